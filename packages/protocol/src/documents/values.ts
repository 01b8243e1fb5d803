import * as Y from "yjs";
import { jsonEqual, jsonProblem, type JsonValue } from "../json.ts";
import { isCoEdited, readCoEdited } from "./co-edited.ts";
import { LAYOUT, MEMBER, PERSON_MEMBER } from "./layout.ts";

/**
 * A stored value and its revision, in one immutable entry. Two keys would cost 180 kB per 10,000 writes where one costs 62 B.
 * A set carries the revision it saw plus one.
 */
export interface Entry {
  readonly v: JsonValue;
  readonly r: number;
}

/** What a script reads of a document: each cell's JSON by its key. A set, and what has an entry for each member, is a list of `[member, value]`. */
export type Cells = ReadonlyMap<string, JsonValue>;

/** The newest generation of the values, or `undefined` before the server has made one. */
export function currentValues(doc: Y.Doc): Y.Map<unknown> | undefined {
  return generations(doc).at(-1)?.[1];
}

/** All generations, oldest first: what arrives late in an old one is forwarded by the server. */
export function generations(doc: Y.Doc): readonly (readonly [number, Y.Map<unknown>])[] {
  const found: [number, Y.Map<unknown>][] = [];
  doc.getMap(LAYOUT.values).forEach((map, name) => {
    if (map instanceof Y.Map && /^[1-9][0-9]{0,8}$/.test(name)) found.push([Number(name), map]);
  });
  return found.sort(([a], [b]) => a - b);
}

/** Makes the first generation where there is none. The server's alone: two creators would lose one map whole. */
export function ensureValues(doc: Y.Doc): Y.Map<unknown> {
  const present = currentValues(doc);
  if (present) return present;
  const made = new Y.Map<unknown>();
  doc.getMap(LAYOUT.values).set("1", made);
  return made;
}

/** @returns the entry, or `undefined` where it is absent or is not one of ours (any editor may write anything). */
export function parseEntry(raw: unknown): Entry | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { v, r } = raw as { v?: unknown; r?: unknown };
  if (typeof r !== "number" || !Number.isSafeInteger(r) || r < 0 || v === undefined || jsonProblem(v)) return undefined;
  return { v: v as JsonValue, r };
}

/** Reads one entry of the current generation. */
export const readEntry = (doc: Y.Doc, name: string): Entry | undefined => parseEntry(currentValues(doc)?.get(name));

/**
 * Writes a value with the revision after the one that is seen. An equal value is not written: each write costs a struct
 * for ever.
 *
 * @returns the entry now in place, and whether this call wrote it.
 * @throws if the document has no values yet: it has not been synced, and only the server may create them.
 */
export function writeEntry(doc: Y.Doc, name: string, value: JsonValue, origin: unknown): { entry: Entry; wrote: boolean } {
  const values = currentValues(doc);
  if (!values) throw new Error("The server has not sent this document yet");
  const seen = parseEntry(values.get(name));
  if (seen && jsonEqual(seen.v, value)) return { entry: seen, wrote: false };
  const entry: Entry = { v: value, r: (seen?.r ?? 0) + 1 };
  doc.transact(() => values.set(name, entry), origin);
  return { entry, wrote: true };
}

/**
 * Whose entry a member's entry says it is: by its name (a person), or by its value (`{ by }`). What an entry says proves
 * nothing, so the server lets it stand only where its author is that person.
 */
export function claimedBy(name: string, value: JsonValue): string | undefined {
  const { option } = cellOfEntry(name);
  if (option === undefined) return undefined;
  if (option.startsWith(PERSON_MEMBER)) return option.slice(1);
  return typeof value === "object" && value !== null && "by" in value && typeof value.by === "string" ? value.by : undefined;
}

/** Splits an entry's name into the cell it belongs to and, for sets, the option. */
export function cellOfEntry(name: string): { cell: string; option?: string } {
  const at = name.indexOf(MEMBER);
  return at < 0 ? { cell: name } : { cell: name.slice(0, at), option: name.slice(at + 1) };
}

/** Reads one cell: an entry's value, or the `[member, value]` pairs of several entries in the order of their names. */
export function readCell(doc: Y.Doc, cell: string): JsonValue | undefined {
  const values = currentValues(doc);
  const whole = parseEntry(values?.get(cell));
  if (whole || !values) return whole?.v;
  const pairs: [string, JsonValue][] = [];
  for (const [name, raw] of values.entries()) {
    const part = cellOfEntry(name);
    const entry = part.option !== undefined && part.cell === cell ? parseEntry(raw) : undefined;
    if (entry) pairs.push([part.option as string, entry.v]);
  }
  return pairs.length > 0 ? pairs.sort(([a], [b]) => (a < b ? -1 : 1)) : undefined;
}

/** Reads all cells and texts of a document, as a script is shown them. */
export function readCells(doc: Y.Doc): Map<string, JsonValue> {
  const cells = new Map<string, JsonValue>();
  const sets = new Map<string, [string, JsonValue][]>();
  currentValues(doc)?.forEach((raw, name) => {
    const entry = parseEntry(raw);
    if (!entry) return;
    const { cell, option } = cellOfEntry(name);
    if (option === undefined) cells.set(cell, entry.v);
    else {
      // A table has thousands: its list is lengthened, and not copied for each.
      const pairs = sets.get(cell) ?? [];
      pairs.push([option, entry.v]);
      sets.set(cell, pairs);
    }
  });
  for (const [cell, pairs] of sets) if (!cells.has(cell)) cells.set(cell, pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const name of doc.share.keys()) if (isCoEdited(name)) cells.set(name, readCoEdited(doc, name));
  return cells;
}
