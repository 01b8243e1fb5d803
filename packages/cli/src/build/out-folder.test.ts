import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { carryData } from "./connection-data.ts";
import { clearOutFolder, topsOf } from "./out-folder.ts";

let around: string;
let out: string;
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), "tutti-out-"));
  out = join(around, "dist");
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

const write = (name: string, text = name): void => {
  mkdirSync(join(out, name, ".."), { recursive: true });
  writeFileSync(join(out, name), text);
};

test("[CLI-75] what the last build made goes, empty folders too; what came to lie there stays, also beside it, and where a build fails", () => {
  clearOutFolder(out);
  write("app.js");
  clearOutFolder(out).noteMade();
  // The first failed and noted nothing: what it made is taken for somebody's, and kept.
  expect(existsSync(join(out, "app.js"))).toBe(true);
  rmSync(join(out, "app.js"));
  const build = clearOutFolder(out);
  for (const name of ["app.js", "page/index.html", "page/assets/one.js", "data/orders.csv"]) write(name);
  build.noteMade();
  for (const name of [".tutti/log.sqlite", "notes.db", "data/mine.csv", "node_modules/tutti/index.js"]) write(name);
  const again = clearOutFolder(out);
  expect([topsOf(again.kept).sort(), [...again.kept].sort()]).toEqual([[".tutti", "data", "notes.db"], [".tutti/log.sqlite", "data/mine.csv", "notes.db"]]);
  expect(["app.js", "page", "data/orders.csv"].filter((name) => existsSync(join(out, name)))).toEqual([]);
  expect([".tutti/log.sqlite", "notes.db", "data/mine.csv", "node_modules/tutti/index.js"].filter((name) => !existsSync(join(out, name)))).toEqual([]);
});

test("[CLI-75] where it is not known what a build has made, nothing is taken away and that is said", () => {
  write("package.json", JSON.stringify({ tutti: { apps: [{ id: "a", file: "app.js" }], page: "page" } }));
  write(".tutti/log.sqlite");
  expect(() => clearOutFolder(out)).toThrow(/does not say what its build has made, and what people wrote may lie there/);
  expect(existsSync(join(out, ".tutti/log.sqlite"))).toBe(true);
  write(".tutti-build.json", '["../orders.csv"]');
  expect(() => clearOutFolder(out)).toThrow(/is no list of files that a build has made/);
});

test("[CLI-75] data that somebody put there is not written over", async () => {
  writeFileSync(join(around, "names.csv"), "name\nAna\n");
  clearOutFolder(out).noteMade();
  write("names.csv", "name\nBen\n");
  clearOutFolder(out);
  expect(await carryData({ people: { kind: "duckdb", files: ["names.csv"] } }, around, out)).toEqual([expect.stringMatching(/^Not copied: names\.csv of connections\.people, which lies at .*names\.csv already/)]);
  expect(readFileSync(join(out, "names.csv"), "utf8")).toBe("name\nBen\n");
});
