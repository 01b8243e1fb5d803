import type { Viewer } from "./ports.ts";

/** Pages that wait to hear that the room is quiet: one wait each, whatever they send. A later question stands for those before it. */
export class RoomSettles {
  readonly #idle: () => Promise<void>;
  readonly #newest = new Map<Viewer, number>();

  /** @param idle resolves when nothing runs and nothing waits. */
  constructor(idle: () => Promise<void>) {
    this.#idle = idle;
  }

  ask(viewer: Viewer, n: number): void {
    const waits = this.#newest.has(viewer);
    this.#newest.set(viewer, n);
    if (!waits) void this.#answer(viewer);
  }

  /** Whoever closed their page hears nothing more. */
  left(viewer: Viewer): void {
    this.#newest.delete(viewer);
  }

  async #answer(viewer: Viewer): Promise<void> {
    await this.#idle();
    const n = this.#newest.get(viewer);
    this.#newest.delete(viewer);
    if (n !== undefined) viewer.send({ type: "settled", n });
  }
}
