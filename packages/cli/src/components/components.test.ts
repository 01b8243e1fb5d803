import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findComponents } from "./find.ts";
import { LIST, makeComponents } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "tutti-components-")));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../../../tutti", import.meta.url)), join(folder, "node_modules", "tutti"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const knob = (name: string, body = "root.append(value)"): string => `import { defineComponent } from "tutti";
export const knob = defineComponent({ name: "${name}", value: (raw) => (typeof raw === "number" ? raw : undefined), mount({ root, value }) { ${body} } });
`;

async function made(app: string): Promise<{ readonly list: Record<string, { readonly code?: { readonly script: string; readonly styles: string[] }; readonly problem?: string }>; readonly printed: string[]; readonly out: string }> {
  const printed: string[] = [];
  const out = join(folder, "out");
  await makeComponents({ id: "harvest", file: put("app.ts", app) }, { out, dev: false, print: (text) => printed.push(text) });
  return { list: JSON.parse(readFileSync(join(out, "harvest", LIST), "utf8")) as never, printed, out };
}

test("[CLI-60] components are found in whatever modules the app imports, by their written-out names, without running any", () => {
  const files = [
    put("a.ts", knob("a")),
    put("b.ts", 'import { defineComponent as define, json } from "tutti";\nthrow new Error("run");\nexport const b = define({ props: json<{}>(), name: "b", mount() {} });\nexport const c = define({ name: "c", mount() {} });\n'),
    put("other.ts", 'import { defineComponent } from "elsewhere";\nexport const d = defineComponent({ name: "d", mount() {} });\n'),
    put("bad.ts", 'import { defineComponent } from "tutti";\nconst name = "e";\nexport const e = defineComponent({ name, mount() {} });\n'),
    put("twin.ts", knob("a")),
    put("app.ts", 'import { app, defineComponent } from "tutti";\nexport const f = defineComponent({ name: "f", mount() {} });\nexport default app("F", () => {});\n'),
  ];
  const { components, problems } = findComponents(files);
  expect(components.map(({ name }) => name)).toEqual(["b", "c"]);
  expect(problems.map(({ message }) => message).join("\n")).toMatch(/bad\.ts:3: a component's name has to be written out[^]*app\.ts:2: the component "f" stands in the app's own module[^]*Two components are called "a": \S+a\.ts:2 and \S+twin\.ts:2/);
});

test("[CLI-61] they are bundled for the page with their styles and packages, content-hashed, without the script's half of tutti", async () => {
  put("knob.css", ".knob { color: red }");
  put("view.tsx", 'import "./knob.css";\nexport const draw = (root: HTMLElement): void => { root.className = "knob"; };\n');
  put("knob.ts", knob("knob", 'return import("./view.tsx").then(({ draw }) => void draw(root as never))'));
  const { list, printed, out } = await made('import { app } from "tutti";\nimport { knob } from "./knob.ts";\nexport default app("Harvest", (ui) => { ui.component(knob, "K", { value: 1 }); });\n');
  expect(printed).toEqual([]);
  const { script = "", styles = [] } = list["knob"]?.code ?? {};
  expect(script).toMatch(/^\/~component\/harvest\/knob-[\w-]{8}\.js$/);
  expect(styles).toHaveLength(1);
  const fileOf = (address: string): string => join(out, address.replace("/~component/", ""));
  expect(readFileSync(fileOf(styles[0] ?? ""), "utf8")).toContain("color");
  const code = readFileSync(fileOf(script), "utf8");
  expect(code).toContain("knob");
  expect(code.length).toBeLessThan(4_000);
  expect(code).not.toMatch(/eval\(|new Function|node:/);
});

test("[BEAT-4] an isolated one is one file, with its styles, its pictures and what it imports later; whether it is has to be written out", async () => {
  put("dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>');
  put("knob.css", ".knob { background: url(./dot.svg) }");
  put("view.ts", 'import "./knob.css";\nimport dot from "./dot.svg";\nexport const draw = (root: HTMLElement): void => { root.title = dot; };\n');
  const alone = (name: string, isolated: string): string => knob(name, 'return import("./view.ts").then(({ draw }) => void draw(root as never))').replace("value:", `${isolated}, value:`);
  put("one.ts", alone("one", "isolated: true"));
  put("two.ts", alone("two", "isolated: 1 > 0"));
  put("plain.ts", knob("plain", 'return import("./view.ts").then(({ draw }) => void draw(root as never))'));
  const { list, printed, out } = await made('import "./one.ts";\nimport "./two.ts";\nimport "./plain.ts";\n');
  expect(printed.join()).toMatch(/two\.ts:2: whether "two" is isolated has to be written out, as isolated: true/);
  expect(list["two"]?.problem).toContain("written out");
  const read = (address = ""): string => readFileSync(join(out, address.replace("/~component/", "")), "utf8");
  const { script, styles = [] } = list["one"]?.code ?? {};
  expect(read(script)).toContain("data:image/svg+xml");
  expect(read(script)).not.toMatch(/import\(|from"/);
  expect(styles.map(read).join()).toContain("data:image/svg+xml");
  expect(read(list["plain"]?.code?.script)).toMatch(/import\(/);
});

test("[CLI-62] one that cannot be bundled says why, and the others are", async () => {
  put("good.ts", knob("good"));
  put("reads.ts", `import { readFileSync } from "node:fs";\n${knob("reads", 'root.append(readFileSync("x", "utf8"))')}`);
  const { list, printed } = await made('import "./good.ts";\nimport "./reads.ts";\n');
  expect(list["good"]?.code?.script).toMatch(/good-/);
  expect(list["reads"]?.problem).toMatch(/reads\.ts imports node:fs, which no page has/);
  expect(printed.join("\n")).toContain('The component "reads" cannot be bundled');
});

test("[CLI-63] an app without components has no list, also where it had some before", async () => {
  put("knob.ts", knob("knob"));
  const { out } = await made('import "./knob.ts";\n');
  await makeComponents({ id: "harvest", file: put("app.ts", "export {};\n") }, { out, dev: false, print: () => undefined });
  expect(existsSync(join(out, "harvest", LIST))).toBe(false);
});
