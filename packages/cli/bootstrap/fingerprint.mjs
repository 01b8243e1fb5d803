import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const PASSED_OVER = new Set(["node_modules", "dist", ".git", ".tutti"]);

/**
 * One hash over the names and contents of files, so that a step is done again when, and only when, what it reads has changed.
 *
 * @param {string} root
 * @param {readonly string[]} paths files and folders under `root`; what is not there counts as such
 */
export function fingerprint(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesUnder(root, path)) {
      const bytes = readFileSync(join(root, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [path];
  const names = readdirSync(at).filter((name) => !PASSED_OVER.has(name) && !name.includes(".test."));
  return names.sort().flatMap((name) => filesUnder(root, `${path}/${name}`));
}
