import { parseAppId, parseFileId, parsePersonId, parseRoomId, parseWidgetKey, type AppId, type FileId, type PersonId, type RoomId, type WidgetKey } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import type { Scope } from "../documents/scope.ts";

/** What the server notes of a file that somebody uploads: its word, and not the page's, is what a script is given. */
export interface FileRecord {
  readonly id: FileId;
  readonly app: AppId;
  readonly room: RoomId;
  /** The widget it was uploaded to, and the document that names it. */
  readonly key: WidgetKey;
  readonly scope: Scope;
  /** Who uploaded it. */
  readonly by: PersonId;
  readonly name: string;
  /** Its place in the folder that was uploaded. */
  readonly path?: string;
  readonly size: number;
  readonly type: string;
  /** When it began, in ms since 1970 by the server's clock. */
  readonly at: number;
  /** Whether all of it is here. */
  readonly done: boolean;
  /** Set once something in its room has named it. */
  readonly named?: true;
}

/** A file as a widget's value names it. Its key is the file's id. */
export interface FileEntry extends Pick<FileRecord, "by" | "name" | "path" | "size" | "type" | "at"> {}

/** A file in a widget's value. */
export interface FileRef extends FileEntry {
  readonly id: FileId;
}

/** What stands in the document for a file. */
export const fileEntry = ({ by, name, path, size, type, at }: FileEntry): JsonValue => ({ by, name, size, type, at, ...(path !== undefined && { path }) });

/** @returns the entry, or `undefined` where something else was written. */
export function parseFileEntry(raw: JsonValue | undefined): FileEntry | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return undefined;
  const { by, name, path, size, type, at } = raw as { readonly [key: string]: JsonValue };
  const person = typeof by === "string" ? parsePersonId(by) : undefined;
  if (!person || typeof name !== "string" || name === "" || name.length > 1_000 || typeof type !== "string" || type.length > 200) return undefined;
  if (!isCount(size) || !isCount(at) || (path !== undefined && (typeof path !== "string" || path.length > 5_000))) return undefined;
  return { by: person, name, size, type, at, ...(path !== undefined && { path }) };
}

/** Reads what a server wrote of a file; `undefined` where it is something else. */
export function parseFileRecord(raw: unknown): FileRecord | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { id, app, room, key, scope, done, named } = raw as Record<string, unknown>;
  const entry = parseFileEntry(raw as JsonValue);
  const ids = {
    id: typeof id === "string" ? parseFileId(id) : undefined, app: typeof app === "string" ? parseAppId(app) : undefined,
    room: typeof room === "string" ? parseRoomId(room) : undefined, key: typeof key === "string" ? parseWidgetKey(key) : undefined,
  };
  if (!entry || !ids.id || !ids.app || !ids.room || !ids.key || typeof done !== "boolean") return undefined;
  if (scope !== "room" && scope !== "owner" && scope !== "me") return undefined;
  return { ...entry, id: ids.id, app: ids.app, room: ids.room, key: ids.key, scope, done, ...(named === true && { named }) };
}

/** Where a page or a browser finds a file of a room. */
export const fileAddress = (app: AppId, room: RoomId, id: FileId): string => `/files/${app}/${room}/${id}`;

const isCount = (n: unknown): n is number => typeof n === "number" && Number.isSafeInteger(n) && n >= 0;
