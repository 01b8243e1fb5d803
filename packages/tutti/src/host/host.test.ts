import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { applyOps, eventId, parseDeviceId, parseRoomId, parseWidgetKey, type ElementId, type ViewElement } from "@tutti/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ana, must } from "../runner/runner.fixture.ts";
import { HOST_ENTRY, type FromHost, type ToHost } from "./index.ts";

/** Apps as their authors write them, in a folder of their own: nothing but Drizzle is installed there. */
const APPS = {
  "orders.ts": `export const orders: readonly { readonly region: string; readonly total: number }[] = [{ region: "EMEA", total: 3 }, { region: "APAC", total: 4 }];
`,
  "good.ts": `import { app } from "tutti";
import { orders } from "./orders.js";

interface Shown { readonly total: number }

export default app("Good", { rooms: "named" }, async (ui) => {
  console.log("drawing", { n: 1 });
  const shown: readonly Shown[] = orders;
  ui.text("total " + shown.reduce((sum, order) => sum + order.total, 0));
  if (ui.button("Reject")) void Promise.reject(new Error("nobody awaits this"));
  if (ui.button("Throw")) setTimeout(() => {
    throw new Error("nobody catches this");
  });
  if (ui.button("Late")) setTimeout(() => ui.text("late"));
  if (ui.checkbox("Break")) throw new Error("broken on purpose");
  ui.dataframe(Array.from({ length: 2_500 }, (_, i) => ({ i })));
});
`,
  "bad-syntax.ts": `import { app } from "tutti";

export default app("Bad", (ui) => {
  ui.text("a" "b");
});
`,
  "plain.ts": `import { app } from "tutti";
export default app("Plain", (ui) => {
  ui.slider("S", { min: 1, max: 2 });
  ui.dataframe([{ a: 1 }]);
});
`,
  "knob.css": `.knob { color: red }`,
  "view.tsx": `export const view = <b>not here</b>;`,
  "knob.ts": `import { defineComponent } from "tutti";
import "./knob.css";
export const knob = defineComponent({ name: "knob", mount: async () => void (await import("./view.tsx")) });
`,
  "knobs.ts": `import { app } from "tutti";
import { knob } from "./knob.ts";
export default app("Knobs", (ui) => ui.component(knob, "A knob"));
`,
  "jsx.ts": `import { view } from "./view.tsx";
export default view;
`,
  "orm.ts": `import { createRequire } from "node:module";
import { eq } from "drizzle-orm";
import * as core from "drizzle-orm/sqlite-core";
import { app } from "tutti";

const require = createRequire(import.meta.url);
const same = [require("drizzle-orm").eq === eq, require("drizzle-orm/sqlite-core").sqliteTable === core.sqliteTable];
export default app("Orm", (ui) => ui.text(same.join()));
`,
  "components.json": `{"knob":{"code":{"script":"/~component/knobs/knob-abcd1234.js","styles":[]}},"evil":{"code":{"script":"https://evil.example/x.js","styles":[]}}}`,
  "no-app.ts": `export const title = "no app here";
`,
  "throws.ts": `throw new Error("while loading");
`,
};

// Line 1 comes from line 10 of original.ts, line 2 from its line 20.
const MAP = { version: 3, sources: ["original.ts"], names: [], mappings: "AASA;AAUA" };
const BUNDLED = `import { app } from "tutti";
export default app("Bundled", () => { throw new Error("mapped"); });
//# ${"sourceMappingURL"}=data:application/json;base64,${Buffer.from(JSON.stringify(MAP)).toString("base64")}
`;

