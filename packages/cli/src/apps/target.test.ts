import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findTarget } from "./target.ts";

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), "tutti-target-")); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = ""): string {
  const at = join(root, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
}

test("[CLI-15] a file is an app under its own name, app.ts under its folder's", async () => {
  const sales = put("Big Sales.ts");
  expect((await findTarget(sales)).apps).toEqual([{ id: "big-sales", file: sales }]);
  const app = put("planning/app.ts");
  expect(await findTarget(join(root, "planning"))).toEqual({ folder: join(root, "planning"), apps: [{ id: "planning", file: app }] });
});

test("[CLI-16] apps.ts is a list of apps, with paths from where it stands", async () => {
  put("sales.ts");
  put("apps.ts", 'export default [{ id: "sales", file: "./sales.ts", title: "Sales", description: "What was sold" }];');
  expect((await findTarget(root)).apps).toEqual([{ id: "sales", file: join(root, "sales.ts"), title: "Sales", description: "What was sold" }]);
});

test("[CLI-17] what means no app is told in a sentence", async () => {
  await expect(findTarget(join(root, "gone.ts"))).rejects.toThrow("There is nothing at");
  await expect(findTarget(root)).rejects.toThrow("holds no app.ts");
  await expect(findTarget(put("notes.txt"))).rejects.toThrow("is no script");
  await expect(findTarget(put("assets.ts"))).rejects.toThrow('would be called "assets"');
  await expect(findTarget(put("a/apps.ts", 'export default [{ id: "Sales", file: "x.ts" }];'))).rejects.toThrow('[0].id is "Sales"');
  await expect(findTarget(put("b/apps.ts", 'export default [{ id: "sales", file: "x.ts" }];'))).rejects.toThrow("[0].file is x.ts, and there is no such file");
  await expect(findTarget(put("d/apps.ts", 'export default [{ id: "a", file: "./apps.ts" }, { id: "a", file: "./apps.ts" }];'))).rejects.toThrow('[1].id is "a", and so is an earlier one');
  put("e/package.json", '{ "tutti": { "apps": "mine" } }');
  await expect(findTarget(join(root, "e"))).rejects.toThrow("holds no app.ts");
  await expect(findTarget(put("c/apps.ts", "export const apps = [];"))).rejects.toThrow("has to export a list of apps");
});
