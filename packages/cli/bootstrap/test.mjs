#!/usr/bin/env node
// `npm test`: sets everything up, then runs every check and every test. The last line is "N passed, N failed". With `--audit`, as CI has it, the
// registry is also asked for known holes: what it says may be another thing tomorrow, and needs a network.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { bringChromium, NO_CHROMIUM } from "./chromium.mjs";
import { run } from "./child.mjs";
import { askForHoles } from "./known-holes.mjs";
import { bringMediaWiki, NO_MEDIAWIKI } from "./mediawiki.mjs";
import { bringPostgres, NO_POSTGRES } from "./postgres.mjs";
import { buildPage } from "./page.mjs";
import { ROOT } from "./root.mjs";
import { runMain, say, SetUpProblem } from "./say.mjs";
import { setUp } from "./set-up.mjs";
import { lastLine, NOTHING, ofCheck, ofHoles, ofVitest, sum } from "./tally.mjs";

const modules = join(ROOT, "node_modules");
const TSC = join(modules, "typescript", "bin", "tsc");
const OXLINT = join(modules, "oxlint", "bin", "oxlint");
const VITEST = join(modules, "vitest", "vitest.mjs");

/**
 * @param {string} node
 * @param {string} folder where reports are written
 */
async function everything(node, folder) {
  // Whatever starts "node" from a test starts this one.
  const PATH = [dirname(node), join(modules, ".bin"), process.env["PATH"]].join(delimiter);
  const check = async (/** @type {string} */ name, /** @type {string[]} */ args) => {
    say("Check", name);
    return ofCheck(name, (await run(node, args, { env: { PATH } })) === 0);
  };
  const vitest = async (/** @type {string} */ project, /** @type {NodeJS.ProcessEnv} */ env) => {
    say("Tests", project);
    const file = join(folder, `${project}.json`);
    const args = [VITEST, "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await run(node, args, { env: { PATH, ...env } });
    return ofVitest(project, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined, code);
  };
  const tallies = [
    await check("types of the server's side", [TSC, "-p", "tsconfig.json", "--noEmit"]),
    await check("types of the page", [TSC, "-p", "packages/client/tsconfig.json", "--noEmit"]),
    await check("types of what other pages load", [TSC, "-p", "packages/embed/tsconfig.json", "--noEmit"]),
    await check("types of components", [TSC, "-p", "demos/components/tsconfig.json", "--noEmit"]),
    await check("lint, with the rules on who may import whom", [OXLINT, "--deny-warnings"]),
    await check("the tree: rules and tests, one yjs, lock file, lengths, README", [join(ROOT, "docs", "checks", "main.ts")]),
    ...(process.argv.includes("--audit") ? [await holes()] : []),
    await build(node),
    await postgres(),
    await vitest("unit", {}),
  ];
  const chromium = await bringChromium();
  if (!chromium) console.error(NO_CHROMIUM);
  tallies.push(ofCheck("Chromium for the browser tests", chromium !== undefined));
  tallies.push(await mediaWiki());
  if (chromium) tallies.push(await vitest("browser", { CHROMIUM: chromium }));
  return sum(tallies);
}

async function holes() {
  say("Check", "known holes in the packages that we build on");
  return ofHoles(await askForHoles());
}

async function postgres() {
  const found = await bringPostgres();
  if (!found) console.error(NO_POSTGRES);
  return ofCheck("PostgreSQL for the tests of connections", found !== undefined);
}

async function mediaWiki() {
  const found = await bringMediaWiki();
  if (!found) console.error(NO_MEDIAWIKI);
  return ofCheck("MediaWiki for the test of embedding", found !== undefined);
}

/** @param {string} node */
async function build(node) {
  try {
    await buildPage(node);
    return ofCheck("build of the page", true);
  } catch (error) {
    console.error(error instanceof SetUpProblem ? error.message : error);
    return ofCheck("build of the page", false);
  }
}

/** @param {import("./tally.mjs").Tally} tally */
function report(tally) {
  console.log("");
  for (const failure of tally.failures) console.log(`failed: ${failure.startsWith(ROOT) ? relative(ROOT, failure) : failure}`);
  for (const line of tally.untold) console.log(line);
  console.log(lastLine(tally));
  return tally.failures.length === 0 && tally.passed > 0 ? 0 : 1;
}

await runMain(async () => {
  const folder = mkdtempSync(join(tmpdir(), "tutti-test-"));
  try {
    const node = await setUp();
    return report(await everything(node, folder));
  } catch (error) {
    console.error(error instanceof SetUpProblem ? `\n${error.message}` : error);
    return report(sum([NOTHING, ofCheck("set-up", false)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
