import { COMMENT_EVENTS, EVENTS, mayComment, mayUse, readCell, VIEWERS_COMMENT, type EventId, type JsonValue, type Outbox, type Role } from "@tutti/protocol";
import * as Y from "yjs";
import { LOCAL } from "../document/room-document.ts";
import type { SetAside } from "../storage/port.ts";

/**
 * Takes out of one's own document the clicks, submits and comments that the server has not got and that their author may no
 * longer send: deleted before they are sent, they are never sent, whatever one may do later.
 *
 * @param vector how far the server has come with the document.
 * @param comments the conversation, which says who may speak in it.
 * @returns what was taken out; `undefined` where nothing was.
 */
export function withdraw(doc: Y.Doc, vector: Uint8Array, role: Role, comments: Y.Doc | undefined, at: number): SetAside | undefined {
  const has = Y.decodeStateVector(vector);
  const clicks = unsent(doc, EVENTS, has).filter(({ scope }) => !mayUse(role, scope ?? "me"));
  const speaks = mayComment(role, comments !== undefined && readCell(comments, VIEWERS_COMMENT) === true);
  const said = speaks ? [] : unsent(doc, COMMENT_EVENTS, has);
  const [first] = [...clicks, ...said];
  if (!first) return undefined;
  EVENTS.withdraw(doc, new Set(clicks.map(({ id }) => id)), LOCAL);
  COMMENT_EVENTS.withdraw(doc, new Set(said.map(({ id }) => id)), LOCAL);
  const events = [...clicks, ...said].map((event) => JSON.parse(JSON.stringify(event)) as JsonValue);
  return { id: `me-${first.id}`, at, document: "me", changes: events.length, update: new Uint8Array([0, 0]), cells: {}, events };
}

/** Events that wait here and that the server has never had. */
export function unsent<Event extends { readonly id: EventId }>(doc: Y.Doc, outbox: Outbox<Event>, has: ReadonlyMap<number, number>): readonly Event[] {
  const fresh = new Set<unknown>();
  for (let item = doc.getArray(outbox.list)._start; item; item = item.right) {
    if (item.deleted) continue;
    const { client, clock } = item.id;
    for (const [n, raw] of item.content.getContent().entries()) if (clock + n >= (has.get(client) ?? 0)) fresh.add((raw as { id?: unknown } | null)?.id);
  }
  return outbox.waiting(doc).filter(({ id }) => fresh.has(id));
}
