import { COMMENT_EVENTS, currentValues, EVENTS, isCoEdited, type CommentEvent, type RoomEvent } from "@tutti/protocol";
import * as Y from "yjs";
import { unsent } from "../aside/withdraw.ts";
import type { OpenDocument } from "../types.ts";

/** Names of the values, texts and tables' cells in which something was written that the server has not called durable. */
export function entriesThatWait({ doc, bases }: Pick<OpenDocument, "doc" | "bases">, others: ReadonlySet<number>): readonly string[] {
  const had = least(bases);
  if (!had) return [];
  const fresh = ({ id, length }: Y.Item): boolean => !others.has(id.client) && id.clock + length > (had.get(id.client) ?? 0);
  const values = [...(currentValues(doc)?._map ?? [])].filter(([, item]) => fresh(item)).map(([name]) => name);
  const texts = [...doc.share].filter(([name, type]) => isCoEdited(name) && holds(type, fresh)).map(([name]) => name);
  return [...values, ...texts];
}

/** Clicks, submits and comments that wait: those that the server has not had, and those that it has and has not dealt with. */
export function eventsThatWait({ doc, bases }: Pick<OpenDocument, "doc" | "bases">): { readonly unsent: readonly Waiting[]; readonly sent: readonly Waiting[] } {
  const all = [...EVENTS.waiting(doc), ...COMMENT_EVENTS.waiting(doc)];
  const had = least(bases);
  const fresh = new Set(had ? [...unsent(doc, EVENTS, had), ...unsent(doc, COMMENT_EVENTS, had)].map(({ id }) => id) : []);
  return { unsent: all.filter(({ id }) => fresh.has(id)), sent: all.filter(({ id }) => !fresh.has(id)) };
}

export type Waiting = RoomEvent | CommentEvent;

/** How far the server had come for sure: by each client the least that any visit knew of. */
function least(bases: readonly Uint8Array[]): ReadonlyMap<number, number> | undefined {
  const [first, ...others] = bases.map((base) => Y.decodeStateVector(base));
  if (!first) return undefined;
  for (const other of others) for (const client of first.keys()) first.set(client, Math.min(first.get(client) ?? 0, other.get(client) ?? 0));
  return first;
}

/** Whether anything in a text, or in what is inside it, is fresh. */
function holds(type: Pick<Y.AbstractType<Y.YEvent<never>>, "_start" | "_map">, fresh: (item: Y.Item) => boolean): boolean {
  const inside = (item: Y.Item): boolean => fresh(item) || (item.content instanceof Y.ContentType && holds(item.content.type, fresh));
  for (let item = type._start; item; item = item.right) if (inside(item)) return true;
  return [...type._map.values()].some(inside);
}
