import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "./child.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { ROOT } from "./root.mjs";
import { say, SetUpProblem } from "./say.mjs";
import { isDone, markDone } from "./stamp.mjs";
import { PNPM_VERSION, sameMajor } from "./versions.mjs";

const STAMP = join(ROOT, "node_modules", ".tutti-installed");

/** Everything that decides what lies in node_modules. */
function manifests() {
  const folders = ["packages/cli", "packages/client", "packages/protocol", "packages/tutti", "server", "demos", "docs"];
  const others = readdirSync(join(ROOT, "packages")).map((name) => `packages/${name}`).filter((name) => !folders.includes(name));
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...[...folders, ...others].map((folder) => `${folder}/package.json`)];
}

/** Installs what the lock file names, if it is not there yet. */
export async function installDependencies() {
  const wanted = fingerprint(ROOT, manifests());
  if (isDone(STAMP, wanted)) return say("Dependencies", "up to date");
  const pnpm = await findPnpm();
  say("Dependencies", "installing what pnpm-lock.yaml names (a minute the first time)");
  // The lock file is what counts: a pnpm of the same major reads it as well, so none is fetched in its place.
  const env = { pnpm_config_pm_on_fail: "ignore", CI: "true" };
  const { code, output } = await capture(pnpm.command, [...pnpm.args, "install", "--frozen-lockfile"], { env });
  if (code !== 0) throw new SetUpProblem(`${output}\npnpm install ended with ${code}; what it said stands above. Is the package registry reachable from here?`);
  markDone(STAMP, wanted);
}

/** The pnpm of this machine where it is of our major version, else the one that npm brings. */
export async function findPnpm() {
  // Outside the workspace, where no packageManager field asks it to become another version.
  const own = await capture("pnpm", ["--version"], { cwd: tmpdir() });
  const version = own.output.trim();
  if (own.code === 0 && sameMajor(version, PNPM_VERSION)) {
    say("pnpm", `${version}, found on this machine`);
    return { command: "pnpm", args: [] };
  }
  say("pnpm", `${PNPM_VERSION}, brought by npx`);
  return { command: "npx", args: ["-y", "--prefer-offline", `pnpm@${PNPM_VERSION}`] };
}
