import { EVERY_PAGE, type Person } from "@tutti/protocol";
import type { Clock } from "../ports.ts";
import type { RoomStore } from "../storage/port.ts";
import { throttle } from "../throttle.ts";
import type { KeptView, ViewStore } from "./view-store.ts";

/** The view is kept at most this often (ms), and not at all where its JSON is longer than this. */
const KEEP_INTERVAL = 500;
const KEEP_CHARS = 4_000_000;
/** Of the pages that were visited, the last so many are kept. */
const KEEP_PAGES = 24;
/** Lists the pages that are kept, the one that was visited last first. */
const KEPT_PAGES = "pages";

interface Kept extends KeptView {
  readonly people: readonly Person[];
}

export interface ViewKeeperOptions {
  readonly view: ViewStore;
  readonly clock: Clock;
  /** The store of the person who is here now. */
  readonly store: () => RoomStore | undefined;
  readonly people: () => readonly Person[];
  readonly onProblem: (error: unknown) => void;
}

const nameOf = (page: string): string => `view:${page}`;

/** Keeps the last view of each page as plain JSON, under the person who saw it, and shows it again at a visit without the server. */
export class ViewKeeper {
  readonly #options: ViewKeeperOptions;
  readonly #keep;
  readonly #changed = new Set<string>();
  #listed: readonly string[] | undefined;

  constructor(options: ViewKeeperOptions) {
    this.#options = options;
    this.#keep = throttle(KEEP_INTERVAL, () => this.#write(), options.clock);
    options.view.onChange((page) => {
      this.#changed.add(page);
      this.#keep.call();
    });
  }

  /**
   * Shows what was kept of a page, or of every page, where nothing newer is shown.
   *
   * @returns the people who were known then.
   */
  async restore(page: string): Promise<readonly Person[]> {
    const { store, view, onProblem } = this.#options;
    try {
      const open = store();
      const text = await open?.readJson(nameOf(page));
      // Meanwhile the server may have said that somebody else is here.
      if (typeof text !== "string" || store() !== open) return [];
      const kept = JSON.parse(text) as Kept;
      view.restore(page, kept);
      return kept.people;
    } catch (error) {
      onProblem(error);
      return [];
    }
  }

  /** Forgets what was kept. */
  async forget(): Promise<void> {
    const { store, onProblem } = this.#options;
    this.#keep.cancel();
    this.#changed.clear();
    const open = store();
    if (!open) return;
    const names = [EVERY_PAGE, ...(await this.#list(open))].map(nameOf);
    await Promise.all([...names, KEPT_PAGES].map((name) => open.writeJson(name, null).catch(onProblem)));
    this.#listed = undefined;
  }

  flush(): void {
    this.#keep.flush();
  }

  close(): void {
    this.#keep.cancel();
  }

  #write(): void {
    const { store, view, people, onProblem } = this.#options;
    const open = store();
    // The server was faster than this browser's storage: a little later, then.
    if (!open) return this.#keep.call();
    const pages = [...this.#changed];
    this.#changed.clear();
    for (const page of pages) {
      const shown = view.keep(page);
      if (!shown) continue;
      const text = JSON.stringify({ ...shown, people: people() } satisfies Kept);
      if (text.length > KEEP_CHARS) continue;
      open.writeJson(nameOf(page), text).catch(onProblem);
      if (page !== EVERY_PAGE) this.#enlist(open, page).catch(onProblem);
    }
  }

  /** Notes that a page is kept, and lets go of the one that was visited longest ago. */
  async #enlist(open: RoomStore, page: string): Promise<void> {
    const before = await this.#list(open);
    if (before[0] === page) return;
    const all = [page, ...before.filter((other) => other !== page)];
    this.#listed = all.slice(0, KEEP_PAGES);
    await Promise.all([open.writeJson(KEPT_PAGES, [...this.#listed]), ...all.slice(KEEP_PAGES).map((gone) => open.writeJson(nameOf(gone), null))]);
  }

  async #list(open: RoomStore): Promise<readonly string[]> {
    const kept = this.#listed ?? (await open.readJson(KEPT_PAGES));
    return Array.isArray(kept) ? kept.filter((page) => typeof page === "string") : [];
  }
}
