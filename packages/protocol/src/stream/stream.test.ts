import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as encoding from "lib0/encoding";
import { parsePresence } from "../awareness.ts";
import type { ElementId } from "../ids.ts";
import { parseStateless, printStateless } from "./marks.ts";
import { encodeStream, parseServerMessage, streamText, type ClientMessage } from "./messages.ts";
import { parseClientMessage } from "./parse-client.ts";
import { applyOps, ROOT, type ViewElement, type ViewOp } from "./view.ts";

const id = (name: string): ElementId => name as ElementId;
const text = (name: string, body: string): ViewElement => ({ id: id(name), kind: "text", props: { body } });
const page = (): Map<ElementId, ViewElement> =>
  new Map<ElementId, ViewElement>([[ROOT, { id: ROOT, kind: "root", props: {}, children: [id("a"), id("b")] }], [id("a"), text("a", "one")], [id("b"), text("b", "two")]]);

test("[PRO-30] each operation does what it says, and tells whom it touched", () => {
  const view = page();
  const touched = applyOps(view, [
    { op: "set", element: text("c", "three") },
    { op: "splice", id: ROOT, at: 1, remove: 1, insert: [id("c")] },
    { op: "delete", id: id("b") },
    { op: "append", id: id("a"), text: " and more" },
  ]);
  expect(touched).toEqual(new Set(["c", ROOT, "b", "a"]));
  expect([...view.values()]).toEqual([{ id: ROOT, kind: "root", props: {}, children: ["a", "c"] }, text("a", "one and more"), text("c", "three")]);
});

test("[PRO-30] elements are replaced and never changed: a reader may keep the old one", () => {
  const view = page();
  const [root, a] = [view.get(ROOT), view.get(id("a"))];
  applyOps(view, [{ op: "splice", id: ROOT, at: 0, remove: 2, insert: [] }, { op: "append", id: id("a"), text: "!" }]);
  expect(root).toEqual(page().get(ROOT));
  expect(a).toEqual(text("a", "one"));
});

test("[FLOW-1] rows leave a table at its beginning and its end, and come in behind", () => {
  const chart = (values: readonly (readonly number[])[]): ViewElement => ({
    id: id("c"), kind: "lineChart", props: { label: "c", x: "t", y: ["v"], data: { kind: "inline", rows: values[0]?.length ?? 0, columns: [{ name: "t", type: "integer" }, { name: "v", type: "number" }], values } },
  });
  const before = chart([[1, 2, 3], [0.1, 0.2, 0.3]]);
  const view = new Map([[id("c"), before]]);
  expect(applyOps(view, [{ op: "rows", id: id("c"), drop: 1, cut: 1, add: [[4, 5], [0.4, 0.5]] }])).toEqual(new Set(["c"]));
  expect(view.get(id("c"))).toEqual(chart([[2, 4, 5], [0.2, 0.4, 0.5]]));
  expect(before).toEqual(chart([[1, 2, 3], [0.1, 0.2, 0.3]]));
  expect(() => applyOps(page(), [{ op: "rows", id: id("a"), drop: 0, cut: 0, add: [] }])).toThrow("no rows");
});

test.each<readonly [string, ViewOp]>([
  ["children of nobody", { op: "splice", id: id("z"), at: 0, remove: 0, insert: [] }],
  ["text of nobody", { op: "append", id: id("z"), text: "x" }],
  ["text of what has none", { op: "append", id: ROOT, text: "x" }],
])("[PRO-30] %s is a gap", (_, op) => {
  expect(() => applyOps(page(), [op])).toThrow();
});

test("[PRO-31] a message comes out of its frame as it went in", () => {
  const messages: ClientMessage[] = [{ type: "join", app: "sales" as never, room: "main" as never, page: "/" }, { type: "resync" }, { type: "rerun" }];
  for (const message of messages) expect(parseClientMessage(streamText(encodeStream(message)) ?? "")).toEqual(message);
  expect(parseServerMessage(streamText(encodeStream({ type: "room", problem: "売上" })) ?? "")).toEqual({ type: "room", problem: "売上" });
});

