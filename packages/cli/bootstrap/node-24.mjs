import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./root.mjs";
import { say, SetUpProblem } from "./say.mjs";
import { isNewEnough, OLDEST_NODE } from "./versions.mjs";

/**
 * How every Node that runs Tutti is started. Where a machine has memory protection keys, V8 now and then takes the whole
 * process along when a thread of it ends ("Check failed: jit_page.has_value()", https://github.com/nodejs/node/issues/64500).
 */
export const NODE_FLAGS = ["--no-memory-protection-keys"];

/**
 * The binary of the npm package "node", in a folder or one above it.
 *
 * @param {string} folder
 * @returns {string | undefined}
 */
export function broughtNode(folder) {
  for (let here = folder; ; here = dirname(here)) {
    const node = join(here, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(node)) return node;
    if (dirname(here) === here) return undefined;
  }
}

/**
 * The Node that runs the project: this one where it is new enough, else the one that was installed from npm.
 *
 * @param {{ version: string, path: string }} own
 * @param {readonly string[]} folders where to look for the other, first come first served
 * @returns {string} the path of its binary
 */
export function chooseNode(own, folders) {
  if (isNewEnough(own.version)) return own.path;
  const brought = folders.map(broughtNode).find((path) => path !== undefined);
  if (brought) return brought;
  throw new SetUpProblem(
    `This is Node ${own.version}, and Tutti needs ${OLDEST_NODE} or newer. The npm package "node", which brings one, has put no binary into ` +
    `${folders.join(" or ")}: it has none for ${process.platform} on ${process.arch}, or its install script was not allowed to run. Install Node 24 and try again.`,
  );
}

/** @returns {string} the path of the Node binary to use */
export function findNode() {
  const node = chooseNode({ version: process.version, path: process.execPath }, [ROOT]);
  say("Node", node === process.execPath ? `${process.version}, the one that runs this` : `24 from npm (this machine's is ${process.version})`);
  return node;
}
