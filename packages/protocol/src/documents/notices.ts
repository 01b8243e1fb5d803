import * as v from "valibot";
import type * as Y from "yjs";
import type { EventId, PersonId, WidgetKey } from "../ids.ts";
import { jsonProblem, type JsonValue } from "../json.ts";
import { LAYOUT } from "./layout.ts";
import type { Scope } from "./scope.ts";

/** Something the server tells one person, kept in their own document until they dismiss it. */
export type Notice =
  /** The server died while this click's run was under way; it is not repeated by itself. */
  | { readonly kind: "interrupted"; readonly event: EventId; readonly key: WidgetKey; readonly at: number }
  /** A click or submit that was not run, and why. */
  | { readonly kind: "refused"; readonly event: EventId; readonly key: WidgetKey; readonly reason: string; readonly at: number }
  /** Somebody submitted this form first; nothing of this submit was run. */
  | {
      readonly kind: "submitted"; readonly event: EventId; readonly key: WidgetKey; readonly by: PersonId; readonly at: number;
      readonly mine: Readonly<Record<string, JsonValue>>; readonly theirs: Readonly<Record<string, JsonValue>>;
    }
  /** A value that was changed meanwhile: the newer one stands, and its author may insist on theirs. */
  | {
      readonly kind: "conflict"; readonly key: string; readonly scope: Scope; readonly mine: JsonValue;
      readonly theirs: JsonValue; readonly by: PersonId | undefined; readonly at: number;
    };

const json = v.custom<JsonValue>((value) => jsonProblem(value) === undefined);
const text = v.string();
const at = v.number();
const noticeSchema = v.variant("kind", [
  v.object({ kind: v.literal("interrupted"), event: text, key: text, at }),
  v.object({ kind: v.literal("refused"), event: text, key: text, reason: text, at }),
  v.object({ kind: v.literal("submitted"), event: text, key: text, by: text, at, mine: v.record(text, json), theirs: v.record(text, json) }),
  v.object({ kind: v.literal("conflict"), key: text, scope: v.picklist(["room", "owner", "me"]), mine: json, theirs: json, by: v.optional(text), at }),
]);

/** @returns the notice, or `undefined` where something else was written. */
export function parseNotice(raw: unknown): Notice | undefined {
  const parsed = v.safeParse(noticeSchema, raw);
  return parsed.success ? (parsed.output as unknown as Notice) : undefined;
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

/** Puts a notice, one for each event or value, and lets the oldest go beyond {@link MAX_NOTICES}. The server's, and a page's for what only it could see. */
export function putNotice(doc: Y.Doc, notice: Notice, origin: unknown): void {
  const id = notice.kind === "conflict" ? `conflict:${notice.scope}:${notice.key}` : `event:${notice.event}`;
  doc.transact(() => {
    const inbox = doc.getMap(LAYOUT.inbox);
    inbox.set(id, JSON.parse(JSON.stringify(notice)));
    const spare = readNotices(doc).slice(0, -MAX_NOTICES);
    for (const [old] of spare) inbox.delete(old);
  }, origin);
}

/** Takes a notice away, once its person has read it. */
export function dismissNotice(doc: Y.Doc, id: string, origin: unknown): void {
  doc.transact(() => doc.getMap(LAYOUT.inbox).delete(id), origin);
}
