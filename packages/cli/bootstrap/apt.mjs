import { existsSync } from "node:fs";
import { run } from "./child.mjs";

const QUIET = { DEBIAN_FRONTEND: "noninteractive" };

/** Whether Debian's packages can be installed here. */
export const canInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/**
 * Installs some of Debian's packages.
 *
 * @param {...string} names
 */
export const install = (...names) => knowing(() => run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], { env: QUIET }));

/**
 * Takes some of Debian's packages without installing them.
 *
 * @param {string} folder where they are put
 * @param {...string} names
 */
export const download = (folder, ...names) => knowing(() => run("apt-get", ["download", "-qq", "-o", "APT::Sandbox::User=root", ...names], { env: QUIET, cwd: folder }));

/**
 * Does it; where it fails, the list of packages is fetched, which may be unknown or old, and it is done again.
 *
 * @param {() => Promise<number>} once
 */
async function knowing(once) {
  if ((await once()) === 0) return;
  await run("apt-get", ["update", "-qq"], { env: QUIET });
  await once();
}
