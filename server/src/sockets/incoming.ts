import type { Readable } from "node:stream";

/**
 * What is on its way in over all sockets, in messages that are not whole yet. One socket may send a large message; thousands that
 * begin one and never end it would fill the memory: where all of it is too much, whoever has sent most of it goes.
 */
export class Incoming<Key> {
  readonly #limit: number;
  readonly #cut: (key: Key) => void;
  readonly #begun = new Map<Key, number>();
  #bytes = 0;

  /**
   * @param limit bytes of all messages that are not whole
   * @param cut ends a connection at once, with what was kept of it
   */
  constructor(limit: number, cut: (key: Key) => void) {
    this.#limit = limit;
    this.#cut = cut;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Counts what comes in over a wire. Call before anybody else reads it: what makes a message whole is then told after it was counted. */
  watch(key: Key, wire: Readable): void {
    wire.prependListener("data", (chunk: Buffer) => this.came(key, chunk.byteLength));
  }

  came(key: Key, bytes: number): void {
    this.#set(key, (this.#begun.get(key) ?? 0) + bytes);
    while (this.#bytes > this.#limit) {
      const [most] = [...this.#begun].reduce((a, b) => (b[1] > a[1] ? b : a));
      this.whole(most);
      this.#cut(most);
    }
  }

  /** A message is whole, or its connection has ended. */
  whole(key: Key): void {
    this.#set(key, 0);
  }

  #set(key: Key, bytes: number): void {
    this.#bytes += bytes - (this.#begun.get(key) ?? 0);
    if (bytes === 0) this.#begun.delete(key);
    else this.#begun.set(key, bytes);
  }
}
