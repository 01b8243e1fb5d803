import { currentValues, generations, LAYOUT, ORIGIN, parseEntry } from "@tutti/protocol";
import * as Y from "yjs";

/** With more overwritten entries than this in the present generation, the live values move into a new one. */
export const MAX_TOMBSTONES = 5_000;
/** A generation that was replaced is kept so long (ms) for what people who were away still write into it. */
export const KEEP_GENERATION = 30 * 24 * 3_600_000;

/** Overwritten entries of the present generation: each is a struct that stays for ever. */
export function tombstones(doc: Y.Doc): number {
  const values = currentValues(doc);
  let count = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) if (struct instanceof Y.Item && struct.deleted && struct.parent === values) count += 1;
  }
  return count;
}

/** Writes the live values into a new generation, and notes when the old one was replaced. */
export function compactValues(doc: Y.Doc, now: number): void {
  const last = generations(doc).at(-1);
  if (!last) return;
  const [n, old] = last;
  doc.transact(() => {
    const next = new Y.Map<unknown>();
    for (const [name, raw] of old.entries()) {
      const entry = parseEntry(raw);
      // What a script took out of a list: only scripts write there, so that nothing of it can arrive late.
      if (entry && !(entry.v === null && name.startsWith("shared:"))) next.set(name, raw);
    }
    doc.getMap(LAYOUT.values).set(String(n + 1), next);
    doc.getMap(LAYOUT.seeded).set(retired(n), now);
  }, ORIGIN.compact);
}

/** Drops generations that were replaced longer ago than {@link KEEP_GENERATION}. */
export function dropOldGenerations(doc: Y.Doc, now: number): void {
  const seeded = doc.getMap(LAYOUT.seeded);
  doc.transact(() => {
    for (const [n] of generations(doc).slice(0, -1)) {
      const at = seeded.get(retired(n));
      if (typeof at !== "number") seeded.set(retired(n), now);
      else if (now - at >= KEEP_GENERATION) {
        doc.getMap(LAYOUT.values).delete(String(n));
        seeded.delete(retired(n));
      }
    }
  }, ORIGIN.compact);
}

const retired = (n: number): string => `retired:${n}`;
