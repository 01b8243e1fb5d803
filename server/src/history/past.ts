import { randomBytes } from "node:crypto";
import {
  documentName, MAX_VERSIONS, parseDocumentName, parseRoomId, parseVersion, SHARED_SCOPES, type AppId, type ContentWrite, type JsonValue, type PastCell, type PastRoom, type Person, type PersonId, type RoomId,
  type Scope, type SharedScope, type Version,
} from "@tutti/protocol";
import { lookRun, toldWrites, type Clock, type Hosts, type LookedView } from "tutti/room";
import { afterSubmits } from "../branches/after-submits.ts";
import type { Operations, Outcome } from "../branches/operations.ts";
import type { LogJournal } from "../journal/journal.ts";
import type { DocumentLog } from "../log/port.ts";
import type { BlobCache } from "../rooms/blobs.ts";
import type { OpenedRoom } from "../rooms/rooms.ts";

type Place = { readonly app: AppId; readonly room: RoomId };

/** Which moment: right after a change, at a time, or a named version. */
export type Moment = { readonly change: number } | { readonly time: number } | { readonly version: string };

export interface PastPorts {
  readonly log: DocumentLog;
  readonly journal: LogJournal;
  readonly operations: Operations;
  readonly hosts: Hosts;
  readonly blobs: BlobCache;
  readonly clock: Clock;
}

interface Kept {
  readonly cells: readonly PastCell[];
  readonly views: LookedView["views"];
  readonly blobs: readonly (readonly [name: string, mime: string, base64: string])[];
}

interface Found {
  readonly at: number;
  readonly change: number;
  readonly cells: readonly PastCell[];
  readonly kept?: Kept;
  readonly name?: string;
}

/** So many looks are drawn at once; who asks for more is told to come again. */
const MAX_DRAWING = 8;

/** Too many look at the past at once. */
export class PastBusy extends Error {
  constructor() {
    super("Many people look at the past just now; try again in a moment.");
  }
}

/** Of looks at the past, the pictures and tables of so many stay readable. */
const MAX_LOOKS = 100;
/** A version keeps so many bytes of pictures and tables with its view; what is larger is drawn without. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;

/** Rooms as they were: their values from the history, their pages drawn anew from those or as a version kept them. */
export class Past {
  readonly #ports: PastPorts;
  #drawing = 0;
  readonly #looks = new Map<RoomId, { readonly app: AppId; readonly room: RoomId; readonly person: PersonId }>();

  constructor(ports: PastPorts) {
    this.#ports = ports;
  }

  /** The room as it was, for somebody who looks at one page of it; `undefined` where there is no such version. */
  async look(place: Place, room: OpenedRoom, person: Person, page: string, moment: Moment): Promise<PastRoom | undefined> {
    const found = await this.#find(place, room, person.id, moment);
    if (!found) return undefined;
    const { at, change, cells, kept } = found;
    const look = this.#begin(place, person.id);
    const drawn = kept ? unpacked(kept) : await this.#draw(place.app, look, person, page, cells);
    for (const [name, { mime, bytes }] of drawn.blobs) this.#ports.blobs.put({ app: place.app, room: look }, name, { mime, bytes });
    return { at, change, computed: kept === undefined, cells, views: drawn.views, look };
  }

  /** Sets a room back to a moment, as one operation: what every shared cell said then it says again. */
  async restore(place: Place, room: OpenedRoom, by: Person, moment: Moment, may: (scope: SharedScope) => boolean): Promise<Outcome | undefined> {
    const found = await this.#find(place, room, by.id, moment);
    if (!found) return undefined;
    const then = new Map(found.cells.map((cell) => [`${cell.scope}\n${cell.key}`, cell.value]));
    const touched = new Map([...found.cells, ...room.cells()].flatMap(({ scope, key }) => (scope === "me" ? [] : [[`${scope}\n${key}`, { scope, key }] as const])));
    const cells = [...touched].filter(([, { scope }]) => may(scope)).map(([id, { scope, key }]) => ({ scope, key, value: then.get(id) }));
    const contents = room.contents();
    const writes = toldWrites(cells, contents, room.shown()).map((write): ContentWrite => afterSubmits(write, contents));
    const { operations, journal } = this.#ports;
    const outcome = operations.perform(place, room, by.id, { kind: "restore", to: found.at, ...(found.name !== undefined && { name: found.name }) }, writes);
    await journal.committed();
    return outcome;
  }

  async versions({ app, room }: Place): Promise<readonly Version[]> {
    const records = await this.#ports.log.records({ kind: "version", app, room });
    return records.map(({ data }) => parseVersion(JSON.parse(data ?? "null"))).filter((version) => version !== undefined);
  }

