import { parseOperationNote, type OperationNote } from "./branches/operation-note.ts";
import type { Scope } from "./documents/scope.ts";
import { parsePersonId, type PersonId } from "./ids.ts";
import { jsonProblem, type JsonValue } from "./json.ts";

/** One change of a room's history: who set what, from what, to what, when. */
export interface HistoryRow {
  /** Rises with time. */
  readonly id: number;
  /** ms since 1970, by the server's clock. */
  readonly at: number;
  /** Absent where the app itself wrote it. */
  readonly by?: PersonId;
  readonly scope: Scope;
  /** The widget's key; a co-edited text's has `text:` before it. */
  readonly key: string;
  /** Absent where nothing was stored. */
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** What it was part of, by its id, where it was done at once with others. */
  readonly operation?: string;
}

/** A stretch of the history, newest first. */
export interface HistoryPage {
  readonly rows: readonly HistoryRow[];
  /** Whether there is more before the last row. */
  readonly more: boolean;
  /** What the operations were that its rows are part of. */
  readonly operations?: Readonly<Record<string, OperationNote>>;
}

/** The most rows that one answer holds. */
export const HISTORY_PAGE = 100;

/** The history goes back so far, unless the server is told otherwise. */
export const HISTORY_DAYS = 365;

/** @returns the page, or `undefined` for whatever is none. */
export function parseHistoryPage(raw: unknown): HistoryPage | undefined {
  const { rows, more, operations } = (raw ?? {}) as { rows?: unknown; more?: unknown; operations?: unknown };
  if (!Array.isArray(rows) || typeof more !== "boolean") return undefined;
  const parsed = rows.map(parseRow);
  const notes = Object.entries(operations ?? {}).map(([id, note]) => [id, parseOperationNote(note)] as const);
  const fits = parsed.every((row) => row !== undefined) && notes.every(([, note]) => note !== undefined);
  return fits ? { rows: parsed, more, ...(notes.length > 0 && { operations: Object.fromEntries(notes) as Readonly<Record<string, OperationNote>> }) } : undefined;
}

function parseRow(raw: unknown): HistoryRow | undefined {
  const { id, at, by, scope, key, before, after, operation } = (raw ?? {}) as { readonly [Name in keyof HistoryRow]?: unknown };
  const person = by === undefined ? undefined : parsePersonId(String(by));
  if (!Number.isSafeInteger(id) || typeof at !== "number" || typeof key !== "string") return undefined;
  if ((by !== undefined && !person) || (scope !== "room" && scope !== "owner" && scope !== "me")) return undefined;
  if (![before, after].every((value) => value === undefined || jsonProblem(value) === undefined)) return undefined;
  return {
    id: id as number, at, scope, key, ...(person ? { by: person } : {}),
    ...(before === undefined ? {} : { before: before as JsonValue }), ...(after === undefined ? {} : { after: after as JsonValue }), ...(typeof operation === "string" && { operation }),
  };
}
