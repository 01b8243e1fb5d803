import type * as Y from "yjs";
import type { EventId, PersonId, WidgetKey } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { isRowEntry } from "../rows/row-names.ts";
import { json, listOf, number, oneOf, recordOf, shape, text, type Taker } from "../shape.ts";
import { LAYOUT } from "./layout.ts";
import type { Scope } from "./scope.ts";
import { cellOfEntry } from "./values.ts";

/** Something the server tells one person, kept in their own document until they dismiss it. */
export type Notice =
  /** The server died while this click's run was under way; it is not repeated by itself. */
  | { readonly kind: "interrupted"; readonly event: EventId; readonly key: WidgetKey; readonly at: number }
  /** A click or submit that was not run, and why. */
  | { readonly kind: "refused"; readonly event: EventId; readonly key: WidgetKey; readonly reason: string; readonly at: number }
  /** Something that was not taken into the room's conversation, why, and the words of it. */
  | { readonly kind: "unsaid"; readonly event: EventId; readonly reason: string; readonly text: string; readonly at: number }
  /** Somebody submitted this form first; nothing of this submit was run. */
  | {
      readonly kind: "submitted"; readonly event: EventId; readonly key: WidgetKey; readonly by: PersonId; readonly at: number;
      readonly mine: Readonly<Record<string, JsonValue>>; readonly theirs: Readonly<Record<string, JsonValue>>;
    }
  /** A value that was changed meanwhile: the newer one stands, and its author may insist on theirs. */
  | {
      readonly kind: "conflict"; readonly key: string; readonly scope: Scope; readonly mine: JsonValue;
      readonly theirs: JsonValue; readonly by: PersonId | undefined; readonly at: number;
    }
  /** The same for cells of a table, all of them in one. `key` is the table's. */
  | {
      readonly kind: "cells"; readonly key: string; readonly scope: Scope; readonly cells: readonly LostCell[];
      readonly by: PersonId | undefined; readonly at: number;
    };

/** A cell of a table, or a row, that did not stand, by its member. */
export interface LostCell {
  readonly member: string;
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
}
/** So many are kept for one table; beyond them the oldest go. */
export const MAX_LOST_CELLS = 1_000;

const [word, at, values] = [text(), number, recordOf(json)];
type Of<Kind extends Notice["kind"]> = Extract<Notice, { kind: Kind }>;
const KINDS: { readonly [Kind in Notice["kind"]]: Taker<Of<Kind>> } = {
  interrupted: shape<Of<"interrupted">>({ kind: word, event: word, key: word, at }, {}),
  refused: shape<Of<"refused">>({ kind: word, event: word, key: word, reason: word, at }, {}),
  unsaid: shape<Of<"unsaid">>({ kind: word, event: word, reason: word, text: word, at }, {}),
  submitted: shape<Of<"submitted">>({ kind: word, event: word, key: word, by: word, at, mine: values, theirs: values }, {}),
  cells: shape<Of<"cells">>({ kind: word, key: word, scope: oneOf("room", "owner", "me"), at, cells: listOf(shape<LostCell>({ member: word, mine: json, theirs: json }, {}), MAX_LOST_CELLS) }, { by: word }),
  conflict: shape<Of<"conflict">>({ kind: word, key: word, scope: oneOf("room", "owner", "me"), mine: json, theirs: json, at }, { by: word }),
};

/** @returns the notice, or `undefined` where something else was written. */
export function parseNotice(raw: unknown): Notice | undefined {
  const kind = (raw as { readonly kind?: unknown } | null | undefined)?.kind;
  return typeof kind === "string" && Object.hasOwn(KINDS, kind) ? KINDS[kind as Notice["kind"]](raw) : undefined;
}

/** At most this many notices wait for one person; beyond it the oldest goes. */
export const MAX_NOTICES = 50;

/** The notices that wait, oldest first, by id. */
export function readNotices(doc: Y.Doc): (readonly [string, Notice])[] {
  const found: [string, Notice][] = [];
  doc.getMap(LAYOUT.inbox).forEach((raw, id) => {
    const notice = parseNotice(raw);
    if (notice) found.push([id, notice]);
  });
  return found.sort(([, a], [, b]) => a.at - b.at);
}

const idOf = (notice: Notice): string => {
  switch (notice.kind) {
    case "conflict":
    case "cells":
      return `${notice.kind}:${notice.scope}:${notice.key}`;
    case "unsaid":
      return `said:${notice.event}`;
    default:
      return `event:${notice.event}`;
  }
};

/** What waits for a table already goes with what is new: each cell once, as it was written last. */
function withWaiting(doc: Y.Doc, id: string, notice: Notice): Notice {
  if (notice.kind !== "cells") return notice;
  const before = parseNotice(doc.getMap(LAYOUT.inbox).get(id));
  const cells = new Map((before?.kind === "cells" ? before.cells : []).map((cell) => [cell.member, cell]));
  for (const cell of notice.cells) {
    cells.delete(cell.member);
    cells.set(cell.member, cell);
  }
  return { ...notice, cells: [...cells.values()].slice(-MAX_LOST_CELLS) };
}

/** Puts a notice, one for each event, value or table, and lets the oldest go beyond {@link MAX_NOTICES}. The server's, and a page's for what only it could see. */
export function putNotice(doc: Y.Doc, notice: Notice, origin: unknown): void {
  const id = idOf(notice);
  doc.transact(() => {
    const inbox = doc.getMap(LAYOUT.inbox);
    inbox.set(id, JSON.parse(JSON.stringify(withWaiting(doc, id, notice))));
    const spare = readNotices(doc).slice(0, -MAX_NOTICES);
    for (const [old] of spare) inbox.delete(old);
  }, origin);
}

/** Takes a notice away, once its person has read it. */
export function dismissNotice(doc: Y.Doc, id: string, origin: unknown): void {
  doc.transact(() => doc.getMap(LAYOUT.inbox).delete(id), origin);
}

/** A value that did not stand, by its entry's name. */
export interface LostValue {
  readonly entry: string;
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
  /** Who wrote what stands now. */
  readonly by: PersonId | undefined;
}

/** The notices that tell their author of values that did not stand: one for each, and one for all cells of a table. */
export function noticesOf(lost: readonly LostValue[], scope: Scope, at: number): readonly Notice[] {
  const notices: Notice[] = [];
  const tables = new Map<string, LostValue[]>();
  for (const value of lost) {
    const { entry, mine, theirs, by } = value;
    if (!isRowEntry(entry)) notices.push({ kind: "conflict", key: entry, scope, mine, theirs, by, at });
    else {
      const { cell } = cellOfEntry(entry);
      const cells = tables.get(cell) ?? [];
      cells.push(value);
      tables.set(cell, cells);
    }
  }
  for (const [key, cells] of tables) {
    const people = new Set(cells.map(({ by }) => by));
    const told = cells.slice(-MAX_LOST_CELLS).map(({ entry, mine, theirs }) => ({ member: cellOfEntry(entry).option ?? "", mine, theirs }));
    notices.push({ kind: "cells", key, scope, cells: told, by: people.size === 1 ? cells[0]?.by : undefined, at });
  }
  return notices;
}
