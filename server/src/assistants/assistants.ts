import { randomUUID } from "node:crypto";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { AppId, RoomId } from "@tutti/protocol";
import { rooms, type RemoteRoom } from "tutti/rooms";
import type { Clock } from "tutti/room";
import type { Session } from "../identity/session.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../logging.ts";
import { giveResources } from "./resources.ts";
import { giveTools } from "./tools.ts";

export interface AssistantsPorts {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly say: Log;
  /** Where this server answers itself. */
  server(): string;
}

/** Who comes, by which token, and where to. */
export interface Coming {
  readonly session: Session;
  readonly token: string;
  readonly app: AppId;
  readonly room: RoomId;
}

interface Visit {
  readonly id: string;
  readonly by: Coming;
  readonly slot: number;
  readonly room: RemoteRoom;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly mcp: McpServer;
  readonly untell: () => void;
  usedAt: number;
  /** Requests that are being answered. */
  open: number;
}

/** Visits of one token at once. */
const PER_TOKEN = 8;
const LOOK_EVERY = 1_000;
const BODY_BYTES = 1_048_576;
const INSTRUCTIONS = `You take part in a room of a shared app, as one more person: others are in it, see you, and see what you do at once. Look before you act.
Set inputs and press buttons as a person would; what your role does not allow is refused with a sentence. undo takes back your own changes alone.`;

/** Assistants in rooms, by the Model Context Protocol: each visit is a program in one room, for as long as it is used. */
export class Assistants {
  readonly #ports: AssistantsPorts;
  readonly #visits = new Map<string, Visit>();
  /** Places that are taken, also by visits that are just beginning. */
  readonly #slots = new Map<string, Set<number>>();
  #cancel: (() => void) | undefined;
  #stopped = false;

  constructor(ports: AssistantsPorts) {
    this.#ports = ports;
    this.#look();
  }

  get count(): number {
    return this.#visits.size;
  }

  /** Answers a request of the protocol. */
  async answer(request: Request, by: Coming): Promise<Response> {
    const id = request.headers.get("mcp-session-id");
    if (id === null) return request.method === "POST" ? this.#begin(request, by) : refused(400, "A visit begins with initialize.");
    const visit = this.#visits.get(id);
    // Somebody else's visit is none: neither is it told that there is one.
    if (!visit || visit.by.session.record !== by.session.record || visit.by.app !== by.app || visit.by.room !== by.room) return refused(404, "This visit has ended; begin another.");
    return this.#within(visit, request);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    for (const visit of this.#visits.values()) this.#end(visit);
  }

  async #begin(request: Request, by: Coming): Promise<Response> {
    const { limits, server, say } = this.#ports;
    const slot = this.#take(by.token);
    if (this.#stopped || slot === undefined || this.#visits.size >= limits.assistants) {
      this.#free(by.token, slot);
      return refused(503, "Too many assistants are here; try again later.");
    }
    let room: RemoteRoom | undefined;
    try {
      room = await rooms(server(), { token: by.token, device: `assistant-${slot}` }).open(by.app, by.room);
      const visit = await this.#open(by, slot, room);
      const answer = await this.#within(visit, request);
      // What was no initialize began nothing.
      if (visit.transport.sessionId === undefined) this.#end(visit);
      return answer;
    } catch (error) {
      room?.close();
      this.#free(by.token, slot);
      say("info", "An assistant could not enter", { app: by.app, room: by.room, error });
      return refused(403, error instanceof Error ? error.message : String(error));
    }
  }

  async #open(by: Coming, slot: number, room: RemoteRoom): Promise<Visit> {
    const id = randomUUID();
    const mcp = new McpServer({ name: `tutti-${by.app}`, title: room.title, version: "1.0.0" }, { instructions: INSTRUCTIONS, capabilities: { resources: { subscribe: true } } });
    giveTools(mcp, room);
    const untell = giveResources(mcp, room, `${by.app}/${by.room}`);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id, maxRequestBodySize: BODY_BYTES,
      onsessionclosed: () => this.#end(visit),
    });
    const visit: Visit = { id, by, slot, room, mcp, transport, untell, usedAt: this.#ports.clock.now(), open: 0 };
    await mcp.connect(transport);
    this.#visits.set(id, visit);
    void room.closed.then(() => this.#end(visit));
    return visit;
  }

  async #within(visit: Visit, request: Request): Promise<Response> {
    visit.open += 1;
    try {
      return await visit.transport.handleRequest(request);
    } finally {
      visit.open -= 1;
      visit.usedAt = this.#ports.clock.now();
    }
  }

  #end(visit: Visit): void {
    if (this.#visits.get(visit.id) !== visit) return;
    this.#visits.delete(visit.id);
    this.#free(visit.by.token, visit.slot);
    visit.untell();
    visit.room.close();
    void visit.mcp.close().catch((error: unknown) => this.#ports.say("warn", "An assistant's visit could not be ended in order", { error }));
  }

  /** Who asks nothing any more has gone, and did not say so. */
  #look(): void {
    this.#cancel = this.#ports.clock.after(LOOK_EVERY, () => {
      const { clock, limits } = this.#ports;
      for (const visit of this.#visits.values()) if (visit.open === 0 && clock.now() - visit.usedAt > limits.assistantIdle) this.#end(visit);
      if (!this.#stopped) this.#look();
    });
  }

  /** Clicks are counted by device: two visits at once have two, and over the years there are no more than these. */
  #take(token: string): number | undefined {
    const taken = this.#slots.get(token) ?? new Set<number>();
    const free = Array.from({ length: PER_TOKEN }, (_, n) => n).find((n) => !taken.has(n));
    if (free !== undefined) this.#slots.set(token, taken.add(free));
    return free;
  }

  #free(token: string, slot: number | undefined): void {
    const taken = this.#slots.get(token);
    if (!taken || slot === undefined) return;
    taken.delete(slot);
    if (taken.size === 0) this.#slots.delete(token);
  }
}

/** As the protocol's own errors look. */
export const refused = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }, { status, headers });
