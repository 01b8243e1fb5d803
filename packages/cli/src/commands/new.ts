import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "../command.ts";
import { Problem } from "../problem.ts";
import { ownVersion } from "./version.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

export const create: Command = {
  name: "new",
  words: "<folder>",
  most: 1,
  summary: "begins an app in a folder of its own",
  options: {},
  run: async ({ words: [name] }) => {
    if (name === undefined) throw new Problem("tutti new needs the folder to make: tutti new my-app");
    const folder = resolve(name);
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new Problem(`${name} is there already and is not empty; name another folder`);
    fillFrom(join(PACKAGE, "template"), folder);
    const linked = linkCheckout(folder);
    const steps = [...(folder === process.cwd() ? [] : [`cd ${name}`]), ...(linked ? [] : ["npm install"]), "npx tutti dev app.ts"];
    console.log(`Made ${name}. Now: ${steps.join(" && ")}`);
    return 0;
  },
};

/** Copies the template, and writes the folder's name and our version into its package.json. */
function fillFrom(template: string, folder: string): void {
  cpSync(template, folder, { recursive: true });
  // npm leaves files named .gitignore out of what it publishes.
  renameSync(join(folder, "gitignore"), join(folder, ".gitignore"));
  const path = join(folder, "package.json");
  const name = basename(folder).toLowerCase().replace(/[^a-z0-9-]+/g, "-").replace(/^-+|-+$/g, "") || "app";
  writeFileSync(path, readFileSync(path, "utf8").replace("app-name", name).replaceAll("0.0.0", ownVersion()));
}

/**
 * In a checkout nothing of ours is in a registry yet: the new app's packages are links to the checkout's.
 *
 * @returns whether that was so, and nothing is left to install
 */
function linkCheckout(folder: string): boolean {
  const root = join(PACKAGE, "..", "..");
  if (!existsSync(join(root, "pnpm-workspace.yaml"))) return false;
  const links = {
    tutti: join(root, "packages", "tutti"),
    "@tutti/cli": join(root, "packages", "cli"),
    typescript: join(root, "node_modules", "typescript"),
    "@types/node": join(root, "node_modules", "@types", "node"),
    ".bin/tsc": join(root, "node_modules", "typescript", "bin", "tsc"),
    ".bin/tutti": join(root, "packages", "cli", "bin", "tutti.mjs"),
  };
  for (const [name, target] of Object.entries(links)) {
    const at = join(folder, "node_modules", name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(target, at);
  }
  chmodSync(links[".bin/tutti"], 0o755);
  return true;
}
