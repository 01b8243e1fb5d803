import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseAppId, parseDocumentName, parseRoomId, type AppId, type RoomId } from "@tutti/protocol";
import type { AccessStore } from "../access/port.ts";
import { SqliteAccess } from "../access/sqlite-access.ts";
import type { Place } from "../files/files.ts";
import { lineByOperator, type AuditAction } from "../sharing/audit.ts";
import { SqliteLog } from "../log/sqlite.ts";
import type { DocumentLog } from "../log/port.ts";
import { exportRoom } from "./export-room.ts";
import { partOf, type Manifest } from "./format.ts";
import { importRoom, readManifest } from "./import-room.ts";

/** A room that something is kept of. */
export interface StoredRoom {
  readonly app: AppId;
  readonly room: RoomId;
  readonly changes: number;
  /** When the oldest change was made that is kept, in ms since 1970. */
  readonly since: number | undefined;
}

/** The rooms in the data folder of a server that does not run. */
export class StoredRooms {
  readonly #data: string;
  readonly #log: DocumentLog;
  readonly #access: AccessStore;
  readonly #now: () => number;

  /**
   * Does something with the rooms of a data folder, which no server may use meanwhile.
   *
   * @throws {StoreLocked} where one does.
   */
  static async use<T>(data: string, work: (rooms: StoredRooms) => Promise<T>, now: () => number = Date.now): Promise<T> {
    const log = new SqliteLog(data);
    await log.open();
    const access = new SqliteAccess(data);
    try {
      await access.open();
      return await work(new StoredRooms(data, log, access, now));
    } finally {
      await access.close();
      await log.close();
    }
  }

  private constructor(data: string, log: DocumentLog, access: AccessStore, now: () => number) {
    this.#data = data;
    this.#log = log;
    this.#access = access;
    this.#now = now;
  }

  async list(): Promise<readonly StoredRoom[]> {
    const rooms = new Map<string, { readonly place: Place; readonly documents: string[] }>();
    for (const name of await this.#log.documents()) {
      const ref = parseDocumentName(name);
      if (!ref) continue;
      const key = `${ref.app}/${ref.room}`;
      const found = rooms.get(key) ?? { place: { app: ref.app, room: ref.room }, documents: [] };
      rooms.set(key, found);
      found.documents.push(name);
    }
    return Promise.all([...rooms.values()].map(async ({ place, documents }) => ({ ...place, ...pick(await this.#log.historySize(documents)) })));
  }

  /** Writes a room into a folder. @throws where there is no such room, or the folder is not empty. */
  async export(text: string, folder: string): Promise<Manifest> {
    const place = placeOf(text);
    const parts = await this.#parts(place);
    if (parts.length === 0) throw new Error(`There is no room "${text}" in ${this.#data}: "tutti rooms list" names those that there are`);
    const manifest = await exportRoom({ ...place, log: this.#log, parts, files: this.#files(place), now: this.#now() }, folder);
    await this.#note(place, "room exported");
    return manifest;
  }

  /** Makes a room of what was exported, under the name that it had where no other is given. @throws where there is one already. */
  async import(folder: string, text?: string): Promise<{ readonly app: AppId; readonly room: RoomId; readonly from: Manifest }> {
    const { app, room } = text === undefined ? await readManifest(folder) : placeOf(text);
    const place = { app, room };
    const taken = (await this.#parts(place)).length > 0 || (await stat(this.#files(place)).catch(() => undefined)) !== undefined;
    if (taken) throw new Error(`There is a room "${place.app}/${place.room}" already: give another name, or delete that one first`);
    const from = await importRoom({ ...place, log: this.#log, files: this.#files(place) }, folder);
    await this.#note(place, "room imported", { from: `${from.app}/${from.room}` });
    return { ...place, from };
  }

  /** Takes a room away with all that was kept of it. @throws where there is none, or it has branches. */
  async delete(text: string): Promise<void> {
    const place = placeOf(text);
    if ((await this.#parts(place)).length === 0) throw new Error(`There is no room "${text}" in ${this.#data}`);
    const branches = (await this.#log.records({ kind: "branch", app: place.app })).filter(({ data }) => (JSON.parse(data ?? "null") as { origin?: unknown } | null)?.origin === place.room);
    if (branches.length > 0) throw new Error(`The room "${text}" has ${branches.length === 1 ? "a branch" : `${branches.length} branches`} (${branches.map(({ room }) => room).join(", ")}): delete ${branches.length === 1 ? "that" : "those"} first`);
    await this.#log.commit([{ kind: "drop", ...place }]);
    await rm(this.#files(place), { recursive: true, force: true });
    await this.#note(place, "room deleted");
  }

  /** What was done is in the log of the room, which outlives the room itself. */
  async #note(place: Place, action: AuditAction, detail: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#access.write([lineByOperator(place, action, detail, this.#now())]);
  }

  async #parts({ app, room }: Place): Promise<string[]> {
    return (await this.#log.documents()).map((name) => partOf(app, room, name)).filter((part) => part !== undefined);
  }

  #files({ app, room }: Place): string {
    return join(this.#data, "files", app, room);
  }
}

const pick = ({ changes, since }: { readonly changes: number; readonly since: number | undefined }) => ({ changes, since });

function placeOf(text: string): Place {
  const [appText = "", roomText = "", ...rest] = text.split("/");
  const [app, room] = [parseAppId(appText), parseRoomId(roomText)];
  if (!app || !room || rest.length > 0) throw new Error(`"${text}" names no room: write the app and the room, such as sales/main`);
  return { app, room };
}
