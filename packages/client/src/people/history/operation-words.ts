import type { HistoryRow, OperationNote } from "@tutti/protocol";
import { historyTexts as words } from "../../texts/history.ts";

const WORDS = { merge: words.didMerge, update: words.didUpdate, restore: words.didRestore } as const;

/** What was done at once, in words. */
export function operationWords(note: OperationNote | undefined): string {
  if (!note) return words.didSomething;
  const name = note.name ?? (note.to === undefined ? "" : new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(note.to));
  const kind = note.kind === "back" ? (note.was ?? "back") : note.kind;
  // What was taken back in an earlier version bears no moment.
  const did = kind === "back" || (kind === "restore" && name === "") ? words.didSomething : WORDS[kind](name, note.count);
  return note.kind === "back" ? words.didBack(did) : did;
}

const MARKS: Readonly<Record<string, (name: string) => string>> = { $forked: words.markForked, $began: words.markBegan, $offered: words.markOffered, $merged: words.markMerged, $taken: words.markTaken };

/** What happened to the room as a whole, in words. */
export function markWords({ key, after }: HistoryRow): string {
  const name = typeof after === "object" && after !== null && "name" in after ? String(after["name"]) : "";
  return MARKS[key]?.(name) ?? words.didSomething;
}
