#!/usr/bin/env node
// `npm start`: sets everything up, then serves the demos. Plain JavaScript without dependencies, because nothing is installed yet.
import { join } from "node:path";
import { run } from "./child.mjs";
import { NODE_FLAGS } from "./node-24.mjs";
import { buildPage } from "./page.mjs";
import { ROOT } from "./root.mjs";
import { runMain } from "./say.mjs";
import { setUp } from "./set-up.mjs";

await runMain(async () => {
  const node = await setUp();
  await buildPage(node);
  // Who tries the demos changes them too, and wants to see where an error came from.
  process.env["NODE_ENV"] ??= "development";
  const args = ["start", join(ROOT, "demos"), "--data", join(ROOT, ".tutti")];
  const port = process.env["PORT"];
  if (port) args.push("--port", port);
  return run(node, [...NODE_FLAGS, join(ROOT, "packages", "cli", "src", "main.ts"), ...args, ...process.argv.slice(2)], { linked: true });
});
