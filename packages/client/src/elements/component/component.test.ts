import { COMPONENT, type AnyComponent, type JsonValue, type MountContext } from "@tutti/protocol";
import { expect, test, vi } from "vitest";
import { print, readFromFrame, readToFrame } from "../../isolated/messages.ts";
import { Allowance } from "./allowance.ts";
import { inlineTable } from "../table-data/inline-table.ts";
import { whose } from "./faults.ts";
import { FrameWatch, type Asked } from "./frame-watch.ts";
import { loadTables } from "./load-tables.ts";
import { runComponent } from "./run-component.ts";
import type { Heard, Told } from "./stand.ts";

type Context = MountContext<unknown, unknown, Readonly<Record<string, unknown>>>;

const looks = { mode: "light", tokens: { ink: "#111" }, still: false } as const;
const told = (more: Partial<Told> = {}): Told => ({ given: { max: 3 }, tables: {}, stored: undefined, start: 1, people: [], theme: looks, disabled: false, ...more });

/** A component whose value is a number, and what it has said. */
function stage(mount: AnyComponent["mount"], first = told()) {
  const heard = { ready: vi.fn(), set: vi.fn(), drag: vi.fn(), emit: vi.fn(), focus: vi.fn(), fail: vi.fn() } satisfies Heard;
  const component: AnyComponent = {
    [COMPONENT]: true, name: "knob", props: undefined, css: undefined, isolated: false, mount,
    value: (raw: JsonValue) => (typeof raw === "number" ? raw : undefined), events: { pick: (raw: JsonValue) => (typeof raw === "string" ? raw : undefined) },
  };
  // What it is drawn into is the component's business alone.
  return { heard, stand: runComponent(component, {} as HTMLElement, "Knob", first, heard) };
}

/** How long (ms) what comes by itself may take on a full machine. */
const PATIENCE = 15_000;

test("[PART-1] a component is shown the room's value where it fits, else the one that it starts from, and drags that fit", async () => {
  const shown: unknown[] = [];
  const ana = { id: "ana" as never, name: "Ana", colour: 0, role: "editor" } as const;
  const { heard, stand } = stage(({ value }) => {
    shown.push(value);
    return { update: (now) => void shown.push(now.value, now.people.map(({ drag }) => drag)) };
  });
  await vi.waitFor(() => expect(heard.ready).toHaveBeenCalled(), PATIENCE);
  stand.tell(told({ stored: 5 }));
  stand.tell(told({ stored: "nonsense", people: [{ person: ana, colour: "red", doing: "drag", drag: "x" }, { person: ana, colour: "red", doing: "drag", drag: 4 }] }));
  expect(shown).toEqual([1, 5, [], 1, [undefined, 4]]);
  stand.tell(told({ stored: "other nonsense", people: [{ person: ana, colour: "red", doing: "drag", drag: "x" }, { person: ana, colour: "red", doing: "drag", drag: 4 }] }));
  expect(shown).toHaveLength(5);
});

test("[PART-2] what does not fit is refused where it is set; whoever may not change it sets and sends nothing", async () => {
  let context: Context | undefined;
  const { heard, stand } = stage((given) => void (context = given));
  await vi.waitFor(() => expect(heard.ready).toHaveBeenCalled(), PATIENCE);
  expect(() => context?.set("x")).toThrow("set was called with a value that does not fit");
  expect(() => context?.emit("pick", 1)).toThrow('emit was called with "pick" that does not fit');
  expect(() => context?.emit("other", 1)).toThrow("its definition names none");
  expect(() => context?.emit("pick", "x".repeat(20_000))).toThrow("characters of JSON, and 16384 can travel");
  context?.set(2);
  context?.drag(3);
  context?.drag(undefined);
  context?.emit("pick", "a");
  expect([heard.set.mock.calls, heard.drag.mock.calls, heard.emit.mock.calls]).toEqual([[[2]], [[3], [undefined]], [["pick", "a"]]]);
  stand.tell(told({ disabled: true }));
  context?.set(9);
  context?.emit("pick", "b");
  expect([heard.set.mock.calls.length, heard.emit.mock.calls.length]).toEqual([1, 1]);
  stand.end();
  context?.set(10);
  expect(heard.set.mock.calls.length).toBe(1);
});

