import type { RoomStore, StoredKind, Unsaved } from "../storage/port.ts";
import type { Clock } from "../ports.ts";

/** Others' changes are kept in batches of so long (ms); one's own at once, since nobody else may have them. */
const RECEIVED_DELAY = 500;
/** Storage that took nothing is tried again after so long (ms), and then after twice as long, up to the last. */
const [TRY_AGAIN, LAST_WAIT] = [5_000, 60_000];

/** What was kept cannot be read back. Later changes are kept all the same. */
export class DamagedCopy extends Error {
  override readonly name = "DamagedCopy";
}

export interface KeeperOptions {
  readonly kind: StoredKind;
  readonly store: RoomStore;
  /** This tab's own name, under which its unsaved changes are noted. */
  readonly tab: string;
  readonly clock: Clock;
  /** Told when something could not be read or kept; `undefined` when it could after all. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * The copy of one document in this browser. No failure of storage reaches the document: it goes on in memory, and the person
 * is told once.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  #received: Uint8Array[] = [];
  #cancel: (() => void) | undefined;
  /** What earlier visits, or other tabs, had not seen saved when this one began. */
  #inherited: readonly Unsaved[] = [];
  #own: Unsaved | undefined;
  /** Set while something is missing in the copy, since it was not taken: then all of it is kept at once, later. */
  #gap = false;
  #wait = TRY_AGAIN;
  #cancelAgain: () => void = () => undefined;
  #whole: () => Uint8Array = () => new Uint8Array([0, 0]);

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** @param whole the document as it is then, for a copy that something is missing in. */
  async load(whole: () => Uint8Array): Promise<{ readonly updates: readonly Uint8Array[]; readonly unsaved: readonly Unsaved[] } | undefined> {
    this.#whole = whole;
    try {
      const copy = await this.#options.store.load(this.#options.kind);
      this.#inherited = copy.unsaved;
      return copy;
    } catch (error) {
      this.#options.onProblem(error);
      return undefined;
    }
  }

  /** A row that was kept and cannot be read: what is whole is shown, and the server has the rest. */
  unreadable(error: unknown): void {
    this.#options.onProblem(new DamagedCopy("This browser's copy cannot be read", { cause: error }));
  }

  /** The last of the changes that an earlier visit left unsaved. All go up in one update, so any of them stands for all. */
  get inheritedPosition(): readonly [number, number] | undefined {
    const last = this.#inherited.at(-1);
    return last && [last.client, last.clock];
  }

  /** Keeps a change made in this browser, and that it is unsaved. */
  made(update: Uint8Array, client: number, clock: number, base?: Uint8Array): void {
    this.#own = { tab: this.#options.tab, changes: (this.#own?.changes ?? 0) + 1, client, clock, ...(base && { base }) };
    // What it may build upon goes first.
    this.#append([...this.#take(), update], this.#own);
  }

  /** Keeps a change that the server sent: soon. */
  received(update: Uint8Array): void {
    this.#received.push(update);
    this.#cancel ??= this.#options.clock.after(RECEIVED_DELAY, () => this.#append(this.#take()));
  }

  /** Everything of this document is durable. */
  saved(): void {
    const { store, kind, onProblem } = this.#options;
    const saved = [...this.#inherited, ...(this.#own ? [this.#own] : [])];
    this.#inherited = [];
    this.#own = undefined;
    if (saved.length > 0) store.settle(kind, saved).catch(onProblem);
  }

  /** Keeps now what waits: the page may be gone in a moment. */
  flush(): void {
    const updates = this.#take();
    if (this.#gap) this.#keepWhole();
    else this.#append(updates);
  }

  close(): void {
    this.flush();
    this.#cancelAgain();
    this.#cancelAgain = () => undefined;
    this.#wait = 0;
  }

  /** Forgets the copy. */
  async drop(): Promise<void> {
    this.#take();
    await this.#options.store.drop(this.#options.kind).catch(this.#options.onProblem);
  }

  #take(): Uint8Array[] {
    this.#cancel?.();
    this.#cancel = undefined;
    const updates = this.#received;
    this.#received = [];
    return updates;
  }

  #append(updates: readonly Uint8Array[], unsaved?: Unsaved): void {
    if (!this.#gap && updates.length > 0) this.#try(updates, unsaved).catch((error: unknown) => this.#options.onProblem(error));
  }

  /** Storage may have space again: what it did not take is in the document as it is now. */
  #keepWhole(): void {
    this.#gap = false;
    this.#try([this.#whole()], this.#own).then(() => {
      this.#wait = TRY_AGAIN;
      this.#options.onProblem(undefined);
    }, () => undefined);
  }

  async #try(updates: readonly Uint8Array[], unsaved: Unsaved | undefined): Promise<void> {
    const { store, kind, clock } = this.#options;
    try {
      await store.append(kind, updates, unsaved);
    } catch (error) {
      this.#gap = true;
      this.#cancelAgain();
      // Not of a page that has been closed.
      if (this.#wait > 0) this.#cancelAgain = clock.after(this.#wait, () => this.#keepWhole());
      this.#wait = Math.min(2 * this.#wait, LAST_WAIT);
      throw error;
    }
  }
}
