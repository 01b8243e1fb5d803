import { jsonEqual, MAX_VALUE_CHARS, parseEntry, type Entry, type JsonValue } from "@tutti/protocol";

/**
 * The revision rule. Yjs settles who wins among writes that did not know of each other by a coin flip; a set made offline
 * last week would win half the time. So a lower revision that lands over a higher one is undone by the server.
 */
export type Verdict =
  /** Stands as it is. */
  | { readonly kind: "take"; readonly entry: Entry }
  /** Is not what should stand: `entry` is written over it. `lost` is what its author is told about. */
  | { readonly kind: "put"; readonly entry: Entry; readonly lost: JsonValue | undefined }
  /** Nothing of ours stands there, and nothing did. */
  | { readonly kind: "nothing" };

/** A revision further ahead than this is not a person's work; taken as it is, it would end all later changes. */
export const MAX_LEAP = 1_000_000;

/**
 * @param known what stood there, as the server last accepted it.
 * @param raw what stands there now, by somebody's hand.
 */
export function judgeEntry(known: Entry | undefined, raw: unknown): Verdict {
  const next = readable(raw);
  if (!next) return known ? { kind: "put", entry: known, lost: undefined } : { kind: "nothing" };
  const seen = known?.r ?? 0;
  if (known && next.r < seen) {
    return { kind: "put", entry: known, lost: jsonEqual(next.v, known.v) ? undefined : next.v };
  }
  if (next.r > seen + MAX_LEAP) return { kind: "put", entry: { v: next.v, r: seen + 1 }, lost: undefined };
  return { kind: "take", entry: next };
}

/**
 * The same for what arrives in a generation of the values that was replaced: it is written into the present one where it is
 * newer than what stands there.
 */
export function judgeLate(known: Entry | undefined, raw: unknown): Verdict {
  const next = readable(raw);
  if (!next || (known && jsonEqual(next.v, known.v))) return { kind: "nothing" };
  const verdict = judgeEntry(known, raw);
  if (verdict.kind !== "take") return verdict;
  if (known && next.r === known.r) return { kind: "put", entry: known, lost: next.v };
  return { kind: "put", entry: next, lost: undefined };
}

function readable(raw: unknown): Entry | undefined {
  const entry = parseEntry(raw);
  if (!entry || typeof entry.v === "number" || typeof entry.v === "boolean") return entry;
  return JSON.stringify(entry.v).length <= MAX_VALUE_CHARS ? entry : undefined;
}
