import type * as Y from "yjs";
import { isCoEdited, readCoEdited, writeCoEdited } from "../documents/co-edited.ts";
import { currentValues, parseEntry, writeEntry } from "../documents/values.ts";
import { json, recordOf, shape } from "../shape.ts";
import type { JsonValue } from "../json.ts";

/** Where what a whole room shares is kept. What is one person's own is in no branch. */
export const SHARED_SCOPES = ["room", "owner"] as const;
export type SharedScope = (typeof SHARED_SCOPES)[number];

/** What one document says: each entry by its name, each co-edited text by its own (`text:…`, `rich:…`). */
export type Contents = ReadonlyMap<string, JsonValue>;

/** What a room says, without anybody's own. */
export type RoomContents = Readonly<Record<SharedScope, Contents>>;

export const NO_CONTENTS: RoomContents = { room: new Map(), owner: new Map() };

/** Reads what a document says, entry by entry: two who chose different options of a set have changed different things. */
export function readContents(doc: Y.Doc): Map<string, JsonValue> {
  const found = new Map<string, JsonValue>();
  currentValues(doc)?.forEach((raw, name) => {
    const entry = isCoEdited(name) ? undefined : parseEntry(raw);
    if (entry) found.set(name, entry.v);
  });
  for (const name of doc.share.keys()) if (isCoEdited(name)) found.set(name, readCoEdited(doc, name));
  return found;
}

/** Makes a document say something else under one name. `undefined` takes an entry away, and is the server's alone to write; a text becomes empty. */
export function writeContent(doc: Y.Doc, name: string, value: JsonValue | undefined, origin: unknown): void {
  if (isCoEdited(name)) doc.transact(() => writeCoEdited(doc, name, value ?? (name.startsWith("rich:") ? [] : "")), origin);
  else if (value !== undefined) writeEntry(doc, name, value, origin);
  else if (currentValues(doc)?.has(name)) doc.transact(() => currentValues(doc)?.delete(name), origin);
}

type Printed = Readonly<Record<SharedScope, Readonly<Record<string, JsonValue>>>>;
const parsePrinted = shape<Printed>({ room: recordOf(json), owner: recordOf(json) }, {});

/** As plain JSON, to be kept. */
export const printContents = ({ room, owner }: RoomContents): Printed => ({ room: Object.fromEntries(room), owner: Object.fromEntries(owner) });

/** @returns what was printed, or `undefined` for whatever is none. */
export function parseContents(raw: unknown): RoomContents | undefined {
  const printed = parsePrinted(raw);
  return printed && { room: new Map(Object.entries(printed.room)), owner: new Map(Object.entries(printed.owner)) };
}
