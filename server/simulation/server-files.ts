import { join } from "node:path";
import { accessTo, parseFileRecord, parsePersonId, type FileId, type PersonId } from "@tutti/protocol";
import type { UploadRuling, WantedUpload } from "tutti/room";
import type { Hono } from "hono";
import * as Y from "yjs";
import { Apps } from "../src/apps.ts";
import { Files } from "../src/files/files.ts";
import { FileKeeper } from "../src/files/keeper.ts";
import { uploadRoutes } from "../src/http/upload-routes.ts";
import { DEFAULT_LIMITS } from "../src/limits.ts";
import { CLOSED } from "../src/rooms/open-room.ts";
import { simDisk, type Platter } from "./sim-disk.ts";
import { PERSON } from "./sim-http.ts";
import type { SimServer } from "./sim-server.ts";
import type { World } from "./world.ts";

const ROOT = "/files";
/** Longer than anybody is away: that a file goes which nothing names any more is looked at in the end. */
const GRACE = 1_000 * 86_400_000;

/** Where all of a file lies, once it is there. */
export const pathOf = ({ app, room }: World, id: FileId): string => join(ROOT, app, room, id);

/** What the disk's own note says of a file. */
export function recordOf(world: World, id: FileId): ReturnType<typeof parseFileRecord> {
  const note = world.platter.get(`${pathOf(world, id)}.json`);
  return note && parseFileRecord(JSON.parse(Buffer.from(note.bytes).toString()));
}

/** The files of one life of a server: the routes, the store and the keeper that ship, over a disk that is the simulation's. */
export class ServerFiles {
  readonly keeper: FileKeeper;
  readonly #routes: Hono;
  readonly #world: World;
  readonly #server: SimServer;

  constructor(world: World, server: SimServer, platter: Platter) {
    this.#world = world;
    this.#server = server;
    const clock = world.clock.of(() => server.alive);
    const disk = simDisk({ name: server.boot, platter, pending: world.pending, now: clock.now, alive: () => server.alive });
    const files = new Files(ROOT, DEFAULT_LIMITS, () => clock.now(), (place) => this.keeper.watch(place), disk);
    const say = (level: string, message: string): void => world.note(`server ${level}: ${message}`);
    this.keeper = new FileKeeper({
      files, clock, say, limits: { ...DEFAULT_LIMITS, fileGrace: GRACE, fileWait: GRACE, uploadExpiry: GRACE }, isOpen: () => true,
      // The fault: nothing is found to be named.
      pin: async (ref) => ({ doc: world.fault === "files-let-go" ? new Y.Doc() : await server.load(ref), release: () => undefined }),
    });
    this.#routes = uploadRoutes({
      files, say, apps: new Apps([{ id: world.app, file: "/simulation.ts" }]), origins: [], audit: { noteOnce: () => undefined },
      roleOf: ({ id }) => world.person(id)?.role,
      now: clock.now, uploadsPerMinute: DEFAULT_LIMITS.uploadsPerMinute, address: () => "here",
      mayUpload: (_, __, person, file) => this.#rule(person, file),
      makeRoom: (place) => this.keeper.makeRoom(place),
      who: async (c) => {
        const person = world.person(parsePersonId(c.req.header(PERSON) ?? "") as PersonId);
        return person ? { state: "known", session: { id: person.id, name: person.name, colour: person.colour, by: "guest", groups: [] }, stale: false } : { state: "none" };
      },
    });
  }

  async answer(request: Request): Promise<Response> {
    const response = await this.#routes.fetch(request);
    const [at, length] = [Number(response.headers.get("Upload-Offset")), Number(response.headers.get("Upload-Length"))];
    if (response.status === 500 && this.#server.alive) this.#world.fail(`[2] the server failed at ${request.method} of a file`);
    if (request.method === "HEAD" && at > 0 && at < length) this.#world.see("upload resumed");
    return response;
  }

  /** What the room says, unless the fault lets everybody bring everything; whoever is let in has to have the right now. */
  #rule(by: PersonId, file: WantedUpload): UploadRuling {
    const world = this.#world;
    const ruling = world.fault === "files-unasked" ? { kind: "take", scope: file.key === "own" ? "me" : "room", rules: {} } as const : this.#server.handle?.mayUpload(by, file) ?? CLOSED;
    if (ruling.kind !== "take") return ruling;
    const ref = ruling.scope === "me" ? { app: world.app, room: world.room, kind: "me" as const, person: by } : { app: world.app, room: world.room, kind: "room" as const };
    const role = world.person(by)?.role;
    if (accessTo(ref, by, role) !== "write") world.fail(`[4] a file of ${by}'s was let in, who is ${role}`);
    return ruling;
  }
}
