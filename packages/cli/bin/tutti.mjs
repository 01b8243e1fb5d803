#!/usr/bin/env node
// Runs on any Node from 18 on, and hands over to one that runs TypeScript, with the flags that it needs: this may be the first thing anybody types.
import { fileURLToPath } from "node:url";
import { run } from "../bootstrap/child.mjs";
import { chooseNode, NODE_FLAGS } from "../bootstrap/node-24.mjs";
import { runMain } from "../bootstrap/say.mjs";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

await runMain(async () => {
  const node = chooseNode({ version: process.version, path: process.execPath }, [process.cwd(), fileURLToPath(new URL("..", import.meta.url))]);
  return run(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], { cwd: process.cwd(), linked: true });
});
