import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";
import { say, SetUpProblem } from "./say.mjs";
import { isNewEnough, OLDEST_NODE } from "./versions.mjs";

/**
 * The Node that runs the project: this one where it is new enough, else the one that was installed from npm.
 *
 * @param {{ version: string, path: string }} own
 * @param {string} root
 * @returns {string} the path of its binary
 */
export function chooseNode(own, root) {
  if (isNewEnough(own.version)) return own.path;
  const brought = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(brought)) return brought;
  throw new SetUpProblem(
    `This is Node ${own.version}, and Tutti needs ${OLDEST_NODE} or newer. The npm package "node", which brings one, has not put a binary in ` +
    `${brought}: it has none for ${process.platform} on ${process.arch}, or its install script was not allowed to run. Install Node 24 and try again.`,
  );
}

/** @returns {string} the path of the Node binary to use */
export function findNode() {
  const node = chooseNode({ version: process.version, path: process.execPath }, ROOT);
  say("Node", node === process.execPath ? `${process.version}, this machine's own` : `24 from npm (this machine's is ${process.version})`);
  return node;
}
