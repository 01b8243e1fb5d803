import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { joinTutti, type TuttiClient } from "../../bench/wire/tutti-client.ts";
import { create } from "./new.ts";
import { Serving } from "../serving.fixture.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };

let folder: string;
const running: Serving[] = [];
const clients: TuttiClient[] = [];

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "tutti-serving-")), "harvest");
  vi.spyOn(console, "log").mockReturnValue();
  await create.run({ words: [folder], options: {} });
  vi.restoreAllMocks();
  write("app.ts", script("We have"));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.close();
  for (const serving of running.splice(0)) await serving.end();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

const script = (words: string): string => `import { app } from "tutti";
export default app("Harvest", (ui) => {
  const baskets = ui.slider("Baskets", { min: 0, max: 100, value: 10 });
  ui.text(\`${words} \${baskets} baskets\`);
});
`;

function tutti(...args: string[]): Serving {
  const serving = new Serving(args, folder);
  running.push(serving);
  return serving;
}

async function visit(serving: Serving): Promise<TuttiClient> {
  const client = await joinTutti(await serving.port(), "harvest", "main", (joined) => joined.element("slider", "Baskets") !== undefined);
  clients.push(client);
  return client;
}

/** The bodies of the texts on the page. */
const texts = (client: TuttiClient): string[] => [...client.view.values()].flatMap((element) => (element.kind === "text" ? [element.props.body] : []));
const sees = (client: TuttiClient, text: string): Promise<void> => vi.waitFor(() => expect(texts(client)).toContain(text), PATIENCE);

test("[CLI-28] tutti dev: a save is a new run in an open page, and values stay", { timeout: 120_000 }, async () => {
  const dev = tutti("dev", "app.ts", "--port", "0");
  const page = await visit(dev);
  page.setSlider("Baskets", 42);
  await sees(page, "We have 42 baskets");
  write("app.ts", script("By now we have"));
  await sees(page, "By now we have 42 baskets");
  expect(dev.said).toMatch(/as its owner: http:\/\/\S+\/join\/\S+/);
  expect(await dev.stop("SIGINT")).toBe(0);
});

