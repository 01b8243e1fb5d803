import { atLeast, branchRoomId, cleanBranchName, parsePersonId, type AppId, type Branch, type JsonValue, type Person, type PersonId, type Role, type RoomId } from "@tutti/protocol";
import type { RoomPorts } from "../room/ports.ts";
import { Room } from "../room/room.ts";
import { arrow } from "../runner/data/arrow.ts";
import type { FakeClock } from "./clock.ts";
import type { MemoryJournal } from "./memory-journal.ts";
import type { MemoryUploads } from "./memory-uploads.ts";
import type { Place } from "./place.ts";
import { Documents } from "./wire.ts";

/** A branch, of which the kit has the name alone. */
export type TestBranch = Pick<Branch, "room" | "name" | "by">;

/** What all rooms of an app under test have in common. */
export interface TestPlacePorts {
  readonly app: AppId;
  readonly clock: FakeClock;
  readonly uploads: MemoryUploads;
  readonly journal: MemoryJournal;
  readonly hosts: RoomPorts["hosts"];
  /** Everybody who was ever in one of them. */
  readonly people: Map<PersonId, Person>;
  readonly log: (line: string) => void;
}

/** One room of an app under test, and its documents. */
export class TestPlace implements Place {
  readonly app: AppId;
  readonly room: RoomId;
  readonly documents = new Documents();
  readonly uploads: MemoryUploads;
  readonly blobs = new Map<string, { readonly bytes: Uint8Array; readonly mime: string }>();
  readonly clock: FakeClock;
  readonly branches: TestBranch[] = [];
  readonly #ports: TestPlacePorts;
  #room: Room | undefined;

  constructor(room: RoomId, ports: TestPlacePorts) {
    this.room = room;
    this.app = ports.app;
    this.clock = ports.clock;
    this.uploads = ports.uploads;
    this.#ports = ports;
  }

  opened(): Room | undefined {
    return this.#room;
  }

  async open(): Promise<Room> {
    this.#room ??= await Room.open(this.app, this.room, this.#roomPorts());
    return this.#room;
  }

  blobColumn(name: string, column: string): (row: number) => JsonValue {
    const bytes = this.blobs.get(name)?.bytes;
    const values = bytes && arrow.decode(bytes).getChild(column);
    // What travels is JSON, whatever Arrow's types say.
    return (row) => (values?.at(row) ?? null) as JsonValue;
  }

  invite(name: string, role: Role): Person {
    const n = [...this.#ports.people.values()].filter(({ program }) => program !== true).length;
    return this.#knows({ id: parsePersonId(`person-${n + 1}`) as PersonId, name, role, colour: n % 8 });
  }

  /** What the app does by itself in the room, under its name: the same one each time. */
  program(of: "webhook" | "timer", name: string, role: Role): Person {
    return this.#knows({ id: parsePersonId(`${of}-${name}`) as PersonId, name, role, colour: 0, program: true });
  }

  #knows(person: Person): Person {
    this.#ports.people.set(person.id, person);
    return person;
  }

  #roomPorts(): RoomPorts {
    const { clock, journal, hosts, log } = this.#ports;
    const { app, room, documents, blobs } = this;
    return {
      clock, journal, hosts, blobs: { put: (_, name, { bytes, mime }) => void blobs.set(name, { bytes, mime }) },
      open: async (ref) => ({ doc: documents.open(ref), release: () => undefined }),
      personOf: (origin) => documents.personOf(origin),
      personById: (id) => this.#ports.people.get(id),
      changes: async (limit) => journal.shared(app, room, limit),
      fork: async (by, name) => this.#fork(by, name),
      log: (_, message, fields) => log(fields ? `${message} ${JSON.stringify(fields)}` : message),
    };
  }

  #fork(by: PersonId, name: string): RoomId {
    const called = cleanBranchName(name);
    const role = this.#ports.people.get(by)?.role;
    if (!role || !atLeast(role, "editor")) throw new Error("Only who may change this room may branch it.");
    if (called === undefined) throw new Error("A branch needs a name that can be read.");
    const free = (again: number): RoomId => {
      const room = branchRoomId(this.room, called, again);
      return this.branches.some((branch) => branch.room === room) ? free(again + 1) : room;
    };
    const room = free(1);
    this.branches.push({ room, name: called, by });
    return room;
  }
}
