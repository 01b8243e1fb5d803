import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { splitUpdate } from "./split-update.ts";

/** What several people, or one over several visits, did to a text, a map and a list. */
type Act = readonly [who: number, what: "type" | "erase" | "set" | "push" | "meet", at: number];
const acts = fc.array(fc.tuple(fc.nat(2), fc.constantFrom("type", "erase", "set", "push", "meet"), fc.nat(40)) as fc.Arbitrary<Act>, { minLength: 1, maxLength: 120 });

function play(script: readonly Act[], from: Uint8Array): Y.Doc {
  const docs = [0, 1, 2].map(() => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, from);
    return doc;
  });
  for (const [who, what, at] of script) {
    const doc = docs[who] ?? new Y.Doc();
    const text = doc.getText("t");
    if (what === "type") text.insert(at % (text.length + 1), `<${at}>`);
    if (what === "erase" && text.length > 2) text.delete(at % (text.length - 1), 2);
    if (what === "set") doc.getMap("m").set(`k${at % 5}`, at);
    if (what === "push") doc.getArray("a").push([{ at }]);
    if (what === "meet") for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  }
  const all = docs[0] ?? new Y.Doc();
  for (const other of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(other));
  return all;
}

const contents = (doc: Y.Doc): unknown => [doc.getText("t").toString(), doc.getMap("m").toJSON(), doc.getArray("a").toJSON()];

describe("an update in pieces", () => {
  it("[OFF-5] of any update, each piece finds its place when it comes, and all of them are the update", () => {
    fc.assert(fc.property(acts, acts, fc.integer({ min: 1, max: 400 }), (before, after, limit) => {
      const server = play(before, new Uint8Array([0, 0]));
      const mine = play(after, Y.encodeStateAsUpdate(server));
      const pieces = splitUpdate(Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server)), limit);
      for (const piece of pieces) {
        Y.applyUpdate(server, piece);
        expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null]);
      }
      expect(contents(server)).toEqual(contents(mine));
      expect(Y.equalSnapshots(Y.snapshot(server), Y.snapshot(mine))).toBe(true);
    }), { numRuns: 300 });
  });

  it("[OFF-5] no piece is longer than the limit and one change", () => {
    const doc = new Y.Doc();
    for (let n = 0; n < 5_000; n += 1) doc.getMap("m").set(`k${n % 50}`, { n, words: "so many words" });
    for (let n = 0; n < 5_000; n += 1) doc.getText("t").insert(0, String(n));
    const whole = Y.encodeStateAsUpdate(doc);
    const pieces = splitUpdate(whole, 4_000);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(4_600);
    const copy = new Y.Doc();
    for (const piece of pieces) Y.applyUpdate(copy, piece);
    expect(copy.getText("t").toString()).toBe(doc.getText("t").toString());
  });

  it("[OFF-5] one with a gap in it stays whole", () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 3; n += 1) doc.getArray("a").insert(0, [n]);
    const gapped = Y.mergeUpdates([updates[0], updates[2]].filter((update) => update !== undefined));
    expect(splitUpdate(gapped, 1)).toEqual([gapped]);
  });
});