const folder = mkdtempSync(join(tmpdir(), "tutti-host-"));
beforeAll(() => {
  for (const [name, text] of Object.entries({ ...APPS, "bundled.js": BUNDLED })) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../../node_modules/drizzle-orm", import.meta.url)), join(folder, "node_modules/drizzle-orm"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A real child process, and what it says. */
class Child {
  readonly said: FromHost[] = [];
  readonly process: ChildProcess;
  #wake: () => void = () => undefined;
  #run = 0;

  constructor(fixture: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
    this.process = fork(HOST_ENTRY, [join(folder, fixture), ...args.map((name) => join(folder, name))], {
      serialization: "advanced", execPath: must(process.execPath), execArgv: ["--enable-source-maps", ...more], stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, ...env },
    });
    children.push(this.process);
    this.process.on("message", (message) => {
      this.said.push(message as FromHost);
      this.#wake();
    });
  }

  send(message: ToHost): void {
    this.process.send(message);
  }

  /** Waits until it has said this. */
  async hears<T extends FromHost["type"]>(type: T, test: (message: Extract<FromHost, { type: T }>) => boolean = () => true): Promise<Extract<FromHost, { type: T }>> {
    for (;;) {
      const found = this.said.find((message): message is Extract<FromHost, { type: T }> => message.type === type && test(message as never));
      if (found) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  open(room: string): void {
    this.send({ type: "open", room: must(parseRoomId(room)), secret: "s", cells: [], people: [ana] });
  }

  /** One run, and its end. */
  async run(room: string, press?: string, changes: Extract<ToHost, { type: "run" }>["changes"] = []): Promise<Extract<FromHost, { type: "done" }>> {
    const run = (this.#run += 1);
    const event = press === undefined ? {} : {
      event: { event: { id: eventId(must(parseDeviceId("d")), run), kind: "click" as const, key: must(parseWidgetKey(press)), at: 1, after: {} }, by: ana },
    };
    this.send({ type: "run", room: must(parseRoomId(room)), run, mode: "commit", all: run === 1, changes, ...event });
    return this.hears("done", (done) => done.run === run);
  }

  view(room: string): ViewElement[] {
    const view = new Map<ElementId, ViewElement>();
    for (const message of this.said) if (message.type === "ops" && message.room === room && message.person === undefined) applyOps(view, message.ops);
    return [...view.values()];
  }
}

describe("the script's process", () => {
  it("[PROC-1] loads an app whose imports say .js and mean .ts, tells its title and rooms, and runs it for several rooms", async () => {
    const child = new Child("good.ts");
    expect(await child.hears("ready")).toEqual({ type: "ready", title: "Good", rooms: "named" });
    child.open("one");
    child.open("two");
    expect((await child.run("one")).outcome).toEqual({ kind: "done" });
    await child.run("two");
    for (const room of ["one", "two"]) expect(child.view(room)).toContainEqual(expect.objectContaining({ kind: "text", props: { body: "total 7" } }));
    const blob = await child.hears("blob");
    expect(blob.bytes).toBeInstanceOf(Uint8Array);
    expect(blob.mime).toBe("application/vnd.apache.arrow.stream");
  });

  it("[PROC-2] what was sent before the app was loaded is done after it, in order; a ping is answered with its memory", async () => {
    const child = new Child("good.ts");
    child.open("one");
    const done = child.run("one");
    child.send({ type: "ping", n: 7 });
    expect((await done).outcome).toEqual({ kind: "done" });
    const pong = await child.hears("pong");
    expect(pong.n).toBe(7);
    expect(pong.rss).toBeGreaterThan(10_000_000);
  });

  it("[PROC-3] what no run owns is a fault and ends nothing: a rejection, an exception, a ui used too late", async () => {
    const child = new Child("good.ts");
    child.open("one");
    await child.run("one");
    await child.run("one", "button:Reject");
    expect((await child.hears("fault", (fault) => fault.message.includes("awaits"))).message).toBe("Error: nobody awaits this");
    await child.run("one", "button:Throw");
    await child.hears("fault", (fault) => fault.message.includes("catches"));
    await child.run("one", "button:Late");
    const late = await child.hears("fault", (fault) => fault.message.includes("await"  ) && fault.message.includes("text was called"));
    expect(late.message).toContain("(good.ts:14)");
    expect((await child.run("one")).outcome.kind).toBe("done");
    expect(child.said.filter((message) => message.type === "fault")).toHaveLength(3);
  });

  it("[PROC-4] an error in the script names its own file, line and column, since stripping types moves nothing", async () => {
    const child = new Child("good.ts");
    child.open("one");
    await child.run("one");
    await child.run("one", undefined, [{ scope: "room", key: "checkbox:Break", value: true, previous: undefined, by: ana.id }]);
    const error = must(child.view("one").find((element) => element.kind === "exception"));
    expect(error.props).toMatchObject({
      message: "broken on purpose", file: "good.ts", line: 15, column: 35, excerpt: '  if (ui.checkbox("Break")) throw new Error("broken on purpose");',
    });
  });

  it("[PROC-5] a module that cannot be loaded is told with its place, and drawn in each room that is opened", async () => {
    const cases = [
      { fixture: "bad-syntax.ts", message: /Expected.*bad-syntax\.ts:4\)\n {2}4 \| {3}ui\.text\("a" "b"\);/s, line: 4, file: "bad-syntax.ts" },
      { fixture: "throws.ts", message: /while loading \(.*throws\.ts:1\)/, line: 1, file: "throws.ts" },
      { fixture: "no-app.ts", message: /no-app\.ts has no app as its default export/, line: undefined, file: undefined },
      { fixture: "absent.ts", message: /absent\.ts/, line: undefined, file: undefined },
    ];
    for (const { fixture, message, line, file } of cases) {
      const child = new Child(fixture);
      expect((await child.hears("broken")).message).toMatch(message);
      child.open("one");
      expect((await child.run("one")).outcome.kind).toBe("failed");
      const error = must(child.view("one").find((element) => element.kind === "exception"));
      expect([error.props.line, error.props.file, error.props.whole]).toEqual([line, file, true]);
    }
  });

  it("[COMP-9] a component's styles are nothing where the script runs, its JSX is refused with what to do, and its code is where the list says", async () => {
    const child = new Child("knobs.ts", [], {}, ["components.json"]);
    child.open("one");
    expect((await child.run("one")).outcome).toEqual({ kind: "done" });
    expect(child.view("one").find((element) => element.kind === "component")?.props).toMatchObject({ name: "knob", code: { script: "/~component/knobs/knob-abcd1234.js" } });
    expect((await new Child("jsx.ts").hears("broken")).message).toMatch(/view\.tsx holds JSX.*Import it inside the component's mount/);
  });

  it("[PROC-6] what the script prints goes to the log, and the process ends with its parent", async () => {
    const child = new Child("good.ts");
    child.open("one");
    await child.run("one");
    expect(await child.hears("log")).toEqual({ type: "log", level: "info", text: "drawing { n: 1 }" });
    const exit = once(child.process, "exit");
    child.process.disconnect();
    expect((await exit)[0]).toBe(0);
  });

  it("[PROC-7] an error in a bundled app names the line of its source, by the source map", async () => {
    const child = new Child("bundled.js");
    child.open("one");
    await child.run("one");
    const error = must(child.view("one").find((element) => element.kind === "exception"));
    expect(error.props).toMatchObject({ message: "mapped", file: "original.ts", line: 20 });
  });

  it("[PROC-9] what it compiled is kept for the next one, also where it is killed", async () => {
    const cache = join(folder, "compiled");
    const child = new Child("plain.ts", [], { NODE_COMPILE_CACHE: cache });
    await child.hears("ready");
    const kept = (): boolean => existsSync(cache) && readdirSync(cache, { recursive: true }).length > 50;
    while (!kept()) await new Promise((resolve) => setTimeout(resolve, 20));
    child.process.kill("SIGKILL");
    await once(child.process, "exit");
    expect(kept()).toBe(true);
  });

  it("[PROC-10] Drizzle is in its memory once, for the app's schema and for db.orm()", async () => {
    const child = new Child("orm.ts");
    child.open("one");
    expect((await child.run("one")).outcome).toEqual({ kind: "done" });
    expect(child.view("one")).toContainEqual(expect.objectContaining({ kind: "text", props: { body: "true,true" } }));
  });

  it("[PROC-8] it starts without Yjs, validators or Arrow, which most scripts never need", async () => {
    const refuse = `import { registerHooks } from "node:module";
      registerHooks({ resolve: (name, context, next) => {
        if (/^(yjs|lib0|valibot|@uwdata)/.test(name)) throw new Error("loaded " + name);
        return next(name, context);
      } });`;
    const child = new Child("plain.ts", ["--import", `data:text/javascript,${encodeURIComponent(refuse)}`]);
    child.open("one");
    expect((await child.run("one")).outcome).toEqual({ kind: "done" });
    expect(child.view("one")).toContainEqual(expect.objectContaining({ kind: "dataframe" }));
  });
});
