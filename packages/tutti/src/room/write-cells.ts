import {
  addedTo, coEditedCell, editText, entriesOf, isCoEdited, isWidgetKind, memberName, ORIGIN, readCell, readEntry, WIDGETS, writeCoEdited, writeEntry,
  type ElementId, type JsonValue, type LocalOrigin, type Storage, type ViewElement,
} from "@tutti/protocol";
import type * as Y from "yjs";
import type { CellWrite } from "../host/messages.ts";

/**
 * Writes what a run set into its document, the way the cell is kept: one entry, an entry for each option of a set, or the
 * difference to a co-edited text, so that other people's carets stay where they are.
 */
export function writeCell(doc: Y.Doc, key: string, value: JsonValue, storage: Storage, origin: LocalOrigin = ORIGIN.run): void {
  doc.transact(() => {
    if (isCoEdited(key)) return writeCoEdited(doc, key, value);
    switch (storage) {
      case "text":
      case "rich":
        // Of a text that counts once it is committed, what is written and what is committed.
        writeCoEdited(doc, coEditedCell(storage, key) ?? key, value);
        writeEntry(doc, key, value, origin);
        return;
      case "set":
        return writeSet(doc, key, value, origin);
      case "entries":
        for (const [member, said] of entriesOf(value)) writeEntry(doc, memberName(key, member), said, origin);
        return;
      case "marks":
      case "files":
        return writeWhole(doc, key, value, origin);
      case "secret":
        return;
      // An entry of a table is written by its own name, which no widget has.
      case "rows":
      case "value":
      case "event":
        writeEntry(doc, key, value, origin);
    }
  }, origin);
}

/** Writes what merges with what stands there by now: members, sums and edits. */
export function mergeCell(doc: Y.Doc, { key, value, seen, as }: Pick<CellWrite, "key" | "value" | "seen" | "as">, origin: LocalOrigin = ORIGIN.run): void {
  doc.transact(() => {
    if (as === "edit") return editText(doc.getText(key), typeof seen === "string" ? seen : "", typeof value === "string" ? value : "");
    for (const [member, said] of entriesOf(value)) {
      const name = memberName(key, member);
      const sum = as === "sums" && typeof said === "number" ? addedTo(readEntry(doc, name)?.v, said) : said;
      writeEntry(doc, name, sum, origin);
    }
  }, origin);
}

/** How a key is kept, as far as the page tells; a key that no widget has is one value. */
export function storageOf(views: readonly ReadonlyMap<ElementId, ViewElement>[], key: string): Storage {
  for (const view of views) {
    for (const element of view.values()) {
      if (element.widget?.key === key && isWidgetKind(element.kind)) return WIDGETS[element.kind].storage;
    }
  }
  return "value";
}

/** The value is the members that are left, as `[member, entry]`: all others are taken away. */
function writeWhole(doc: Y.Doc, key: string, value: JsonValue, origin: LocalOrigin): void {
  const kept = new Map(entriesOf(value));
  for (const [member, entry] of entriesOf(readCell(doc, key))) if (!kept.has(member) && entry !== null) writeEntry(doc, memberName(key, member), null, origin);
  for (const [member, entry] of kept) writeEntry(doc, memberName(key, member), entry, origin);
}

/** The value of a set is the chosen options, or `[option, chosen]` for each one that is said. */
function writeSet(doc: Y.Doc, key: string, value: JsonValue, origin: LocalOrigin): void {
  const said = new Map<string, boolean>();
  const before = readCell(doc, key);
  if (Array.isArray(before)) for (const pair of before) if (Array.isArray(pair)) said.set(String(pair[0]), false);
  if (Array.isArray(value)) {
    for (const item of value) said.set(String(Array.isArray(item) ? item[0] : item), Array.isArray(item) ? item[1] === true : true);
  }
  for (const [option, chosen] of said) writeEntry(doc, memberName(key, option), chosen, origin);
}
