import type { SeededRandom } from "./seeded-random.ts";

/**
 * Everything that is under way: frames on wires, messages to and from processes, writes on their way to the disk. Each
 * channel keeps its order; which channel moves next is the simulation's choice, and so is what never arrives.
 */
export class Pending {
  readonly #channels = new Map<string, { readonly fn: () => void; readonly copy: boolean }[]>();

  /** @param copy whether it may arrive twice. */
  put(channel: string, fn: () => void, copy = false): void {
    const waiting = this.#channels.get(channel);
    if (waiting) waiting.push({ fn, copy });
    else this.#channels.set(channel, [{ fn, copy }]);
  }

  get empty(): boolean {
    return this.#channels.size === 0;
  }

  channels(but: (channel: string) => boolean = () => false): string[] {
    return [...this.#channels.keys()].filter((channel) => !but(channel));
  }

  /** Lets the next of a channel happen. */
  move(channel: string): void {
    const waiting = this.#channels.get(channel);
    const next = waiting?.shift();
    if (waiting?.length === 0) this.#channels.delete(channel);
    next?.fn();
  }

  /** Lets the next of some channel happen, and leaves it there to happen again. @returns whether there was one. */
  repeat(random: SeededRandom): boolean {
    const able = [...this.#channels.values()].filter(([next]) => next?.copy);
    if (able.length === 0) return false;
    random.pick(able)[0]?.fn();
    return true;
  }

  /** Loses all that is under way in these channels. */
  lose(prefix: string): void {
    for (const channel of this.#channels.keys()) if (channel.startsWith(prefix)) this.#channels.delete(channel);
  }
}
