import * as Y from "yjs";
import { EMITTED_NAME, MAX_EMITTED_CHARS } from "../components/definition.ts";
import { MAX_MESSAGE_CHARS, MAX_MESSAGE_FILES, type SentMessage } from "./sent-message.ts";
import { eventId, parseEventId, parseFileId, parseWidgetKey, type DeviceId, type EventId, type FileId, type WidgetKey } from "../ids.ts";
import { jsonProblem, type JsonValue } from "../json.ts";
import { count, json, number, oneOf, recordOf, shape, text, those } from "../shape.ts";
import { isPagePath } from "../stream/pages.ts";
import { LAYOUT } from "./layout.ts";

/**
 * A click or a submit, made on a device, perhaps offline. It lies in its author's own document, so that nobody else can
 * have written it, until the server has handled it.
 */
export interface RoomEvent {
  readonly id: EventId;
  readonly kind: "click" | "submit";
  readonly key: WidgetKey;
  /** When it was made, in ms since 1970 by the device's clock. For showing only. */
  readonly at: number;
  /** How far the author's own writes had come: document name → [Yjs client, clock]. The server waits for them. */
  readonly after: Readonly<Record<string, readonly [number, number]>>;
  /** The page that it was made on: what stands on several pages is pressed on one. */
  readonly page?: string;
  /** Of a menu: which of its options was chosen. */
  readonly choice?: string;
  /** Of an author's component: what it sent, and under which name. */
  readonly emit?: { readonly name: string; readonly data: JsonValue };
  /** Of a chat input: what was said. */
  readonly message?: SentMessage;
  /** Of a submit: the form's generation, and the values as its presser saw them, by cell. */
  readonly form?: { readonly generation: number; readonly values: Readonly<Record<string, JsonValue>> };
}

function isEmit(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null || jsonProblem(raw) !== undefined) return false;
  const { name, data } = raw as { readonly name?: unknown; readonly data?: unknown };
  return typeof name === "string" && EMITTED_NAME.test(name) && data !== undefined && JSON.stringify(data).length <= MAX_EMITTED_CHARS;
}

const fileId = those<FileId>((raw) => typeof raw === "string" && parseFileId(raw) !== undefined);
const fileIds = those<readonly FileId[]>((raw) => Array.isArray(raw) && raw.length <= MAX_MESSAGE_FILES && raw.every((one) => fileId(one) !== undefined));

const position = those<readonly [number, number]>((raw) => Array.isArray(raw) && raw.length === 2 && raw.every(Number.isSafeInteger));
type Part<Name extends keyof RoomEvent> = NonNullable<RoomEvent[Name]>;
const takeEvent = shape<RoomEvent>({
  id: those((raw) => typeof raw === "string" && parseEventId(raw) !== undefined),
  kind: oneOf("click", "submit"),
  key: those((raw) => typeof raw === "string" && parseWidgetKey(raw) !== undefined),
  at: number,
  after: recordOf(position),
}, {
  page: those((raw) => typeof raw === "string" && isPagePath(raw)),
  choice: text(200),
  emit: those(isEmit),
  message: shape<Part<"message">>({ text: text(2 * MAX_MESSAGE_CHARS) }, { files: fileIds, audio: fileId }),
  form: shape<Part<"form">>({ generation: count, values: recordOf(json) }, {}),
});

/** @returns the event, or `undefined` where something else was written. */
export const parseEvent = (raw: unknown): RoomEvent | undefined => takeEvent(raw);

/** What stands in the list, read once each: a list of a thousand offline clicks is looked at after every one that is handled. */
const read = new WeakMap<object, RoomEvent | "unreadable">();

function listed(doc: Y.Doc): (RoomEvent | undefined)[] {
  return doc.getArray<unknown>(LAYOUT.events).toArray().map((raw) => {
    if (typeof raw !== "object" || raw === null) return undefined;
    const event = read.get(raw) ?? parseEvent(raw) ?? "unreadable";
    read.set(raw, event);
    return event === "unreadable" ? undefined : event;
  });
}

/** Events that wait in a person's document, oldest first for each device. What cannot be read is passed over. */
export function waitingEvents(doc: Y.Doc): RoomEvent[] {
  const waiting = listed(doc).filter((event) => event !== undefined);
  return waiting.filter((event) => !isHandled(doc, event.id)).sort((a, b) => counterOf(a.id) - counterOf(b.id));
}

/** Whether the server has handled this event, for good or ill. */
export function isHandled(doc: Y.Doc, id: EventId): boolean {
  const parts = parseEventId(id);
  return parts !== undefined && parts.counter <= lastHandled(doc, parts.device);
}

/** The last counter of a device that was handled; 0 if none was. */
export function lastHandled(doc: Y.Doc, device: DeviceId): number {
  const last = doc.getMap(LAYOUT.handled).get(device);
  return typeof last === "number" && Number.isSafeInteger(last) ? last : 0;
}

/** The counter for a device's next event: after all that wait, and after all that were handled. */
export function nextEventId(doc: Y.Doc, device: DeviceId): EventId {
  const counters = listed(doc).map((event) => (event && parseEventId(event.id)?.device === device ? counterOf(event.id) : 0));
  return eventId(device, counters.reduce((highest, counter) => Math.max(highest, counter), lastHandled(doc, device)) + 1);
}

/** Appends an event to its author's document. */
export function appendEvent(doc: Y.Doc, event: RoomEvent, origin: unknown): void {
  doc.transact(() => doc.getArray<unknown>(LAYOUT.events).push([event]), origin);
}

/** Marks an event handled and removes it, with all that the device sent before it. The server's alone. */
export function settleEvent(doc: Y.Doc, id: EventId, origin: unknown): void {
  const parts = parseEventId(id);
  if (!parts) return;
  doc.transact(() => {
    if (parts.counter > lastHandled(doc, parts.device)) doc.getMap(LAYOUT.handled).set(parts.device, parts.counter);
    const events = doc.getArray<unknown>(LAYOUT.events);
    const found = listed(doc);
    // From the end, and each stretch at once: the list is a chain that Yjs walks for every deletion.
    for (let end = found.length; end > 0; end--) {
      let start = end;
      while (start > 0 && isOver(doc, found[start - 1])) start -= 1;
      if (start < end) events.delete(start, end - start);
      end = Math.max(start, 1);
    }
  }, origin);
}

const isOver = (doc: Y.Doc, event: RoomEvent | undefined): boolean => !event || isHandled(doc, event.id);

const counterOf = (id: EventId): number => parseEventId(id)?.counter ?? 0;