test("[PRO-31] a document's frame is none of the stream's", () => {
  fc.assert(
    fc.property(fc.string().filter((name) => name !== "$view"), fc.uint8Array(), (name, rest) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarString(encoder, name);
      encoding.writeUint8Array(encoder, rest);
      expect(streamText(encoding.toUint8Array(encoder))).toBeUndefined();
    }),
  );
  expect(streamText(new Uint8Array())).toBeUndefined();
});

test.each(["", "{}", "null", '{"type":"join"}', '{"type":"join","app":"SALES","room":"main","page":""}', '{"type":"join","app":"api","room":"main","page":""}', '{"type":"snapshot"}'])(
  "[PRO-31] %j is no message of a page's", (message) => {
    expect(() => parseClientMessage(message)).toThrow();
  });

test("[PRO-32] a mark is read as it was printed", () => {
  expect(parseStateless(printStateless({ type: "mark", n: 3 }))).toEqual({ type: "mark", n: 3 });
  for (const other of ["", "3", "{", '{"type":"mark"}', '{"type":"mark","n":-1}', '{"type":"mark","n":1.5}', '{"type":"other","n":1}']) expect(parseStateless(other)).toBeUndefined();
});

test("[PRO-33] a presence loses what does not belong in it", () => {
  const presence = { person: "ana", at: { key: "M", doing: "drag" }, preview: { key: "M", value: 3, beat: 1 } };
  expect(parsePresence({ ...presence, name: "Boss", at: { ...presence.at, secret: 1 } })).toEqual(presence);
});

test("[HERE-5] what somebody sees of a page, whom they follow and what they answer is read within bounds", () => {
  const whole = {
    person: "ana", idle: true, pointer: { element: "E", x: 0.5, y: 1, part: "row:1" }, view: { element: "E", y: 0.25, open: { t1: "First" } },
    follows: "bilal", asks: true, answers: [{ person: "chen", lets: false }], spotlight: true,
  };
  expect(parsePresence(whole)).toEqual(whole);
  const hostile: readonly object[] = [
    { pointer: { element: "E", x: 1e300, y: 0 } }, { pointer: { element: "E", x: 0, y: "0" } }, { pointer: { element: "E".repeat(129), x: 0, y: 0 } },
    { view: { element: "E", y: -5 } }, { view: { open: { t: 1 } } }, { view: { open: Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`t${n}`, "x"])) } },
    { view: { open: { t: "x".repeat(257) } } }, { follows: { id: "bilal" } }, { follows: "b".repeat(65) }, { asks: "yes" }, { spotlight: 1 },
    { answers: Array.from({ length: 17 }, () => ({ person: "chen", lets: true })) }, { answers: [{ person: "chen" }] },
  ];
  for (const part of hostile) expect(parsePresence({ person: "ana", ...part }), JSON.stringify(part)).toBeUndefined();
});

test.each([[null], [{}], [{ person: 1 }], [{ person: "ana", at: { key: "M", doing: "nothing" } }], [{ person: "ana", preview: { key: "M", value: "x".repeat(5_000), beat: 1 } }]])(
  "[PRO-33] %j is no presence", (raw) => {
    expect(parsePresence(raw)).toBeUndefined();
  });

test("[PRO-36] what a page says of its reader is taken as far as it can be read, and no further", () => {
  const reader = { locale: "de-AT", timeZone: "Europe/Vienna", theme: "dark", url: "https://a.example/sales/main?x=1", embedded: true } as const;
  expect(parseClientMessage(JSON.stringify({ type: "reader", reader }))).toEqual({ type: "reader", reader });
  const odd = { locale: "<b>", timeZone: 3, theme: "pink", url: "nowhere", embedded: "yes", secret: 1 };
  expect(parseClientMessage(JSON.stringify({ type: "reader", reader: odd }))).toEqual({
    type: "reader", reader: { locale: "en", timeZone: "UTC", theme: "light", url: "http://localhost/", embedded: false },
  });
  expect(() => parseClientMessage(JSON.stringify({ type: "page", page: "Not a page" }))).toThrow();
});