test("[PART-3] what it throws, at once, later or when told of a change, is told once and goes no further", async () => {
  const broken = async (mount: AnyComponent["mount"], act?: (stand: ReturnType<typeof stage>["stand"]) => void): Promise<string> => {
    const { heard, stand } = stage(mount);
    if (act) {
      await vi.waitFor(() => expect(heard.ready).toHaveBeenCalled(), PATIENCE);
      act(stand);
    }
    await vi.waitFor(() => expect(heard.fail).toHaveBeenCalled(), PATIENCE);
    expect(heard.fail).toHaveBeenCalledTimes(1);
    return String((heard.fail.mock.calls[0] as [Error])[0].message);
  };
  const thrower = (): never => { throw new Error("broken"); };
  expect(await broken(thrower)).toBe("broken");
  expect(await broken(async () => Promise.reject(new Error("later")))).toBe("later");
  expect(await broken(() => ({ update: thrower }), (stand) => stand.tell(told({ stored: 2 })))).toBe("broken");
  expect(await broken(() => ({ update: async () => Promise.reject(new Error("async")) }), (stand) => stand.tell(told({ stored: 2 })))).toBe("async");
});

test("[PART-4] one that is taken down while it is still being mounted is unmounted when it is, and changes meanwhile are told after", async () => {
  const unmount = vi.fn();
  const update = vi.fn();
  const gate = Promise.withResolvers<void>();
  const mount = async () => {
    await gate.promise;
    return { update, unmount };
  };
  const gone = stage(mount);
  const stays = stage(mount);
  gone.stand.end();
  stays.stand.tell(told({ stored: 8 }));
  gate.resolve();
  await vi.waitFor(() => expect(unmount).toHaveBeenCalledTimes(1), PATIENCE);
  await vi.waitFor(() => expect(update).toHaveBeenCalledTimes(1), PATIENCE);
  expect(update.mock.calls[0]?.[0]).toMatchObject({ value: 8 });
  expect(gone.heard.ready).not.toHaveBeenCalled();
});

test("[PART-5] an error that nobody caught is whose code stands in its stack, and of several the one that was touched last", () => {
  const [a, b, other] = [{ script: "/~component/x/a-1.js" }, { script: "/~component/x/a-1.js" }, { script: "/~component/x/b-2.js" }] as const;
  const stack = "Error: broken\n    at HTMLButtonElement.<anonymous> (http://h/~component/x/a-1.js:2:3)";
  expect(whose([a, b, other], stack)).toBe(b);
  expect(whose([other, a], "Error\n at http://h/~component/x/shared-9.js:1:1")).toBe(a);
  expect(whose([a, other], "Error\n at http://h/assets/main-1.js:1:1")).toBeUndefined();
});

test("[PART-6] a message through the port is read whole or not at all", () => {
  const { tables, ...change } = told({ stored: 2 });
  const begin = { type: "begin", code: { name: "knob", label: "Knob", script: "export {}", styles: [] }, told: change } as const;
  expect(readToFrame(print(begin))).toEqual(begin);
  expect(readToFrame({ type: "tables", tables })).toEqual({ type: "tables", tables });
  for (const message of [{ type: "ready" }, { type: "alive" }, { type: "set", value: [1] }, { type: "drag" }, { type: "emit", name: "pick", data: null }, { type: "height", pixels: 10 }] as const) {
    expect(readFromFrame(print(message))).toEqual(message);
  }
  const nonsense: readonly unknown[] = [
    { type: "set", value: 1 }, "", "{", "null", "[]", '{"type":"toString"}', '{"type":"set"}', '{"type":"emit","name":"a b","data":1}', '{"type":"height","pixels":-1}',
    '{"type":"height","pixels":1e999}', '{"type":"set","value":{"__proto__":1}}', `{"type":"set","value":"${"x".repeat(700_000)}"}`, '{"type":"begin","told":{}}',
  ];
  for (const raw of nonsense) expect([raw, readFromFrame(raw)]).toEqual([raw, undefined]);
  expect(readToFrame('{"type":"tell","told":{"disabled":true}}')).toBeUndefined();
});

