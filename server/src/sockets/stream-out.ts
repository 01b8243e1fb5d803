import { encodeStream, type ServerMessage } from "@tutti/protocol";

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
  /** Bytes that wait to leave. */
  buffered(): number;
}

/**
 * The stream to one page. A page that reads slower than the room writes gets no backlog: what it missed is left out, and once it
 * has drained it is given the newest state.
 */
export class StreamOut {
  readonly #sink: StreamSink;
  readonly #limit: number;
  readonly #resync: () => void;
  readonly #newest = new Map<ServerMessage["type"], ServerMessage>();
  #behind = false;

  /** @param resync asks the room for a snapshot of everything this page looks at. */
  constructor(sink: StreamSink, limit: number, resync: () => void) {
    this.#sink = sink;
    this.#limit = limit;
    this.#resync = resync;
  }

  get behind(): boolean {
    return this.#behind;
  }

  send(message: ServerMessage): void {
    if (!this.#behind && this.#sink.buffered() > this.#limit) this.#behind = true;
    if (!this.#behind) this.#sink.send(print(message));
    // The view is asked for again; of the rest the newest of each kind is enough, and an old toast or broadcast is none.
    else if (message.type !== "ops" && message.type !== "snapshot" && message.type !== "toast" && message.type !== "broadcast") this.#newest.set(message.type, message);
  }

  /** To be called when bytes have left. */
  drained(): void {
    if (!this.#behind || this.#sink.buffered() > this.#limit / 4) return;
    this.#behind = false;
    const newest = [...this.#newest.values()];
    this.#newest.clear();
    for (const message of newest) this.send(message);
    this.#resync();
  }
}
