import { applyOps, EVERY_PAGE, ROOT, type Channel, type ElementId, type ServerMessage, type ViewElement, type ViewOp } from "@tutti/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ViewStore } from "./view-store.ts";

const id = (n: number): ElementId => `e${n}` as ElementId;
const text = (n: number, body: string): ViewElement => ({ id: id(n), kind: "text", props: { body } });

/** The server's half: a view, its numbering, and whatever was sent of it. */
class Source {
  readonly elements = new Map<ElementId, ViewElement>();
  readonly #channel: Channel;
  generation = "g1";
  seq = 0;

  constructor(channel: Channel = "shared") {
    this.#channel = channel;
  }

  ops(...ops: ViewOp[]): Extract<ServerMessage, { type: "ops" }> {
    applyOps(this.elements, ops);
    this.seq += 1;
    return { type: "ops", generation: this.generation, seq: this.seq, page: "", channel: this.#channel, ops };
  }

  snapshot(): Extract<ServerMessage, { type: "snapshot" }> {
    // As JSON it would arrive: objects of its own.
    const elements = structuredClone([...this.elements.values()]);
    return { type: "snapshot", generation: this.generation, seq: this.seq, page: "", channel: this.#channel, elements };
  }
}

describe("the view store", () => {
  it("[SYNC-15] equals the server's view after drops, repetitions, reconnects and restarts", () => {
    const change = fc.oneof(
      fc.record({ do: fc.constant("set" as const), n: fc.nat(6), body: fc.string({ maxLength: 3 }) }),
      fc.record({ do: fc.constant("append" as const), n: fc.nat(6), body: fc.string({ maxLength: 3 }) }),
      fc.record({ do: fc.constant("delete" as const), n: fc.nat(6) }),
    );
    const fate = fc.constantFrom("arrive", "arrive", "arrive", "drop", "twice", "reconnect", "restart");
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fate), { maxLength: 60 }), (steps) => {
        const source = new Source();
        let asked = false;
        const store = new ViewStore("", () => (asked = true));
        const seen = new Map<ElementId, ViewElement | undefined>();
        for (let n = 0; n <= 6; n++) store.element(id(n)).subscribe((element) => seen.set(id(n), element));
        store.receive(source.snapshot());
        for (const [what, fate] of steps) {
          const ops: ViewOp[] =
            what.do === "set" ? [{ op: "set", element: text(what.n, what.body) }]
            : !source.elements.has(id(what.n)) ? []
            : what.do === "append" ? [{ op: "append", id: id(what.n), text: what.body }]
            : [{ op: "delete", id: id(what.n) }];
          const message = source.ops(...ops);
          if (fate === "restart") {
            source.generation = `${source.generation}x`;
            source.seq = 0;
          }
          if (fate === "reconnect" || fate === "restart") {
            store.disconnected();
            store.receive(message);
            store.receive(source.snapshot());
            store.settle();
          } else if (fate !== "drop") store.receive(message);
          if (fate === "twice") store.receive(message);
          if (asked) {
            asked = false;
            store.receive(source.snapshot());
            store.settle();
          }
        }
        // Whatever was dropped last is noticed with the next message.
        store.receive(source.ops());
        if (asked) {
          store.receive(source.snapshot());
          store.settle();
        }
        for (let n = 0; n <= 6; n++) {
          expect(store.get(id(n))).toEqual(source.elements.get(id(n)));
          expect(seen.get(id(n))).toBe(store.get(id(n)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("[SYNC-15] an element that a snapshot repeats keeps its object, and its followers hear nothing", () => {
    const source = new Source();
    source.ops({ op: "set", element: text(1, "same") }, { op: "set", element: text(2, "old") });
    const store = new ViewStore("", () => undefined);
    store.receive(source.snapshot());
    const before = store.get(id(1));
    const calls: string[] = [];
    store.element(id(1)).subscribe(() => calls.push("one"));
    store.element(id(2)).subscribe(() => calls.push("two"));
    calls.length = 0;
    source.ops({ op: "set", element: text(2, "new") });
    store.receive(source.snapshot());
    expect(calls).toEqual(["two"]);
    expect(store.get(id(1))).toBe(before);
  });

  it("[SYNC-15] asks once for what it missed", () => {
    const source = new Source();
    source.ops({ op: "set", element: text(1, "a") });
    let asked = 0;
    const store = new ViewStore("", () => (asked += 1));
    store.receive(source.snapshot());
    source.ops({ op: "set", element: text(1, "b") });
    for (let n = 0; n < 3; n++) store.receive(source.ops({ op: "append", id: id(1), text: "." }));
    expect(asked).toBe(1);
  });

  it("[SYNC-16] what is this person's alone lies over what is everybody's, and goes with it", () => {
    const [shared, own] = [new Source(), new Source("private")];
    shared.ops({ op: "set", element: { id: id(1), kind: "private", props: {}, children: [] } });
    own.ops({ op: "set", element: { id: id(1), kind: "private", props: {}, children: [id(2)] } }, { op: "set", element: text(2, "secret") });
    const store = new ViewStore("", () => undefined);
    store.receive(shared.snapshot());
    expect(store.get(id(1))?.children).toEqual([]);
    store.receive(own.snapshot());
    expect(store.get(id(1))?.children).toEqual([id(2)]);
    expect([...store.privateElements].map((element) => element.id)).toEqual([id(1), id(2)]);
    store.receive(own.ops({ op: "delete", id: id(1) }));
    expect(store.get(id(1))?.children).toEqual([]);
  });

  it("[SYNC-3] goes on showing the last view while a server that has just started has drawn nothing", () => {
    const store = new ViewStore("", () => undefined);
    store.restore("", { shared: [text(1, "yesterday")], private: [] });
    const source = new Source();
    store.receive(source.snapshot());
    store.receive(source.ops({ op: "set", element: text(1, "today") }));
    expect([store.get(id(1))?.props, store.stale.get()]).toEqual([{ body: "yesterday" }, true]);
    store.settle();
    expect([store.get(id(1))?.props, store.stale.get()]).toEqual([{ body: "today" }, false]);
    store.receive(source.ops({ op: "append", id: id(1), text: "!" }));
    expect(store.get(id(1))?.props).toEqual({ body: "today!" });
  });

  it("[BEH-100] where the app can no longer be loaded, what was shown stays, with the reason over it, and gives way to the mended app", () => {
    const store = new ViewStore("", () => undefined);
    const root = (...children: ElementId[]): ViewElement => ({ id: ROOT, kind: "root", props: {}, children });
    const broken: ViewElement = { id: id(9), kind: "exception", props: { name: "SyntaxError", message: "Unexpected token", whole: true } };
    const snapshot = (generation: string, elements: readonly ViewElement[], channel: Channel = "shared") =>
      store.receive({ type: "snapshot", generation, seq: 1, page: EVERY_PAGE, channel, elements });
    snapshot("g1", [root(id(1), id(2)), text(1, "shared"), { id: id(2), kind: "private", props: {} }]);
    snapshot("g1", [{ id: id(2), kind: "private", props: {}, children: [id(3)] }, text(3, "mine")], "private");
    // Whole, or growing from nothing: the page is told of the new process in either way.
    snapshot("g2", [root(id(9)), broken]);
    snapshot("g2", [], "private");
    store.settle();
    expect([store.unloadable.get()?.props.message, store.get(ROOT)?.children, store.get(id(3))?.props]).toEqual(["Unexpected token", [id(1), id(2)], { body: "mine" }]);
    expect(store.keep(EVERY_PAGE)).toBeUndefined();
    store.receive({ type: "snapshot", generation: "g3", seq: 0, page: EVERY_PAGE, channel: "shared", elements: [] });
    store.receive({ type: "ops", generation: "g3", seq: 1, page: EVERY_PAGE, channel: "shared", ops: [{ op: "set", element: root(id(9)) }, { op: "set", element: { ...broken, props: { ...broken.props, message: "Still not" } } as ViewElement }] });
    store.settle();
    expect([store.unloadable.get()?.props.message, store.get(id(1))?.props]).toEqual(["Still not", { body: "shared" }]);
    snapshot("g4", [root(id(1)), text(1, "mended")]);
    expect([store.unloadable.get(), store.get(id(1))?.props, store.get(id(3))]).toEqual([undefined, { body: "mended" }, undefined]);
    // Who comes while it is broken sees the reason itself, since there is nothing else to see.
    const late = new ViewStore("", () => undefined);
    late.receive({ type: "snapshot", generation: "g2", seq: 1, page: EVERY_PAGE, channel: "shared", elements: [root(id(9)), broken] });
    expect([late.unloadable.get(), late.get(id(9))?.kind]).toEqual([undefined, "exception"]);
  });
});
