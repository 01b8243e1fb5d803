import { encodeStream, type ServerMessage } from "@tutti/protocol";
import type { Missed } from "tutti/room";
import { Numbering } from "./numbering.ts";
import { Window } from "./window.ts";

/** A message that goes to many is printed once. The room hands the same object to all. */
const printed = new WeakMap<ServerMessage, Uint8Array>();

function print(message: ServerMessage): Uint8Array {
  const known = printed.get(message);
  if (known) return known;
  const frame = encodeStream(message);
  printed.set(message, frame);
  return frame;
}

export interface StreamSink {
  send(frame: Uint8Array): void;
  /** Asks the page to say when it has come to here. */
  ask(): void;
  /** Bytes that wait to leave. */
  buffered(): number;
  now(): number;
}

/** So many messages that are nothing to look at wait at most; of more, the newest of each kind is enough. */
const MOST_WAITING = 200;

/**
 * The stream to one page. A page that reads slower than the room writes gets no backlog: while it has not come to what was sent,
 * little is kept for it in its order, and of more only which elements have changed. Those it is given as they are by then.
 */
export class StreamOut {
  readonly #sink: StreamSink;
  readonly #limit: number;
  readonly #catchUp: (missed: readonly Missed[]) => void;
  readonly #window: Window;
  readonly #numbering = new Numbering();
  #waiting: ServerMessage[] = [];
  #waitingBytes = 0;
  /** What changed in what it looks at, where that is more than waits. */
  readonly #missed = new Map<string, { page: string; channel: Missed["channel"]; ids: Set<Missed["ids"][number]>; whole: boolean }>();
  #behind = false;
  /** Whether even the wire takes no more: then nothing old is worth its bytes. */
  #stuck = false;
  #bringing = false;

  /**
   * @param limit so many bytes may wait to leave
   * @param catchUp asks the room for what was left out
   */
  constructor(sink: StreamSink, limit: number, catchUp: (missed: readonly Missed[]) => void) {
    this.#sink = sink;
    this.#limit = limit;
    this.#catchUp = catchUp;
    this.#window = new Window(() => sink.ask(), () => sink.now());
  }

  get behind(): boolean {
    return this.#behind;
  }

  send(message: ServerMessage): void {
    if (this.#bringing) return this.#pass(message);
    if (this.#sink.buffered() > this.#limit) this.#behind = this.#stuck = true;
    else if (this.#window.full) this.#behind = true;
    if (this.#behind) this.#keep(message);
    else this.#pass(message);
  }

  /** The page has come to where it was asked last. */
  answered(): void {
    this.#window.answered();
    this.drained();
  }

  /** To be called when bytes have left. */
  drained(): void {
    if (!this.#behind || this.#window.full || this.#sink.buffered() > (this.#stuck ? this.#limit / 4 : this.#limit)) return;
    const waiting = this.#stuck ? newestOf(this.#waiting) : this.#waiting;
    const missed = [...this.#missed.values()].map(({ page, channel, ids, whole }): Missed => ({ page, channel, whole, ids: [...ids] }));
    this.#behind = this.#stuck = false;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#missed.clear();
    if (missed.length > 0) this.#bring(missed);
    for (const message of waiting) this.send(message);
  }

  /** What was left out is sent at once, whatever its size: it is the newest there is. */
  #bring(missed: readonly Missed[]): void {
    this.#bringing = true;
    try {
      this.#numbering.catchingUp(() => this.#catchUp(missed));
    } finally {
      this.#bringing = false;
    }
  }

  #pass(message: ServerMessage): void {
    const frame = print(this.#numbering.next(message));
    this.#sink.send(frame);
    this.#window.sent(frame.byteLength);
  }

  #keep(message: ServerMessage): void {
    const isView = message.type === "ops" || message.type === "snapshot";
    if (isView && (this.#stuck || this.#missed.size > 0)) return this.#miss(message);
    this.#waiting.push(message);
    if (isView) this.#waitingBytes += print(message).byteLength;
    if (this.#stuck || this.#waitingBytes > this.#window.size / 2) this.#missAll();
    if (this.#waiting.length > MOST_WAITING) this.#waiting = newestOf(this.#waiting);
  }

  #missAll(): void {
    for (const message of this.#waiting) if (message.type === "ops" || message.type === "snapshot") this.#miss(message);
    this.#waiting = this.#waiting.filter(({ type }) => type !== "ops" && type !== "snapshot");
    this.#waitingBytes = 0;
  }

  #miss(message: Extract<ServerMessage, { type: "ops" | "snapshot" }>): void {
    const { page, channel } = message;
    const key = `${channel} ${page}`;
    const missed = this.#missed.get(key) ?? { page, channel, ids: new Set(), whole: false };
    this.#missed.set(key, missed);
    if (message.type === "snapshot") missed.whole = true;
    else for (const op of message.ops) missed.ids.add(op.op === "set" ? op.element.id : op.id);
  }
}

/** Of what is nothing to look at the newest of each kind is enough, and an old toast or broadcast is none. What was asked for is answered. */
function newestOf(messages: readonly ServerMessage[]): ServerMessage[] {
  const newest = new Map(messages.map((message) => [message.type === "answer" ? `answer ${message.n}` : message.type, message]));
  for (const gone of ["toast", "broadcast"] as const) newest.delete(gone);
  return [...newest.values()];
}
