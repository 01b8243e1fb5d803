import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { ROOT } from "./root.mjs";
import { say, SetUpProblem } from "./say.mjs";
import { isDone, markDone } from "./stamp.mjs";

const CLIENT = join(ROOT, "packages", "client");
const STAMP = join(CLIENT, "dist", ".built-from");
const SOURCES = ["packages/client", "packages/embed/src", "packages/protocol/src", "pnpm-lock.yaml"];

/**
 * Builds the page with Vite where its sources differ from those it was last built from.
 *
 * @param {string} node
 */
export async function buildPage(node) {
  const wanted = fingerprint(ROOT, SOURCES);
  if (isDone(STAMP, wanted) && existsSync(join(CLIENT, "dist", "index.html"))) return say("Page", "up to date");
  say("Page", "building with Vite");
  const code = await run(node, [join(CLIENT, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "error"], { cwd: CLIENT });
  if (code !== 0) throw new SetUpProblem(`The page could not be built: vite build ended with ${code}; its message stands above.`);
  markDone(STAMP, wanted);
}
