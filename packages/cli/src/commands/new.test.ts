import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../bin/tutti.mjs", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tutti-new-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tutti = (...args: string[]) => spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: "utf8" });

test("[CLI-25] tutti new makes an app that type checks as it is, under its folder's name", () => {
  expect(tutti("new", "My First App")).toMatchObject({ status: 0, stderr: "" });
  const made = join(folder, "My First App");
  expect(JSON.parse(readFileSync(join(made, "package.json"), "utf8"))).toMatchObject({ name: "my-first-app", type: "module" });
  expect(readFileSync(join(made, ".gitignore"), "utf8")).toContain("node_modules/");
  const checked = spawnSync(process.execPath, [join(made, "node_modules/.bin/tsc")], { cwd: made, encoding: "utf8" });
  expect(checked.stdout).toBe("");
  expect(checked.status).toBe(0);
});

test("[CLI-26] tutti new writes over nothing", () => {
  mkdirSync(join(folder, "mine"));
  writeFileSync(join(folder, "mine", "notes.txt"), "mine");
  const refused = tutti("new", "mine");
  expect(refused.stderr).toContain("mine is there already and is not empty");
  expect(refused.status).toBe(1);
});

test("[CLI-10] an unknown command is told with the nearest that exists", () => {
  expect(tutti("biuld")).toMatchObject({ status: 1, stderr: 'There is no command "biuld"; did you mean tutti build? tutti --help lists them all\n' });
});

test("[CLI-27] the app that the README shows is the template's, byte for byte, and has 15 lines", () => {
  const app = readFileSync(join(ROOT, "packages/cli/template/app.ts"), "utf8");
  expect(app.trimEnd().split("\n")).toHaveLength(15);
  expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`\`\`\`ts\n${app}\`\`\``);
});
