import { Flow, ReadCount, type ChannelFrame } from "@tutti/protocol";
import type { Wire } from "./wire.ts";

const OPEN = 1;
const CLOSED = 3;
/** How the end of a line is told that nobody closed. */
const LOST = 1006;

/** One page's part of a line that several share. */
export class Channel implements Wire {
  readonly OPEN = OPEN;
  readyState: number = OPEN;
  readonly #id: number;
  readonly #say: (frame: ChannelFrame) => void;
  readonly #ended: (code: number, reason: string) => void;
  readonly #flow: Flow;
  readonly #reads: ReadCount;

  /** @param ended told once, whoever ends it. */
  constructor(id: number, say: (frame: ChannelFrame) => void, ended: (code: number, reason: string) => void) {
    this.#id = id;
    this.#say = say;
    this.#ended = ended;
    this.#flow = new Flow((data) => say({ kind: "data", channel: id, data }));
    this.#reads = new ReadCount((amount) => say({ kind: "read", channel: id, amount }));
  }

  get bufferedAmount(): number {
    return this.#flow.waiting;
  }

  send(data: Uint8Array): void {
    if (this.readyState === OPEN) this.#flow.send(data);
  }

  /** The page has read so much of what it was sent. */
  read(amount: number): void {
    if (this.readyState === OPEN) this.#flow.read(amount);
  }

  /** This of what the page sent has been taken. */
  taken(data: Uint8Array): void {
    if (this.readyState === OPEN) this.#reads.read(data);
  }

  close(code = LOST, reason = ""): void {
    if (this.readyState !== OPEN) return;
    this.#say({ kind: "close", channel: this.#id, code, reason });
    this.gone(code, reason);
  }

  terminate(): void {
    this.close();
  }

  /** The page has left, or the line is gone. */
  gone(code: number, reason: string): void {
    if (this.readyState !== OPEN) return;
    this.readyState = CLOSED;
    // Whoever closes it is in the middle of something, as they are with a websocket, which tells its end later too.
    queueMicrotask(() => this.#ended(code, reason));
  }
}
