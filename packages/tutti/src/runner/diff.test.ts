import { applyOps, ROOT, type ElementId, type View, type ViewElement } from "@tutti/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diff } from "./diff.ts";
import { Stage } from "./runner.fixture.ts";

const id = (n: number): ElementId => `e${n}` as ElementId;

/** A view as scripts make them: a tree of few ids, so that two of them share many. */
const view: fc.Arbitrary<View> = fc
  .array(fc.record({ parent: fc.nat(5), kind: fc.constantFrom("text", "markdown", "container", "metric"), body: fc.constantFrom("", "a", "ab", "abc", "b"), front: fc.boolean() }), { maxLength: 8 })
  .chain((parts) => fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: parts.length, maxLength: parts.length }).map((ids) => {
    const elements = new Map<ElementId, ViewElement>([[ROOT, { id: ROOT, kind: "root", props: {}, children: [] }]]);
    parts.forEach(({ parent, kind, body, front }, i) => {
      const mine = id(ids[i] ?? 0);
      const holders = [...elements.values()].filter((element) => element.children);
      const holder = holders[parent % holders.length];
      if (!holder) return;
      const children = front ? [mine, ...(holder.children ?? [])] : [...(holder.children ?? []), mine];
      elements.set(holder.id, { ...holder, children });
      if (kind === "container") elements.set(mine, { id: mine, kind, props: { border: body === "a" }, children: [] });
      else if (kind === "metric") elements.set(mine, { id: mine, kind, props: { label: body, value: 1 } });
      else elements.set(mine, { id: mine, kind: kind === "text" ? "text" : "markdown", props: { body } });
    });
    return elements;
  }));

const plain = (of: View): unknown => Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)));

describe("differences of views", () => {
  it("[RUN-95] applied to the one view they give the other, and between equal views there are none", () => {
    fc.assert(fc.property(view, view, (before, after) => {
      const applied = new Map(before);
      applyOps(applied, diff(before, after));
      expect(plain(applied)).toEqual(plain(after));
      expect(diff(before, structuredClone(new Map(before)))).toEqual([]);
    }), { numRuns: 500 });
  });

  it("[RUN-96] one changed element costs one operation, one child more a splice, a longer text what it grew by", () => {
    const base = new Map<ElementId, ViewElement>([
      [ROOT, { id: ROOT, kind: "root", props: {}, children: [id(1), id(2)] }],
      [id(1), { id: id(1), kind: "text", props: { body: "one" } }],
      [id(2), { id: id(2), kind: "metric", props: { label: "M", value: 1 } }],
    ]);
    const changed = new Map(base).set(id(2), { id: id(2), kind: "metric", props: { label: "M", value: 2 } });
    expect(diff(base, changed)).toEqual([{ op: "set", element: changed.get(id(2)) }]);
    const more = new Map(base).set(id(3), { id: id(3), kind: "divider", props: {} }).set(ROOT, { id: ROOT, kind: "root", props: {}, children: [id(1), id(3), id(2)] });
    expect(diff(base, more)).toContainEqual({ op: "splice", id: ROOT, at: 1, remove: 0, insert: [id(3)] });
    expect(diff(base, new Map(base).set(id(1), { id: id(1), kind: "text", props: { body: "one more" } }))).toEqual([{ op: "append", id: id(1), text: " more" }]);
  });

  it("[RUN-97] a script that is run twice on the same values draws the same, also in a fresh process", async () => {
    const step = fc.record({ box: fc.boolean(), n: fc.integer({ min: 0, max: 9 }), pick: fc.constantFrom("a", "b", "gone") });
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const script: ConstructorParameters<typeof Stage>[0] = (ui) => {
        const box = ui.checkbox("Box");
        const n = ui.sidebar.slider("N", { min: 0, max: 9 });
        const sum = ui.state("sum", 0);
        if (box) ui.metric("Shown", n);
        for (let i = 0; i < n; i++) ui.columns(2)[i % 2]?.text(`row ${i}`);
        ui.fragment((part) => part.text(`${part.select("Pick", ["a", "b"])} ${sum.value}`));
        ui.private((mine, me) => mine.text(`${me.name} ${n}`));
        sum.set(n);
      };
      const stage = new Stage(script);
      await stage.run();
      const cells = new Map<string, { scope: "room"; key: string; value: boolean | number | string }>();
      for (const { box, n, pick } of steps) {
        for (const [key, value] of [["checkbox:Box", box], ["slider:N", n], ["select:Pick", pick]] as const) {
          cells.set(key, { scope: "room", key, value });
          await stage.set(key, value);
        }
      }
      const before = [plain(stage.shared), plain(stage.ownOf({ id: "ana" } as never))];
      await stage.run({ all: true });
      const fresh = new Stage(script, { cells: [...cells.values()] });
      await fresh.run();
      expect([plain(stage.shared), plain(stage.ownOf({ id: "ana" } as never))]).toEqual(before);
      expect([plain(fresh.shared), plain(fresh.ownOf({ id: "ana" } as never))]).toEqual(before);
    }), { numRuns: 60 });
  });
});
