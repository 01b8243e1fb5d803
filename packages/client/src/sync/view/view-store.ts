import { EVERY_PAGE, ROOT, type Channel, type ElementId, type View, type ViewElement } from "@tutti/protocol";
import { Followers } from "../followers.ts";
import { writable } from "../readable.ts";
import type { Readable } from "../types.ts";
import { ViewReader, type OpsMessage, type Received, type SnapshotMessage } from "./view-reader.ts";

/** A view as it is kept for the next visit: plain JSON, never a document. */
export interface KeptView {
  readonly shared: readonly ViewElement[];
  readonly private: readonly ViewElement[];
}

/** Pages that were turned away from are shown at once when one is back; so many are remembered. */
const REMEMBERED = 12;

type Readers = Record<Channel, ViewReader>;

const newReaders = (): Readers => ({ shared: new ViewReader(), private: new ViewReader() });

/**
 * The view that is shown: what stands on every page, over it the page that is looked at, and over each what is this person's
 * alone. Each element is followed by itself; a change calls those alone whose element changed.
 */
export class ViewStore {
  #every = newReaders();
  /** Pages by their paths, the one that is looked at last. */
  #pages: Map<string, Readers>;
  #page: string;
  readonly #old = new Set<string>();
  readonly #resync: () => void;
  readonly #followers = new Followers<ElementId>();
  readonly #stale = writable(false);
  /** What was shown before the app could no longer be loaded: it goes on being shown. */
  #before: View | undefined;
  readonly #unloadable = writable<ViewElement<"exception"> | undefined>(undefined);
  #changed: (page: string) => void = () => undefined;

  /**
   * @param page the page that is looked at first.
   * @param resync asks the server for everything, after a gap.
   */
  constructor(page: string, resync: () => void) {
    this.#page = page;
    this.#pages = new Map([[page, newReaders()]]);
    this.#resync = resync;
  }

  /** Whether what is shown is the copy of an earlier visit. */
  get stale(): Readable<boolean> {
    return this.#stale;
  }

  /** Why the app cannot be loaded, where the page still shows what it was before. */
  get unloadable(): Readable<ViewElement<"exception"> | undefined> {
    return this.#unloadable;
  }

  /** What an element is now, and when it changes. */
  element(id: ElementId): Readable<ViewElement | undefined> {
    return this.#followers.readable(id, () => this.get(id));
  }

