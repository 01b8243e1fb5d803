import { type Channel, type ElementId, type ViewElement } from "@tutti/protocol";
import { Followers } from "../followers.ts";
import { writable } from "../readable.ts";
import type { Readable } from "../types.ts";
import { ViewReader, type OpsMessage, type Received, type SnapshotMessage } from "./view-reader.ts";

/** A view as it is kept for the next visit: plain JSON, never a document. */
export interface KeptView {
  readonly shared: readonly ViewElement[];
  readonly private: readonly ViewElement[];
}

/**
 * The view that a page shows: what is everybody's, and over it what is this person's alone. Each element is followed by
 * itself; a change calls those alone whose element changed.
 */
export class ViewStore {
  readonly #readers: Record<Channel, ViewReader> = { shared: new ViewReader(), private: new ViewReader() };
  readonly #page: string;
  readonly #resync: () => void;
  readonly #followers = new Followers<ElementId>();
  readonly #stale = writable(false);
  #changed = (): void => undefined;

  /** @param resync asks the server for everything, after a gap. */
  constructor(page: string, resync: () => void) {
    this.#page = page;
    this.#resync = resync;
  }

  /** Whether what is shown is the copy of an earlier visit. */
  get stale(): Readable<boolean> {
    return this.#stale;
  }

  /** What an element is now, and when it changes. */
  element(id: ElementId): Readable<ViewElement | undefined> {
    return this.#followers.readable(id, () => this.get(id));
  }

  get(id: ElementId): ViewElement | undefined {
    return this.#readers.private.shown.get(id) ?? this.#readers.shared.shown.get(id);
  }

  /** What is this person's alone. */
  get privateElements(): Iterable<ViewElement> {
    return this.#readers.private.shown.values();
  }

  get empty(): boolean {
    return this.#readers.shared.shown.size === 0;
  }

  receive(message: SnapshotMessage | OpsMessage): void {
    if (message.page !== this.#page) return;
    const reader = this.#readers[message.channel];
    this.#after(message.type === "snapshot" ? reader.snapshot(message) : reader.ops(message), message.channel);
  }

  /** A run has ended: a view that grew unseen takes the place of the old one. */
  settle(): void {
    for (const channel of ["shared", "private"] as const) this.#after(this.#readers[channel].settle(), channel);
  }

  disconnected(): void {
    for (const reader of Object.values(this.#readers)) reader.disconnected();
  }

  /** Calls back after each change, for keeping the view. */
  onChange(listener: () => void): void {
    this.#changed = listener;
  }

  keep(): KeptView {
    return { shared: [...this.#readers.shared.shown.values()], private: [...this.#readers.private.shown.values()] };
  }

  restore(kept: KeptView): void {
    if (!this.empty) return;
    this.#readers.shared.restore(kept.shared);
    this.#readers.private.restore(kept.private);
    this.#stale.set(true);
    this.#followers.tellAll();
  }

  /** Another person, or none: nothing of what was shown is theirs. */
  clear(): void {
    this.#readers.shared = new ViewReader();
    this.#readers.private = new ViewReader();
    this.#stale.set(false);
    this.#followers.tellAll();
  }

  #after(received: Received, channel: Channel): void {
    if (received === "gap") this.#resync();
    if (received !== "changed") return;
    if (channel === "shared") this.#stale.set(false);
    this.#followers.tellAll();
    this.#changed();
  }
}
