import * as Y from "yjs";
import { eventId, parseEventId, type DeviceId, type EventId } from "../ids.ts";

/** A list of events in a person's own document, on their way to the server, and how far the server has come with each device's. */
export interface Outbox<Event extends { readonly id: EventId }> {
  /** Names of the two top-level types. */
  readonly list: string;
  readonly handled: string;
  /** Events that wait, oldest first for each device. What cannot be read is passed over. */
  waiting(doc: Y.Doc): Event[];
  /** Whether the server has dealt with this event, for good or ill. */
  isHandled(doc: Y.Doc, id: EventId): boolean;
  /** The last counter of a device that was dealt with; 0 if none was. */
  lastHandled(doc: Y.Doc, device: DeviceId): number;
  /** The next event's id: after all that wait, and after all that were dealt with. */
  nextId(doc: Y.Doc, device: DeviceId): EventId;
  append(doc: Y.Doc, event: Event, origin: unknown): void;
  /** Takes events back that have not been sent. Their author's page alone may know that. */
  withdraw(doc: Y.Doc, ids: ReadonlySet<EventId>, origin: unknown): void;
  /** Marks an event dealt with and removes it, with all that the device sent before it. The server's alone. */
  settle(doc: Y.Doc, id: EventId, origin: unknown): void;
}

/** Makes the functions of one such list. */
export function outbox<Event extends { readonly id: EventId }>(list: string, handled: string, parse: (raw: unknown) => Event | undefined): Outbox<Event> {
  /** What stands in the list, read once each: a list of a thousand offline clicks is looked at after every one that is handled. */
  const read = new WeakMap<object, Event | "unreadable">();
  const listed = (doc: Y.Doc): (Event | undefined)[] =>
    doc.getArray<unknown>(list).toArray().map((raw) => {
      if (typeof raw !== "object" || raw === null) return undefined;
      const event = read.get(raw) ?? parse(raw) ?? "unreadable";
      read.set(raw, event);
      return event === "unreadable" ? undefined : event;
    });
  const lastHandled = (doc: Y.Doc, device: DeviceId): number => {
    const last = doc.getMap(handled).get(device);
    return typeof last === "number" && Number.isSafeInteger(last) ? last : 0;
  };
  const isHandled = (doc: Y.Doc, id: EventId): boolean => {
    const parts = parseEventId(id);
    return parts !== undefined && parts.counter <= lastHandled(doc, parts.device);
  };
  /** From the end, and each stretch at once: the list is a chain that Yjs walks for every deletion. */
  const remove = (doc: Y.Doc, goes: (event: Event | undefined) => boolean): void => {
    const events = doc.getArray<unknown>(list);
    const found = listed(doc);
    for (let end = found.length; end > 0; end--) {
      let start = end;
      while (start > 0 && goes(found[start - 1])) start -= 1;
      if (start < end) events.delete(start, end - start);
      end = Math.max(start, 1);
    }
  };
  return {
    list, handled, isHandled, lastHandled,
    waiting(doc) {
      const waiting = listed(doc).filter((event) => event !== undefined);
      return waiting.filter((event) => !isHandled(doc, event.id)).sort((a, b) => counterOf(a.id) - counterOf(b.id));
    },
    nextId(doc, device) {
      const counters = listed(doc).map((event) => (event && parseEventId(event.id)?.device === device ? counterOf(event.id) : 0));
      return eventId(device, counters.reduce((highest, counter) => Math.max(highest, counter), lastHandled(doc, device)) + 1);
    },
    withdraw: (doc, ids, origin) => doc.transact(() => remove(doc, (event) => event !== undefined && ids.has(event.id)), origin),
    append: (doc, event, origin) => doc.transact(() => doc.getArray<unknown>(list).push([event]), origin),
    settle(doc, id, origin) {
      const parts = parseEventId(id);
      if (!parts) return;
      doc.transact(() => {
        if (parts.counter > lastHandled(doc, parts.device)) doc.getMap(handled).set(parts.device, parts.counter);
        remove(doc, (event) => !event || isHandled(doc, event.id));
      }, origin);
    },
  };
}

const counterOf = (id: EventId): number => parseEventId(id)?.counter ?? 0;
