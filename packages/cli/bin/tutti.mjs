#!/usr/bin/env node
// Runs on any Node from 18 on, and hands over to one that runs TypeScript, because this may be the first thing anybody types.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../bootstrap/child.mjs";
import { isNewEnough, OLDEST_NODE } from "../bootstrap/versions.mjs";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

if (isNewEnough(process.version)) {
  const { main: tutti } = await import("../src/main.ts");
  process.exitCode = await tutti(process.argv.slice(2));
} else {
  const node = broughtNode();
  if (node) process.exitCode = await run(node, [main, ...process.argv.slice(2)], { cwd: process.cwd() });
  else {
    console.error(`This is Node ${process.version}, and tutti needs ${OLDEST_NODE} or newer. Install one, or bring it with: npm install --save-dev node@24`);
    process.exitCode = 1;
  }
}

/** The binary of the npm package "node", installed beside the app or beside us. */
function broughtNode() {
  for (let folder of [process.cwd(), fileURLToPath(new URL("..", import.meta.url))]) {
    for (let above = join(folder, ".."); above !== folder; folder = above, above = join(folder, "..")) {
      const node = join(folder, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
      if (existsSync(node)) return node;
    }
  }
  return undefined;
}
