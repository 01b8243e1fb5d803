import { webcrypto } from "node:crypto";

/** A small generator of numbers from a seed (mulberry32): equal seeds give equal simulations. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 to 1, without 1. */
  next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };

  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws if there is nothing to pick from. */
  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error("Nothing to pick from");
    return picked;
  }
}

let source: SeededRandom | undefined;

/** From here on Yjs draws its client ids from this generator, so that a failure can be played again. */
export function drawIdsFrom(random: SeededRandom): void {
  source = random;
}

// Yjs takes its ids from here by way of lib0, which binds the function when it is loaded: this module has to come first.
const real = webcrypto.getRandomValues.bind(webcrypto);
Object.defineProperty(webcrypto, "getRandomValues", {
  configurable: true,
  value: (array: Uint8Array | Uint32Array): Uint8Array | Uint32Array => {
    if (!source) return real(array);
    for (let i = 0; i < array.length; i++) array[i] = source.below(4_294_967_296);
    return array;
  },
});