test("[CLI-44] tutti dev: a save of the theme is shown without a run, a mistake in it is told, and what else has changed holds from the next start", { timeout: 120_000 }, async () => {
  write("tutti.config.ts", "export default { theme: { light: { accent: '#0a7d33' } } };\n");
  const dev = tutti("dev", "app.ts", "--port", "0");
  const page = await visit(dev);
  page.setSlider("Baskets", 42);
  await sees(page, "We have 42 baskets");
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(dev.said)?.[0] ?? "";
  const sheet = async (): Promise<string> => (await fetch(`${address}/theme.css`)).text();
  expect(await sheet()).toContain("--accent:#0a7d33");
  write("tutti.config.ts", "export default { log: 'json', theme: { light: { accent: '#c2185b' } } };\n");
  await vi.waitFor(async () => expect(await sheet()).toContain("--accent:#c2185b"), PATIENCE);
  await vi.waitFor(() => expect(dev.said).toMatch(/log in .*tutti\.config\.ts: this holds from the next start/), PATIENCE);
  write("tutti.config.ts", "export default { theme: { light: { accent: 'pink' } } };\n");
  await vi.waitFor(() => expect(dev.said).toContain('theme.light.accent: "pink" has to be a colour as #rrggbb'), PATIENCE);
  expect(await sheet()).toContain("--accent:#c2185b");
  await sees(page, "We have 42 baskets");
  write("tutti.config.ts", "export default { theme: { light: { faintText: '#bbbbbb' } } };\n");
  await vi.waitFor(() => expect(dev.said).toMatch(/theme\.light\.faintText \(#bbbbbb\) on \w+ .* has a contrast of 1\.\d+:1/), PATIENCE);
});

test("[CLI-29] tutti dev: a syntax error stands in the page and in the terminal with its line, and goes when it is mended", { timeout: 120_000 }, async () => {
  const dev = tutti("dev", "app.ts", "--port", "0");
  const page = await visit(dev);
  await sees(page, "We have 10 baskets");
  write("app.ts", script("We have").replace("const baskets =", "const baskets = ="));
  await vi.waitFor(() => {
    const mistake = [...page.view.values()].find((element) => element.kind === "exception");
    expect(mistake?.props).toMatchObject({ line: 3, file: expect.stringContaining("app.ts") });
  }, PATIENCE);
  await vi.waitFor(() => expect(dev.said).toMatch(/app\.ts:3:\d+ .*\n.*\n> 3 \|   const baskets = =/), PATIENCE);
  write("app.ts", script("Mended, we have"));
  await sees(page, "Mended, we have 10 baskets");
  expect([...page.view.values()].some((element) => element.kind === "exception")).toBe(false);
});

test("[CLI-39] tutti dev: an error of a run stands in the page and in the terminal with its line", { timeout: 120_000 }, async () => {
  const dev = tutti("dev", "app.ts", "--port", "0");
  const page = await visit(dev);
  write("app.ts", script("We have").replace("  ui.text(", '  if (baskets > 40) throw new Error("The barn is full");\n  ui.text('));
  page.setSlider("Baskets", 41);
  await vi.waitFor(() => {
    const mistake = [...page.view.values()].find((element) => element.kind === "exception");
    expect(mistake?.props).toMatchObject({ line: 4, message: expect.stringContaining("The barn is full") });
  }, PATIENCE);
  await vi.waitFor(() => expect(dev.said).toMatch(/The barn is full[^>]*app\.ts:4:\d+\n[^>]*\n> 4 \|   if \(baskets > 40\)/), PATIENCE);
});

test("[CLI-30] tutti build makes a folder that tutti start serves, data and imports included, and what people wrote outlives a stop", { timeout: 120_000 }, async () => {
  write("words.ts", 'import { readFileSync } from "node:fs";\nexport const words: string = readFileSync(new URL("./words.txt", import.meta.url), "utf8").trim();\n');
  write("words.txt", "In the barn we have\n");
  write("app.ts", `import { words } from "./words.ts";\n${script("${words}")}`);
  write("tutti.config.ts", 'export default { access: { default: "editor" }, data: "kept" };\n');
  expect(await tutti("build", "app.ts").ended()).toBe(0);
  for (const name of ["app.js", "app.js.map", "package.json", "tutti.config.js", "page/index.html"]) expect(existsSync(join(folder, "dist", name)), name).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, "dist/package.json"), "utf8"))).toMatchObject({ dependencies: { tutti: "0.1.0", "@tutti/cli": "0.1.0" }, tutti: { apps: [{ id: "harvest", file: "app.js" }] } });
  // The sources are not what is served.
  for (const name of ["app.ts", "words.ts", "words.txt"]) rmSync(join(folder, name));

  const first = tutti("start", "dist", "--port", "0");
  const page = await visit(first);
  await sees(page, "In the barn we have 10 baskets");
  page.setSlider("Baskets", 7);
  await page.durable();
  expect(await first.stop("SIGTERM")).toBe(0);
  expect(existsSync(join(folder, "dist/kept"))).toBe(true);

  const second = tutti("start", "dist", "--port", "0");
  await sees(await visit(second), "In the barn we have 7 baskets");
});

test("[CLI-75] tutti build takes away what a build has made and nothing else: what people wrote in a served folder outlives the next build", { timeout: 120_000 }, async () => {
  write("tutti.config.ts", 'export default { access: { default: "editor" } };\n');
  expect(await tutti("build", "app.ts").ended()).toBe(0);
  const first = tutti("start", "dist", "--port", "0");
  const page = await visit(first);
  await sees(page, "We have 10 baskets");
  page.setSlider("Baskets", 7);
  await page.durable();
  expect(await first.stop("SIGTERM")).toBe(0);
  write("dist/notes.db", "somebody's");
  write("app.ts", script("By now"));
  expect(await tutti("build", "app.ts").ended()).toBe(0);
  expect(running.at(-1)?.said).toContain("Kept: .tutti, notes.db in dist, which no build has made.");
  expect(readFileSync(join(folder, "dist/notes.db"), "utf8")).toBe("somebody's");
  await sees(await visit(tutti("start", "dist", "--port", "0")), "By now 7 baskets");
});

test("[CLI-70] tutti build bundles the modules that task() runs, with what they import", { timeout: 120_000 }, async () => {
  write("words.ts", 'export const words = (n: number): string => `On another thread we have ${n}`;\n');
  write("heavy.ts", 'import { words } from "./words.ts";\nexport default function heavy(n: number): string {\n  return words(n);\n}\n');
  write("app.ts", `import { app, task } from "tutti";
import type heavy from "./heavy.ts";
export default app("Harvest", async (ui) => {
  const baskets = ui.slider("Baskets", { min: 0, max: 100, value: 10 });
  ui.text(await task<typeof heavy>(new URL("./heavy.ts", import.meta.url), baskets));
});
`);
  expect(await tutti("build", "app.ts").ended()).toBe(0);
  for (const name of ["app.ts", "heavy.ts", "words.ts"]) rmSync(join(folder, name));
  await sees(await visit(tutti("start", "dist", "--port", "0")), "On another thread we have 10");
});