test("[SAY-5] a component hears what the script broadcasts until it is taken down, and what it throws then is told", async () => {
  const heard: unknown[] = [];
  const here = stage(({ onBroadcast }) => onBroadcast((name, data) => {
    if (name === "broken") throw new Error("broken");
    heard.push([name, data]);
  }));
  await vi.waitFor(() => expect(here.heard.ready).toHaveBeenCalled(), PATIENCE);
  here.stand.hear("ring", { loud: true });
  here.stand.hear("broken", null);
  expect(here.heard.fail).toHaveBeenCalledTimes(1);
  here.stand.end();
  here.stand.hear("ring", null);
  expect(heard).toEqual([["ring", { loud: true }]]);
  expect(readToFrame(print({ type: "broadcast", name: "ring", data: [1] }))).toEqual({ type: "broadcast", name: "ring", data: [1] });
  expect(readToFrame('{"type":"broadcast","name":"a b","data":1}')).toBeUndefined();
});

test("[PART-9] the tables that a component is handed are laid out by columns, those in blobs too", async () => {
  const inline = { kind: "inline", rows: 2, columns: [{ name: "a", type: "integer" }, { name: "b", type: "text" }], values: [[1, null], ["x", "y"]] } as const;
  const blob = { kind: "blob", rows: 2, columns: [{ name: "a", type: "integer" }], blob: "name" } as const;
  const cache = { get: async (name: string) => (name === "name" ? inlineTable({ ...inline, columns: [{ name: "a", type: "integer" }], values: [[7, 8]] }) : Promise.reject(new Error("not there"))) };
  expect(await loadTables({ small: inline, large: blob }, cache)).toEqual({
    small: { rows: 2, columns: { a: [1, null], b: ["x", "y"] } }, large: { rows: 2, columns: { a: [7, 8] } },
  });
  await expect(loadTables({ gone: { ...blob, blob: "other" } }, cache)).rejects.toThrow("not there");
});

test("[PART-7] a frame may say so much at once and so much a second", () => {
  let now = 0;
  const allowance = new Allowance(10, 3, () => now);
  expect([allowance.take(), allowance.take(), allowance.take(), allowance.take()]).toEqual([true, true, true, false]);
  now = 100;
  expect([allowance.take(), allowance.take()]).toEqual([true, false]);
  now = 10_000;
  expect([1, 2, 3, 4].map(() => allowance.take())).toEqual([true, true, true, false]);
});

test("[BEAT-1] a frame that leaves four questions unanswered is said to be silent, and no more when it answers", () => {
  const watch = new FrameWatch();
  const frame = { ask: vi.fn(), quiet: vi.fn(), cut: vi.fn(), again: vi.fn() };
  watch.add(frame);
  for (let n = 0; n < 20; n += 1) {
    watch.beat();
    watch.answered(frame);
  }
  expect([frame.ask.mock.calls.length, frame.quiet.mock.calls]).toEqual([20, []]);
  for (let n = 0; n < 4; n += 1) watch.beat();
  expect(frame.quiet.mock.calls).toEqual([]);
  for (let n = 0; n < 4; n += 1) watch.beat();
  expect(frame.quiet.mock.calls).toEqual([[true]]);
  watch.answered(frame);
  watch.answered(frame);
  expect(frame.quiet.mock.calls).toEqual([[true], [false]]);
});

test("[BEAT-2] whoever stops one takes down all that are silent before another is put up, and leaves those that answer", () => {
  const watch = new FrameWatch();
  const did: string[] = [];
  const asked = (name: string): Asked => ({ ask: vi.fn(), quiet: vi.fn(), cut: () => void did.push(`${name} goes`), again: () => void did.push(`${name} comes`) });
  const [guilty, beside, well] = [asked("guilty"), asked("beside"), asked("well")];
  for (const one of [guilty, beside, well]) watch.add(one);
  for (let n = 0; n < 5; n += 1) {
    watch.beat();
    watch.answered(well);
  }
  watch.stop(guilty);
  expect(did).toEqual(["guilty goes", "beside goes", "beside comes"]);
});
