import type { Person, ViewElement } from "@tutti/protocol";
import type { Clock } from "../ports.ts";
import type { RoomStore } from "../storage/port.ts";
import { throttle } from "../throttle.ts";
import type { ViewStore } from "./view-store.ts";

/** The view is kept at most this often (ms), and not at all where its JSON is longer than this. */
const KEEP_INTERVAL = 500;
const KEEP_CHARS = 4_000_000;

interface Kept {
  readonly shared: readonly ViewElement[];
  readonly private: readonly ViewElement[];
  readonly people: readonly Person[];
}

export interface ViewKeeperOptions {
  readonly page: string;
  readonly view: ViewStore;
  readonly clock: Clock;
  /** The store of the person who is here now. */
  readonly store: () => RoomStore | undefined;
  readonly people: () => readonly Person[];
  readonly onProblem: (error: unknown) => void;
}

/** Keeps the last view as plain JSON, under the person who saw it, and shows it again at a visit without the server. */
export class ViewKeeper {
  readonly #options: ViewKeeperOptions;
  readonly #keep;

  constructor(options: ViewKeeperOptions) {
    this.#options = options;
    this.#keep = throttle(KEEP_INTERVAL, () => this.#write(), options.clock);
    options.view.onChange(() => this.#keep.call());
  }

  /** @returns the people who were known then. */
  async restore(): Promise<readonly Person[]> {
    const { store, view, page, onProblem } = this.#options;
    try {
      const open = store();
      const text = await open?.readJson(`view:${page}`);
      // Meanwhile the server may have said that somebody else is here.
      if (typeof text !== "string" || store() !== open) return [];
      const kept = JSON.parse(text) as Kept;
      view.restore(kept);
      return kept.people;
    } catch (error) {
      onProblem(error);
      return [];
    }
  }

  /** Forgets what was kept. */
  async forget(): Promise<void> {
    const { store, page, onProblem } = this.#options;
    this.#keep.cancel();
    await store()?.writeJson(`view:${page}`, null).catch(onProblem);
  }

  flush(): void {
    this.#keep.flush();
  }

  close(): void {
    this.#keep.cancel();
  }

  #write(): void {
    const { store, view, page, people, onProblem } = this.#options;
    if (view.stale.get() || view.empty) return;
    const open = store();
    // The server was faster than this browser's storage: a little later, then.
    if (!open) return this.#keep.call();
    const text = JSON.stringify({ ...view.keep(), people: people() } satisfies Kept);
    if (text.length <= KEEP_CHARS) open.writeJson(`view:${page}`, text).catch(onProblem);
  }
}
