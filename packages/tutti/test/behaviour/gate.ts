import { vi } from "vitest";

/** Holds scripts up at a place until a test lets them go on. */
export class Gate {
  #open = Promise.withResolvers<void>();
  /** How many times a script has come to it. */
  arrived = 0;

  /** What a script awaits. */
  async pass(): Promise<void> {
    this.arrived += 1;
    await this.#open.promise;
  }

  /** Lets everybody go on who waits, and who comes from now on. */
  open(): void {
    this.#open.resolve();
  }

  close(): void {
    this.#open = Promise.withResolvers<void>();
  }

  /** Waits until a script has come so often. */
  reached(times = 1): Promise<void> {
    return vi.waitFor(() => {
      if (this.arrived < times) throw new Error(`A script has come ${this.arrived} times, not ${times}`);
    }, 5_000);
  }
}
