#!/usr/bin/env node
// `npm run audit`: whether a package that we build on has a known hole. Not to know it is no success.
import { askForHoles } from "./known-holes.mjs";
import { runMain } from "./say.mjs";
import { ofHoles } from "./tally.mjs";

await runMain(async () => {
  const found = await askForHoles();
  const { failures, untold } = ofHoles(found);
  for (const line of [...failures, ...untold]) console.error(line);
  if (found.kind === "none") console.log(`No known hole, high or critical, is in the ${found.packages} packages that we build on.`);
  return found.kind === "none" ? 0 : 1;
});