  get(id: ElementId): ViewElement | undefined {
    if (this.#before) return this.#before.get(id);
    for (const { private: own, shared } of this.#shown) {
      const element = own.shown.get(id) ?? shared.shown.get(id);
      if (element) return element;
    }
    return undefined;
  }

  /** What is this person's alone. */
  get privateElements(): Iterable<ViewElement> {
    return this.#shown.flatMap((readers) => [...readers.private.shown.values()]);
  }

  /** Whether an element is this person's alone. */
  isPrivate(id: ElementId): boolean {
    return this.#shown.some((readers) => readers.private.shown.has(id));
  }

  get empty(): boolean {
    return this.#every.shared.shown.size === 0;
  }

  /** Whether nothing is known of a page. */
  knowsNothingOf(page: string): boolean {
    const readers = this.#readersOf(page);
    return !readers || readers.shared.shown.size === 0;
  }

  /** Looks at another page: as it was when it was looked at last, until the server has sent it anew. */
  turn(page: string): void {
    if (page === this.#page) return;
    const readers = this.#pages.get(page) ?? newReaders();
    // What happens there while nobody looks is not sent: it begins again with a snapshot.
    for (const left of [this.#readersOf(this.#page), readers]) for (const reader of Object.values(left ?? {})) reader.disconnected();
    this.#page = page;
    this.#pages.delete(page);
    this.#pages.set(page, readers);
    for (const path of this.#pages.keys()) {
      if (this.#pages.size <= REMEMBERED) break;
      this.#pages.delete(path);
    }
    this.#look();
  }

  receive(message: SnapshotMessage | OpsMessage): void {
    // Of a page that was turned away from meanwhile.
    if (message.page !== EVERY_PAGE && message.page !== this.#page) return;
    const reader = this.#readersOf(message.page)?.[message.channel];
    if (!reader) return;
    const before = message.type === "snapshot" ? this.#all() : undefined;
    const received = message.type === "snapshot" ? reader.snapshot(message) : reader.ops(message);
    this.#weigh(before);
    this.#after(received, message.page, message.channel);
  }

  /** A run has ended: a view that grew unseen takes the place of the old one. */
  settle(): void {
    const before = this.#every.shared.growing ? this.#all() : undefined;
    for (const page of [EVERY_PAGE, this.#page]) {
      for (const channel of ["shared", "private"] as const) {
        const reader = this.#readersOf(page)?.[channel];
        const received = reader?.settle() ?? "nothing";
        if (page === EVERY_PAGE && channel === "shared") this.#weigh(before);
        this.#after(received, page, channel);
      }
    }
  }

  disconnected(): void {
    for (const readers of this.#shown) for (const reader of Object.values(readers)) reader.disconnected();
  }

  /** Calls back after each change with the page that changed, for keeping the view. */
  onChange(listener: (page: string) => void): void {
    this.#changed = listener;
  }

  /** What is shown of a page, or of every page; nothing where that is the copy of an earlier visit. */
  keep(page: string): KeptView | undefined {
    const readers = this.#readersOf(page);
    if (!readers || this.#before || this.#old.has(page) || readers.shared.shown.size === 0) return undefined;
    return { shared: [...readers.shared.shown.values()], private: [...readers.private.shown.values()] };
  }

  /** Shows what an earlier visit kept of a page, unless there is something newer. */
  restore(page: string, kept: KeptView): void {
    const readers = this.#readersOf(page);
    if (!readers || readers.shared.shown.size > 0) return;
    readers.shared.restore(kept.shared);
    readers.private.restore(kept.private);
    this.#old.add(page);
    this.#look();
  }

  /** Another person, or none: nothing of what was shown is theirs. */
  clear(): void {
    this.#every = newReaders();
    this.#pages = new Map([[this.#page, newReaders()]]);
    this.#old.clear();
    this.#before = undefined;
    this.#unloadable.set(undefined);
    this.#look();
  }

  /** What is shown, uppermost first. */
  get #shown(): Readers[] {
    const page = this.#pages.get(this.#page);
    return page ? [page, this.#every] : [this.#every];
  }

  /** Everything that is shown now. */
  #all(): View {
    return this.#before ?? new Map(this.#shown.toReversed().flatMap(({ shared, private: own }) => [...shared.shown, ...own.shown]));
  }

  /** An app that cannot be loaded draws one error and nothing else: what was shown before stays, and the error is told over it. */
  #weigh(before: View | undefined): void {
    const problem = problemOf(this.#every.shared.shown);
    if (!problem) this.#before = undefined;
    else if (before && !this.#before && before.has(ROOT) && !problemOf(before)) this.#before = before;
    this.#unloadable.set(this.#before ? problem : undefined);
  }

  #readersOf(page: string): Readers | undefined {
    return page === EVERY_PAGE ? this.#every : this.#pages.get(page);
  }

  #after(received: Received, page: string, channel: Channel): void {
    if (received === "gap") this.#resync();
    if (received !== "changed") return;
    if (channel === "shared") this.#old.delete(page);
    this.#look();
    this.#changed(page);
  }

  #look(): void {
    this.#stale.set(this.#old.has(EVERY_PAGE) || this.#old.has(this.#page));
    this.#followers.tellAll();
  }
}

/** Why there is no app, where that is all that a view says. */
function problemOf(view: View): ViewElement<"exception"> | undefined {
  const children = view.get(ROOT)?.children;
  const only = children?.length === 1 && children[0] !== undefined ? view.get(children[0]) : undefined;
  return only?.kind === "exception" && only.props.whole === true ? only : undefined;
}
