#!/usr/bin/env node
// `npm run build`: builds the page, if its sources differ from those it was last built from.
import { buildPage } from "./page.mjs";
import { runMain } from "./say.mjs";
import { setUp } from "./set-up.mjs";

await runMain(async () => {
  await buildPage(await setUp());
  return 0;
});
