import { fileURLToPath } from "node:url";
import { COMMAND_NAMES } from "@tutti/cli";
import { elementPageProblems } from "../elements/pages.ts";
import { lengthProblems } from "./lengths.ts";
import { licenceProblems } from "./licences.ts";
import { lockFileProblems } from "./lock-file.ts";
import { yjsProblems } from "./one-yjs.ts";
import { readmeProblems } from "./readme.ts";
import { streamlitProblems, unnamedOfStreamlit } from "./streamlit.ts";
import { specProblems } from "./spec-ids.ts";

/** Each check of the tree as a whole, by what it holds to be true. */
const CHECKS: Readonly<Record<string, (root: string) => string[]>> = {
  "every rule has a test, and every test its rule": specProblems,
  "yjs is there once": yjsProblems,
  "the lock file names no registry": lockFileProblems,
  "what is built on may be built on": licenceProblems,
  "no source file is too long": lengthProblems,
  "the elements' pages are as their sources say": elementPageProblems,
  "what the table for newcomers names is there": streamlitProblems,
  "newcomers find every name that they know": unnamedOfStreamlit,
  "the pages' commands and links exist": (root) => readmeProblems(root, COMMAND_NAMES),
};

const root = fileURLToPath(new URL("../..", import.meta.url));
for (const [name, check] of Object.entries(CHECKS)) {
  const problems = check(root);
  console.log(`${problems.length === 0 ? "ok    " : "failed"} ${name}`);
  for (const problem of problems) console.error(`       ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