test("[CLI-31] tutti start: a second server on the same data is refused with a sentence", { timeout: 120_000 }, async () => {
  await tutti("start", "app.ts", "--port", "0", "--data", "kept").port();
  const second = tutti("start", "app.ts", "--port", "0", "--data", "kept");
  expect(await second.ended()).toBe(1);
  expect(second.said).toMatch(/Another server/);
  expect(second.said).not.toMatch(/^\s+at /m);
});

test("[CLI-32] tutti build writes into no folder that it has not made", async () => {
  expect(await tutti("build", "app.ts", "--out", ".").ended()).toBe(1);
  expect(running.at(-1)?.said).toContain("has not made");
  expect(existsSync(join(folder, "app.ts"))).toBe(true);
});

const knob = (size: number): string => `import { defineComponent } from "tutti";
import "./knob.css";
export const knob = defineComponent({
  name: "knob",
  value: (raw) => (typeof raw === "number" ? raw : undefined),
  mount({ root }) { Object.assign(root, { textContent: "size ${size}" }); },
});
`;

const withKnob = `import { app } from "tutti";
import { knob } from "./knob.ts";
export default app("Harvest", (ui) => {
  const baskets = ui.slider("Baskets", { min: 0, max: 100, value: 10 });
  const turned = ui.component(knob, "Knob", { value: 3 });
  ui.text(\`\${baskets} baskets at \${turned}\`);
});
`;

/** Where the page is told that the knob's code lies, and that code. */
async function codeOf(page: TuttiClient, serving: Serving): Promise<{ readonly script: string; readonly text: string }> {
  const element = [...page.view.values()].find((one) => one.kind === "component");
  const script = element?.kind === "component" ? (element.props.code?.script ?? "") : "";
  return { script, text: await (await fetch(`http://127.0.0.1:${await serving.port()}${script}`)).text() };
}

test("[CLI-64] tutti dev: a save of a component is shown in every open page, and values stay", { timeout: 120_000 }, async () => {
  write("knob.css", ".knob { color: red }");
  write("knob.ts", knob(1));
  write("app.ts", withKnob);
  const dev = tutti("dev", "app.ts", "--port", "0");
  const page = await visit(dev);
  page.setSlider("Baskets", 42);
  await sees(page, "42 baskets at 3");
  const first = await codeOf(page, dev);
  expect(first.text).toContain("size 1");
  write("knob.ts", knob(2));
  await vi.waitFor(async () => expect((await codeOf(page, dev)).text).toContain("size 2"), PATIENCE);
  await sees(page, "42 baskets at 3");
  write("knob.ts", knob(2).replace("mount(", "mount(("));
  await vi.waitFor(() => expect(dev.said).toMatch(/knob\.ts:\d+:\d+ /), PATIENCE);
  write("knob.ts", knob(1));
  await vi.waitFor(async () => expect(await codeOf(page, dev)).toEqual(first), PATIENCE);
  await sees(page, "42 baskets at 3");
});

test("[CLI-65] tutti build carries the components along, and tutti start serves them without the sources", { timeout: 120_000 }, async () => {
  write("knob.css", ".knob { color: red }");
  write("view.tsx", 'export const words = "for the page alone";\n');
  write("knob.ts", knob(5).replace("mount({ root }) {", 'async mount({ root }) { Object.assign(root, await import("./view.tsx"));'));
  write("app.ts", withKnob);
  expect(await tutti("build", "app.ts").ended()).toBe(0);
  // What the page loads is no part of the script's bundle.
  const scripts = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js") && !/^(components|page)/.test(name));
  expect(scripts.filter((name) => readFileSync(join(folder, "dist", name), "utf8").includes("for the page alone"))).toEqual([]);
  for (const name of ["app.ts", "knob.ts", "knob.css", "view.tsx"]) rmSync(join(folder, name));
  const served = tutti("start", "dist", "--port", "0");
  const page = await visit(served);
  await sees(page, "10 baskets at 3");
  expect((await codeOf(page, served)).text).toContain("size 5");
});
