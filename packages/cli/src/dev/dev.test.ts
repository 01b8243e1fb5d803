import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { importsOf } from "./imports.ts";
import { problemText, watchApps } from "./session.ts";

let root: string;
let end: () => void = () => {};
beforeEach(() => { root = realpathSync(mkdtempSync(join(tmpdir(), "tutti-dev-"))); });
afterEach(() => {
  end();
  end = () => {};
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text: string): string {
  const at = join(root, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
}

test("[CLI-18] an app's imports are followed: types, re-exports, dynamic ones, and .js that means .ts", () => {
  const app = put("app/app.ts", 'import { a } from "./a.js";\nimport type { B } from "../shared/b.ts";\nimport "tutti";\nexport * from "./c.ts";\nawait import("./d.ts");\nconst x: B = a;\n');
  const others = [put("app/a.ts", 'import data from "./data.json" with { type: "json" };\nexport const a = data;'), put("shared/b.ts", "export type B = number;"), put("app/c.ts", ""), put("app/d.ts", "")];
  expect(importsOf(app).files).toEqual(new Set([app, ...others, join(root, "app/data.json")]));
  expect(importsOf(app).problems).toEqual([]);
});

test("[CLI-19] a syntax error is told with file, line, column and the lines around it", () => {
  const app = put("app.ts", 'import { b } from "./b.ts";\n');
  put("b.ts", "const one = 1;\nconst two = ;\nexport const b = one + two;\n");
  const [problem] = importsOf(app).problems;
  expect(problem && problemText({ ...problem, file: join(process.cwd(), "b.ts") })).toBe(
    "b.ts:2:13 Unexpected token\n  1 | const one = 1;\n> 2 | const two = ;\n    |             ^\n  3 | export const b = one + two;",
  );
});

function session() {
  const reloads: string[] = [];
  const printed: string[] = [];
  const folder = join(root, "apps");
  const apps = ["sales", "plan"].map((id) => ({ id, file: join(folder, `${id}.ts`) }));
  put("apps/sales.ts", 'import "../shared/orders.ts";\n');
  put("apps/plan.ts", "export {};\n");
  put("shared/orders.ts", "export {};\n");
  const looks: string[] = [];
  const font = put("shared/brand.woff2", "1");
  const restyle = async (): Promise<void> => {
    if (readFileSync(join(folder, "tutti.config.ts"), "utf8").includes("?")) throw new Error("tutti.config.ts: theme.light.accent is wrong");
    looks.push("new");
  };
  end = watchApps({
    folder, apps, config: join(folder, "tutti.config.ts"), fonts: () => new Set([font]), restyle, reload: async (app) => void reloads.push(app), print: (text) => void printed.push(text),
  });
  return { reloads, printed, looks };
}

test("[CLI-20] a save runs those apps anew that import the file, and all of them where none does", async () => {
  const { reloads } = session();
  put("shared/orders.ts", "export const orders = 1;\n");
  await vi.waitFor(() => expect(reloads).toEqual(["sales"]), 30_000);
  put("apps/plan.ts", "export const plan = 1;\n");
  await vi.waitFor(() => expect(reloads).toEqual(["sales", "plan"]), 30_000);
  put("apps/queries/new.sql", "select 1;");
  await vi.waitFor(() => expect(reloads.toSorted()).toEqual(["plan", "plan", "sales", "sales"]), 30_000);
});

test("[CLI-21] a save that changes nothing, and data that a script may have written, run nothing", async () => {
  const { reloads, printed } = session();
  put("apps/plan.ts", "export {};\n");
  put("apps/log.csv", "1\n");
  // A later change tells that the earlier ones have been seen.
  put("apps/sales.ts", "export const sales = 1;\n");
  await vi.waitFor(() => expect(reloads).toEqual(["sales"]), 30_000);
  expect(printed.join("\n")).not.toContain("plan.ts");
  expect(printed.join("\n")).not.toContain("log.csv");
});

test("[CLI-22] a save with a mistake in it runs anew all the same, so that the page shows it, and the terminal tells the place", async () => {
  const { reloads, printed } = session();
  put("apps/sales.ts", "const a = ;\n");
  await vi.waitFor(() => expect(reloads).toEqual(["sales"]), 30_000);
  expect(printed.join("\n")).toMatch(/sales\.ts:1:11 Unexpected token\n> 1 \| const a = ;/);
});

test("[CLI-40] a save of the settings, or of one of their fonts, runs nothing, and shows the look that they say by now", async () => {
  const { reloads, printed, looks } = session();
  put("apps/tutti.config.ts", "export default { theme: { radius: 1 } };\n");
  await vi.waitFor(() => expect(looks).toHaveLength(1), 30_000);
  put("shared/brand.woff2", "2");
  await vi.waitFor(() => expect(looks).toHaveLength(2), 30_000);
  put("apps/tutti.config.ts", "export default { theme: ? };\n");
  await vi.waitFor(() => expect(printed).toEqual(["tutti.config.ts: theme.light.accent is wrong"]), 30_000);
  expect(reloads).toEqual([]);
});