  /** Names this moment, and keeps the page as it looks now. @returns why not, where there are as many versions as there may be. */
  async name({ app, room: name }: Place, room: OpenedRoom, by: Person, page: string, called: { readonly name: string; readonly note?: string }): Promise<Version | { readonly problem: string }> {
    const { log, journal, clock } = this.#ports;
    const place = { app, room: name };
    if ((await this.versions(place)).length >= MAX_VERSIONS) return { problem: `This room has ${MAX_VERSIONS} named versions, which is the most it can; delete one first.` };
    room.settle();
    const cells = sharedCells(room);
    await journal.committed();
    const change = await log.changeAt(sharedDocuments(place), clock.now());
    const drawn = await this.#draw(app, this.#begin(place, by.id), by, page, cells);
    const kept: Kept = { cells, views: drawn.views.filter(({ channel }) => channel === "shared"), blobs: packed(drawn.blobs) };
    const version: Version = { id: randomBytes(9).toString("base64url"), name: called.name, ...(called.note && { note: called.note }), by: by.id, who: by.name, at: clock.now(), change };
    journal.group(() => {
      journal.record({ ...place, kind: "version", id: version.id, data: JSON.stringify(version) });
      journal.record({ ...place, kind: "kept", id: version.id, data: JSON.stringify(kept) });
    });
    await journal.committed();
    return version;
  }

  /** @returns whether there was such a version. */
  async forget({ app, room }: Place, id: string): Promise<boolean> {
    const { log, journal } = this.#ports;
    if ((await log.records({ kind: "version", app, room, id })).length === 0) return false;
    journal.group(() => {
      for (const kind of ["version", "kept"] as const) journal.record({ app, room, kind, id, data: null });
    });
    await journal.committed();
    return true;
  }

  /** The room that a look is of, for whoever looks; nobody else reads what it shows. */
  roomOf(app: AppId, look: RoomId, person: PersonId): RoomId | undefined {
    const found = this.#looks.get(look);
    return found?.app === app && found.person === person ? found.room : undefined;
  }

  async #find(place: Place, room: OpenedRoom, person: PersonId, moment: Moment): Promise<Found | undefined> {
    const { log, journal, clock } = this.#ports;
    room.settle();
    await journal.committed();
    if ("version" in moment) {
      const [version] = (await this.versions(place)).filter(({ id }) => id === moment.version);
      const [record] = await log.records({ kind: "kept", app: place.app, room: place.room, id: moment.version });
      if (!version || !record?.data) return undefined;
      const kept = JSON.parse(record.data) as Kept;
      return { at: version.at, change: version.change, cells: kept.cells, kept, name: version.name };
    }
    const documents = [...sharedDocuments(place), documentName({ ...onlyPlace(place), kind: "me", person })];
    const change = "change" in moment ? moment.change : await log.changeAt(documents, moment.time);
    const cells = new Map(room.cells(person).map(({ scope, key, value }) => [`${scope}\n${key}`, { scope, key, value }]));
    let at = 0;
    for (const { document, key, value, change: by } of await log.standing(documents, change)) {
      // Lines about the room as a whole are no cells.
      if (key.startsWith("$")) continue;
      const scope = scopeOf(document);
      if (by) at = Math.max(at, by.at);
      cells.set(`${scope}\n${key}`, { scope, key, value: value === null ? undefined : (JSON.parse(value) as JsonValue) });
    }
    const said = [...cells.values()].flatMap(({ scope, key, value }) => (value === undefined ? [] : [{ scope, key, value }]));
    return { at: "time" in moment ? moment.time : at || clock.now(), change, cells: said };
  }

  async #draw(app: AppId, as: RoomId, person: Person, page: string, cells: readonly PastCell[]): Promise<LookedView> {
    const { hosts, clock } = this.#ports;
    if (this.#drawing >= MAX_DRAWING) throw new PastBusy();
    this.#drawing += 1;
    try {
      return await lookRun({ app, as, person, page, hosts, clock, cells: cells.map((cell) => (cell.scope === "me" ? { ...cell, person: person.id } : cell)) });
    } finally {
      this.#drawing -= 1;
    }
  }

  #begin({ app, room }: Place, person: PersonId): RoomId {
    const look = parseRoomId(`look-${randomBytes(12).toString("hex")}`);
    if (!look) throw new Error("A name could not be made");
    this.#looks.set(look, { app, room, person });
    const [oldest] = this.#looks;
    if (this.#looks.size > MAX_LOOKS && oldest) {
      this.#looks.delete(oldest[0]);
      this.#ports.blobs.close({ app: oldest[1].app, room: oldest[0] });
    }
    return look;
  }
}

const onlyPlace = ({ app, room }: Place): Place => ({ app, room });
export const sharedDocuments = (place: Place): string[] => SHARED_SCOPES.map((kind) => documentName({ ...onlyPlace(place), kind }));

function scopeOf(document: string): Scope {
  const kind = parseDocumentName(document)?.kind;
  return kind === "me" || kind === "owner" ? kind : "room";
}

const sharedCells = (room: OpenedRoom): PastCell[] => room.cells().flatMap(({ scope, key, value }) => (scope === "me" || value === undefined ? [] : [{ scope, key, value }]));

function packed(blobs: LookedView["blobs"]): Kept["blobs"] {
  let bytes = 0;
  return [...blobs].flatMap(([name, blob]) => {
    bytes += blob.bytes.byteLength;
    return bytes > MAX_KEPT_BYTES ? [] : [[name, blob.mime, Buffer.from(blob.bytes).toString("base64")] as const];
  });
}

const unpacked = ({ views, blobs }: Kept): LookedView => ({ views, blobs: new Map(blobs.map(([name, mime, base64]) => [name, { mime, bytes: Buffer.from(base64, "base64") }])) });
