import { existsSync } from "node:fs";
import { run } from "./child.mjs";

/** Whether Debian's packages can be installed here. */
export const canInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/**
 * Installs one of Debian's packages; the list of them is fetched where it is not known.
 *
 * @param {string} name
 */
export async function install(name) {
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  const once = () => run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { env: quiet });
  if ((await once()) === 0) return;
  await run("apt-get", ["update", "-qq"], { env: quiet });
  await once();
}
