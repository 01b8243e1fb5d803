import { EMITTED_NAME, MAX_EMITTED_CHARS } from "../components/definition.ts";
import { MAX_MESSAGE_CHARS, MAX_MESSAGE_FILES, type SentMessage } from "./sent-message.ts";
import { parseEventId, parseFileId, parseWidgetKey, type EventId, type FileId, type WidgetKey } from "../ids.ts";
import { jsonProblem, type JsonValue } from "../json.ts";
import { count, json, number, oneOf, recordOf, shape, text, those } from "../shape.ts";
import { isPagePath } from "../stream/pages.ts";
import { LAYOUT } from "./layout.ts";
import { outbox } from "./outbox.ts";
import type { Scope } from "./scope.ts";

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
  /** Where the widget's value lives: so that its author's page knows whether they may still send it. The server asks the widget. */
  readonly scope?: Scope;
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
  scope: oneOf("room", "owner", "me"),
  page: those((raw) => typeof raw === "string" && isPagePath(raw)),
  choice: text(200),
  emit: those(isEmit),
  message: shape<Part<"message">>({ text: text(2 * MAX_MESSAGE_CHARS) }, { files: fileIds, audio: fileId }),
  form: shape<Part<"form">>({ generation: count, values: recordOf(json) }, {}),
});

/** @returns the event, or `undefined` where something else was written. */
export const parseEvent = (raw: unknown): RoomEvent | undefined => takeEvent(raw);

/** Clicks and submits that wait in a person's own document. */
export const EVENTS = outbox(LAYOUT.events, LAYOUT.handled, parseEvent);

export const {
  waiting: waitingEvents, isHandled, lastHandled, nextId: nextEventId, append: appendEvent, settle: settleEvent,
} = EVENTS;
