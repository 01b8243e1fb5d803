/** So much of one channel may be on its way, unread: enough for a fast line, and little beside what others wait for. */
export const WINDOW = 256 * 1024;
/** What was read is told when it is so much. */
const TELL_AT = WINDOW / 4;
/** Many small messages are work too: each counts as so many bytes more than it has, so that 512 at most are on their way. */
const EACH = 512;

/**
 * What one channel sends over a line that it shares. What its other end has not read yet waits here, and not on the line, where it would
 * stand in everybody's way.
 */
export class Flow {
  readonly #send: (data: Uint8Array) => void;
  #onWay = 0;
  #waiting: Uint8Array[] = [];
  #bytes = 0;

  constructor(send: (data: Uint8Array) => void) {
    this.#send = send;
  }

  /** Bytes that wait for the other end. */
  get waiting(): number {
    return this.#bytes;
  }

  send(data: Uint8Array): void {
    if (this.#waiting.length === 0 && this.#onWay < WINDOW) return this.#pass(data);
    this.#waiting.push(data);
    this.#bytes += data.byteLength;
  }

  /** The other end has read so much, as its {@link ReadCount} told it. */
  read(amount: number): void {
    this.#onWay = Math.max(0, this.#onWay - amount);
    let at = 0;
    for (let next = this.#waiting[at]; next && this.#onWay < WINDOW; next = this.#waiting[at]) {
      at += 1;
      this.#bytes -= next.byteLength;
      this.#pass(next);
    }
    if (at > 0) this.#waiting = this.#waiting.slice(at);
  }

  #pass(data: Uint8Array): void {
    this.#onWay += data.byteLength + EACH;
    this.#send(data);
  }
}

/** Counts what one channel has read, and tells it now and then. */
export class ReadCount {
  readonly #tell: (amount: number) => void;
  #amount = 0;

  constructor(tell: (amount: number) => void) {
    this.#tell = tell;
  }

  read(data: Uint8Array): void {
    this.#amount += data.byteLength + EACH;
    if (this.#amount < TELL_AT) return;
    this.#tell(this.#amount);
    this.#amount = 0;
  }
}
