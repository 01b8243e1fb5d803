import { isRole, parseAppId, parsePersonId, parseRoomId, type AppId, type Person, type PersonId, type RoomId } from "@tutti/protocol";
import { count, listOf, number, oneOf, recordOf, shape, text, those } from "@tutti/protocol/shape";

/** The version of what is written; raised where an older Tutti could not read it. */
export const FORMAT = 1;
/** More documents than a room can have: one for each of so many people, and those that it shares. */
const MAX_DOCUMENTS = 100_000;
/** Yjs clients that one document is bound to; each tab has one. */
const MAX_CLIENTS = 10_000_000;

/** What stands in `room.json`, the first file of an exported room. */
export interface Manifest {
  readonly tutti: number;
  readonly app: AppId;
  readonly room: RoomId;
  /** When it was exported, in ms since 1970. */
  readonly at: number;
  readonly documents: readonly CarriedDocument[];
  readonly people: readonly Person[];
  readonly changes: number;
  readonly records: number;
  readonly files: number;
}

/** A document: what comes after the room in its name, its file in the folder, and whose its Yjs clients are. */
export interface CarriedDocument {
  readonly part: string;
  readonly file: string;
  readonly authors: Readonly<Record<string, PersonId>>;
}

/** A row of `history.ndjson`, newest first. `id` is the number that it had. */
export interface CarriedChange {
  readonly id: number;
  readonly part: string;
  readonly at: number;
  readonly person?: PersonId;
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
  readonly operation?: string;
}

/** A row of `records.ndjson`. What a room keeps about its branches stays behind: they are rooms of their own. */
export interface CarriedRecord {
  readonly kind: (typeof CARRIED_RECORDS)[number];
  readonly id: string;
  readonly data: string;
}
export const CARRIED_RECORDS = ["operation", "version", "kept"] as const;

/** What comes after a room in the name of a document of its own, as `documentName` prints it. */
const PART = /^(?:room|owner|comments|me\/[A-Za-z0-9_-]{1,64})$/;
const part = those<string>((raw) => typeof raw === "string" && PART.test(raw));
const person = those<PersonId>((raw) => typeof raw === "string" && parsePersonId(raw) !== undefined);
const isTrue = those<true>((raw) => raw === true);

const takeManifest = shape<Manifest>({
  tutti: count, at: number, changes: count, records: count, files: count,
  app: those((raw) => typeof raw === "string" && parseAppId(raw) !== undefined),
  room: those((raw) => typeof raw === "string" && parseRoomId(raw) !== undefined),
  documents: listOf(shape<CarriedDocument>({ part, file: those((raw) => typeof raw === "string" && /^documents\/[0-9]+\.yjs$/.test(raw)), authors: those(isAuthors) }, {}), MAX_DOCUMENTS),
  people: listOf(shape<Person>({ id: person, name: text(200), colour: count, role: those(isRole) }, { explores: isTrue, program: isTrue }), MAX_DOCUMENTS),
}, {});

/** @returns the manifest; else a sentence that says why there is none. */
export function parseManifest(raw: unknown): Manifest | string {
  const { tutti } = (raw ?? {}) as { readonly tutti?: unknown };
  if (typeof tutti === "number" && tutti > FORMAT) return `it was written by a newer Tutti (format ${tutti}, this one knows ${FORMAT})`;
  return takeManifest(raw) ?? "its room.json is not what tutti writes";
}

export const parseChange = shape<CarriedChange>({ id: count, part, at: number, key: text(1_000) }, { person, before: text(), after: text(), operation: text(64) });
export const parseRecord = shape<CarriedRecord>({ kind: oneOf(...CARRIED_RECORDS), id: text(200), data: text() }, {});

function isAuthors(raw: unknown): boolean {
  const taken = recordOf(person)(raw);
  return taken !== undefined && Object.keys(taken).length <= MAX_CLIENTS && Object.keys(taken).every((client) => /^[0-9]{1,16}$/.test(client));
}

/** The document of a room that a part names. */
export const nameOfPart = (app: AppId, room: RoomId, of: string): string => (of === "room" ? `${app}/${room}` : `${app}/${room}/${of}`);
/** What comes after the room in a document's name; `undefined` where it is another room's. */
export function partOf(app: AppId, room: RoomId, name: string): string | undefined {
  if (name === `${app}/${room}`) return "room";
  const of = name.startsWith(`${app}/${room}/`) ? name.slice(`${app}/${room}/`.length) : undefined;
  return of !== undefined && of !== "room" && PART.test(of) ? of : undefined;
}
