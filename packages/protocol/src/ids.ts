/**
 * The names that travel: branded strings, each made by one parse function, so that an unchecked string cannot
 * be passed where a checked one is meant.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** An app, as it stands in the address: `[a-z0-9-]{1,64}`. */
export type AppId = Branded<"AppId">;
/** A room of an app, as it stands in the address: `[a-z0-9-]{1,64}`. */
export type RoomId = Branded<"RoomId">;
/** A person, opaque and safe to show to others: base64url, 1 to 64 characters. */
export type PersonId = Branded<"PersonId">;
/** A widget in its document: what its value, text or events are filed under. */
export type WidgetKey = Branded<"WidgetKey">;
/** An element in a view. Made by the runner; equal for equal places in the script. */
export type ElementId = Branded<"ElementId">;
/** A file that somebody uploaded: `file_` and 22 of base64url, which nobody can guess. */
export type FileId = Branded<"FileId">;
/** One browser profile of a person: base64url, 1 to 64 characters. */
export type DeviceId = Branded<"DeviceId">;
/** `<device>:<counter>`, counters rising by one for each event of a device. */
export type EventId = Branded<"EventId">;

const SLUG = /^[a-z0-9-]{1,64}$/;
const OPAQUE = /^[A-Za-z0-9_-]{1,64}$/;
const AUTHOR_KEY = /^[A-Za-z0-9_.-]{1,128}$/;
// Derived keys carry labels in any script; control characters and our own separators are what they may not hold.
const WIDGET_KEY = /^[^\u0000-\u001f\u007f]{1,256}$/u;
const FILE = /^file_[A-Za-z0-9_-]{22}$/;
const UNSAFE_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Paths of the server itself, which no app may take. */
export const RESERVED_APP_IDS: ReadonlySet<string> = new Set([
  "api", "assets", "blob", "files", "fonts", "healthz", "join", "readyz", "signin", "socket", "yjs",
]);

/** @returns the id, or `undefined` if the text is no app's name. */
export const parseAppId = (text: string): AppId | undefined =>
  SLUG.test(text) && !RESERVED_APP_IDS.has(text) ? (text as AppId) : undefined;

/** @returns the id, or `undefined` if the text is no room's name. */
export const parseRoomId = (text: string): RoomId | undefined => (SLUG.test(text) ? (text as RoomId) : undefined);

/** @returns the id, or `undefined` if the text is no person's id. */
export const parsePersonId = (text: string): PersonId | undefined => (OPAQUE.test(text) ? (text as PersonId) : undefined);

/** @returns the id, or `undefined` if the text is no device's id. */
export const parseDeviceId = (text: string): DeviceId | undefined => (OPAQUE.test(text) ? (text as DeviceId) : undefined);

/** @returns the id, or `undefined` if the text is no file's id. */
export const parseFileId = (text: string): FileId | undefined => (FILE.test(text) ? (text as FileId) : undefined);

/** @returns the key, or `undefined` if it is too long, empty, holds control characters or would touch a prototype. */
export const parseWidgetKey = (text: string): WidgetKey | undefined =>
  // Half of a surrogate pair would come back from a document as another character.
  WIDGET_KEY.test(text) && !UNSAFE_KEYS.has(text) && text.isWellFormed() ? (text as WidgetKey) : undefined;

/** Whether an author may write this as `key`: letters, digits, `_ . -`, up to 128, and no word that touches a prototype. */
export const isAuthorKey = (text: string): boolean => AUTHOR_KEY.test(text) && !UNSAFE_KEYS.has(text);

/** Joins a device and its counter. */
export const eventId = (device: DeviceId, counter: number): EventId => `${device}:${counter}` as EventId;

/** @returns the two parts, or `undefined` if the text does not print back equal. */
export function parseEventId(text: string): { device: DeviceId; counter: number } | undefined {
  const [head, tail, ...rest] = text.split(":");
  const device = parseDeviceId(head ?? "");
  const counter = Number(tail);
  if (!device || rest.length > 0 || !Number.isSafeInteger(counter) || counter < 1) return undefined;
  return eventId(device, counter) === text ? { device, counter } : undefined;
}
