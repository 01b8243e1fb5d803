import type { AppId, JsonValue, RoomId } from "@tutti/protocol";
import type { AccessEntry, AccessStore, AuditEntry, AuditQuery, StoredAudit } from "../access/port.ts";
import type { Session } from "../identity/session.ts";

/** What is written down. */
export type AuditAction =
  | "entered" | "signed in" | "signed out" | "link made" | "link revoked" | "link opened" | "password refused" | "role given" | "access taken"
  | "token made" | "embed token made" | "shown elsewhere" | "token revoked" | "audit exported" | "comments exported" | "file read" | "webhook refused" | "cache cleared"
  | "key replaced" | "room exported" | "room imported" | "room deleted";

/** Who did it; without an id where it was no person of the room's. */
interface Doer {
  readonly id: string;
  readonly name: string;
}

/** Whoever works in the data folder, beside the server or while it is stopped. */
export const OPERATOR: Doer = { id: "", name: "The operator" };
/** A program that has started the server inside of itself. */
export const THE_SERVER: Doer = { id: "", name: "The server" };

/** A line that is written beside the server, or while it is stopped. */
export const lineByOperator = (place: { readonly app: AppId; readonly room: RoomId }, action: AuditAction, detail: AuditEntry["detail"], now: number): AccessEntry =>
  ({ op: "audit", entry: { at: now, app: place.app, room: place.room, person: OPERATOR.id, name: OPERATOR.name, action, detail } });

/** Coming again within this time (ms) is the same stay. */
const STAY = 30 * 60_000;
/** Lines that nobody waits for are written together, after so long (ms). */
const WRITE_AFTER = 500;
/** What may wait where the store does not answer; beyond it the oldest go, and that is said. */
const MOST_WAITING = 10_000;

type Line = [who: Doer, action: AuditAction, place?: { readonly app: AppId; readonly room: RoomId }, detail?: Readonly<Record<string, JsonValue>>];

interface AuditPorts {
  readonly store: Pick<AccessStore, "write" | "audit">;
  now(): number;
  after(ms: number, fn: () => void): () => void;
  /** Lines were lost. */
  failed(error: unknown): void;
}

/** The log of who entered, changed rights and took data away. It is added to and never changed. */
export class Audit {
  readonly #ports: AuditPorts;
  readonly #stays = new Map<string, number>();
  #waiting: AccessEntry[] = [];
  #writing: Promise<void> = Promise.resolve();
  #cancel: (() => void) | undefined;

  constructor(ports: AuditPorts) {
    this.#ports = ports;
  }

  /** A line that belongs to a change of rights: written with it, or not at all. */
  line(...line: Line): AccessEntry {
    // What waits happened before it, and is written before it.
    void this.flush();
    return { op: "audit", entry: this.#entry(...line) };
  }

  /** A line that nobody waits for. */
  note(...line: Line): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#waiting.shift();
      this.#ports.failed(new Error("the store does not answer, and too many lines wait"));
    }
    this.#waiting.push({ op: "audit", entry: this.#entry(...line) });
    this.#cancel ??= this.#ports.after(WRITE_AFTER, () => void this.flush());
  }

  /** Somebody did this in a room; the same again within half an hour is not worth a line. */
  noteOnce(who: Session, action: AuditAction, place: { readonly app: AppId; readonly room: RoomId }, detail: Readonly<Record<string, JsonValue>> = {}): void {
    const key = `${place.app}/${place.room} ${who.id} ${action} ${JSON.stringify(detail)}`;
    const before = this.#stays.get(key);
    this.#stays.delete(key);
    this.#stays.set(key, this.#ports.now());
    const [oldest] = this.#stays.keys();
    if (this.#stays.size > 20_000 && oldest !== undefined) this.#stays.delete(oldest);
    if (before === undefined || this.#ports.now() - before > STAY) this.note(who, action, place, detail);
  }

  async read(query: AuditQuery): Promise<readonly StoredAudit[]> {
    await this.flush();
    return this.#ports.store.audit(query);
  }

  /** Resolves once what waits is written. */
  flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    const entries = this.#waiting;
    this.#waiting = [];
    if (entries.length > 0) {
      const written = this.#ports.store.write(entries).catch((error: unknown) => this.#ports.failed(error));
      this.#writing = Promise.all([this.#writing, written]).then(() => undefined);
    }
    return this.#writing;
  }

  /** Lines older than this (ms) go. */
  async forget(before: number): Promise<void> {
    await this.#ports.store.write([{ op: "forget", before }]);
  }

  #entry(...[who, action, place, detail = {}]: Line): AuditEntry {
    return { at: this.#ports.now(), app: place?.app ?? "", room: place?.room ?? "", person: who.id, name: who.name, action, detail };
  }
}
