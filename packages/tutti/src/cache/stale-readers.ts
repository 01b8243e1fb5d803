import type { Part } from "../runner/part.ts";
import type { Scene } from "../runner/scene.ts";

/** Which parts of which scripts were handed a stale result: they run again once there is another. */
export class StaleReaders {
  readonly #readers = new Map<string, Map<Part, Scene>>();

  add(key: string, scene: Scene, part: Part): void {
    const parts = this.#readers.get(key) ?? new Map<Part, Scene>();
    this.#readers.set(key, parts.set(part, scene));
  }

  /** The refresh is over: `changed` where its result is another one. */
  settle(key: string, name: string, changed: boolean): void {
    const parts = this.#readers.get(key);
    this.#readers.delete(key);
    if (!changed) return;
    for (const [part, scene] of parts ?? []) {
      part.dirty = true;
      scene.ports.emit({ type: "wake", room: scene.room, why: `${name} was refreshed` });
    }
  }
}
