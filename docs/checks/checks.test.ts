import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lengthProblems, MAX_LINES } from "./lengths.ts";
import { licenceProblems } from "./licences.ts";
import { lockFileProblems } from "./lock-file.ts";
import { yjsProblems } from "./one-yjs.ts";
import { readmeProblems } from "./readme.ts";
import { specProblems } from "./spec-ids.ts";

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), "tutti-checks-")); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test("[DOC-1] a rule without a test, a test without a rule and a rule that stands twice are found, with their lines", () => {
  put("a/SPEC.md", "# What a promises\n\n- [ABC-1] it adds\n- [ABC-2] it divides\n");
  put("b/SPEC-more.md", "[ABC-1] it adds again\n");
  put("a/a.test.ts", `test("${"[ABC"}-1] it adds", () => {});\n\ntest("${"[ABC"}-3] it takes away", () => {});\n`);
  put("a/contract.ts", `import { test } from "vitest";\nexport const suite = () => test(\`${"[ABC"}-4] it counts\`, () => {});\n`);
  expect(specProblems(root)).toEqual([
    "b/SPEC-more.md:1: rule [ABC-1] stands in a/SPEC.md:3 too; an id means one thing",
    'a/SPEC.md:4: no test proves rule [ABC-2]; name one "[ABC-2] …"',
    "a/a.test.ts:3: a test names [ABC-3], and no SPEC*.md has such a rule",
    "a/contract.ts:2: a test names [ABC-4], and no SPEC*.md has such a rule",
  ]);
});

test("[DOC-2] a second yjs is found in the lock file and in what is installed", () => {
  const lock = (packages: string) => `importers:\n\npackages:\n\n${packages}\nsnapshots:\n`;
  const one = "  lib0@0.2.120:\n    x: y\n  y-protocols@1.0.7:\n  yjs@13.6.33:\n";
  put("pnpm-lock.yaml", lock(one));
  for (const folder of ["a", "b"]) put(`${folder}/package.json`, "{}");
  put("store/one/package.json", "{}");
  put("store/two/package.json", "{}");
  for (const folder of ["a", "b"]) {
    mkdirSync(join(root, folder, "node_modules"));
    symlinkSync(join(root, "store/one"), join(root, folder, "node_modules/yjs"));
  }
  expect(yjsProblems(root)).toEqual([]);
  rmSync(join(root, "b/node_modules/yjs"));
  symlinkSync(join(root, "store/two"), join(root, "b/node_modules/yjs"));
  put("pnpm-lock.yaml", lock(`${one}  yjs@14.0.0:\n`));
  const problems = yjsProblems(root);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain("13.6.33 and 14.0.0");
  expect(problems[1]).toContain("installed 2 times");
});

test("[DOC-3] an address in the lock file is found, and a package without its hash", () => {
  put("pnpm-lock.yaml", "packages:\n  a@1.0.0:\n    resolution: {integrity: sha512-x}\n");
  expect(lockFileProblems(root)).toEqual([]);
  for (const resolution of ["{tarball: https://registry.example/a.tgz}", "{directory: ../a}", "{integrity: sha1-x}"]) {
    put("pnpm-lock.yaml", `packages:\n  a@1.0.0:\n    resolution: ${resolution}\n`);
    expect(lockFileProblems(root), resolution).toHaveLength(1);
  }
});

test("[DOC-8] a package whose licence is not known to be open is named; of two licences either does", () => {
  const installed = (name: string, json: object): void => put(`node_modules/.pnpm/${name.replace("/", "+")}@1.0.0/node_modules/${name}/package.json`, JSON.stringify({ name, ...json }));
  installed("a", { license: "MIT" });
  installed("@b/c", { license: "(GPL-3.0 OR Apache-2.0)" });
  installed("old", { licenses: [{ type: "BSD-3-Clause" }] });
  expect(licenceProblems(root)).toEqual([]);
  installed("bound", { license: "AGPL-3.0-only" });
  installed("silent", {});
  expect(licenceProblems(root).map((problem) => problem.slice(0, 26))).toEqual(["bound is under AGPL-3.0-on", "silent is under no licence"]);
});

test("[DOC-4] a source file that is too long is found; a test may be longer", () => {
  put("a.test.ts", "\n".repeat(MAX_LINES) + "x");
  put("a.ts", "x\n".repeat(MAX_LINES));
  expect(lengthProblems(root)).toEqual([]);
  put("a.ts", "x\n".repeat(MAX_LINES + 1));
  expect(lengthProblems(root)[0]).toContain("a.ts: 401 lines");
});

test("[DOC-5] a page that shows a command or links to a file that is not there is found", () => {
  put("package.json", JSON.stringify({ scripts: { start: "x", test: "x" } }));
  put("README.md", "Type `npm start`, then `npx tutti dev app.ts`; see [the licence](LICENSE). We tutti play.\n\n```sh\nnpm test\n```\n");
  put("LICENSE", "");
  expect(readmeProblems(root, ["dev"])).toEqual([]);
  put("README.md", "Type `npm run begin`, then `tutti undo`; see [the plan](docs/PLAN.md).\n");
  expect(readmeProblems(root, ["dev"])).toEqual([
    'README.md: "npm run begin" is no script of package.json', 'README.md: "tutti undo" is no command', "README.md: links to docs/PLAN.md, which is not there",
  ]);
});
