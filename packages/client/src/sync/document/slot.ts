import type { JsonValue } from "@tutti/protocol";
import { writable } from "../readable.ts";
import { loadSeldom } from "../load-seldom.ts";
import type { Clock } from "../ports.ts";
import type { RoomStore } from "../storage/port.ts";
import { throttle } from "../throttle.ts";
import type { Readable } from "../types.ts";
import { Keeper } from "./keeper.ts";
import type { Overtaken } from "./overtaken.ts";
import { RoomDocument, type PageDocumentKind, type RoomDocumentOptions } from "./room-document.ts";

/** A document that the server would not open, or closed, is asked for again after so long (ms). */
const OPEN_AGAIN = 2_000;
/** Values of a document that may only be read are kept at most this often (ms), and up to this many characters. */
const KEEP_INTERVAL = 2_000;
const KEEP_CHARS = 2_000_000;

export interface SlotOptions {
  readonly name: string;
  readonly kind: PageDocumentKind;
  readonly writable: boolean;
  readonly store: RoomStore | undefined;
  readonly tab: string;
  readonly clock: Clock;
  readonly post: (update: Uint8Array) => void;
  readonly onUnsaved: () => void;
  readonly prepare?: RoomDocumentOptions["prepare"];
  readonly onOvertaken: (overtaken: readonly Overtaken[]) => void;
  readonly onProblem: (error: unknown) => void;
}

/** A line as a document sees it. */
export interface SlotLine {
  readonly send: (frame: Uint8Array) => void;
  /** Whether the server has said who we are. */
  readonly admitted: boolean;
}

/**
 * The place of one document in a page. One that may be written is one document for as long as the page lives, with a copy in
 * this browser. One that may only be read is opened afresh on each line, since what it holds may never have been committed;
 * the old one is shown until the new one is whole.
 */
export class Slot {
  readonly #options: SlotOptions;
  readonly #current = writable<RoomDocument | undefined>(undefined);
  readonly #keeper: Keeper | undefined;
  #next: RoomDocument | undefined;
  #line: SlotLine | undefined;
  #loaded = false;
  #closed = false;
  #cancelOpen: () => void = () => undefined;

  constructor(options: SlotOptions) {
    this.#options = options;
    const { store, kind, tab, clock, onProblem } = options;
    this.#keeper = options.writable && store && kind !== "comments" ? new Keeper({ kind, store, tab, clock, onProblem }) : undefined;
  }

  get name(): string {
    return this.#options.name;
  }

  get writable(): boolean {
    return this.#options.writable;
  }

  /** The document to read and write now. */
  get current(): Readable<RoomDocument | undefined> {
    return this.#current;
  }

  /** Reads what this browser has of it, and shows that. */
  async load(): Promise<void> {
    const document = this.#make();
    const kept = this.#options.writable ? await document.load() : await this.#kept();
    if (kept) (await loadSeldom()).fillStandIn(document.doc, kept);
    if (this.#closed) return document.close();
    this.#loaded = true;
    if (this.#options.writable || document.cells.ready.get()) this.#current.set(document);
    else document.close();
    this.#open();
  }

  /** A line has opened. */
  connect(line: SlotLine): void {
    this.#line = line;
    this.#open();
  }

  /** The server has said who we are: what was made here may be sent. */
  admit(): void {
    if (this.#line) this.#line = { ...this.#line, admitted: true };
    (this.#next ?? this.#current.get())?.wire?.admit();
  }

  receive(body: Parameters<NonNullable<RoomDocument["wire"]>["receive"]>[0]): void {
    (this.#next ?? this.#current.get())?.wire?.receive(body);
  }

  probe(): void {
    this.#current.get()?.wire?.probe();
  }

  disconnect(): void {
    this.#cancelOpen();
    this.#line = undefined;
    this.#next?.close();
    this.#next = undefined;
    this.#current.get()?.disconnect();
  }

  flush(): void {
    this.#keeper?.flush();
  }

  /** Forgets the copy in this browser, and the values that were kept of what may only be read. */
  async drop(): Promise<void> {
    const { store, kind, onProblem } = this.#options;
    await this.#keeper?.drop();
    await store?.writeJson(`cells:${kind}`, null).catch(onProblem);
  }

  close(): void {
    this.#closed = true;
    this.#keeper?.close();
    this.disconnect();
    const document = this.#current.get();
    this.#current.set(undefined);
    document?.close();
  }

  #make(): RoomDocument {
    const { name, kind, writable, post, onUnsaved, onOvertaken, prepare } = this.#options;
    return new RoomDocument({ name, kind, writable, keeper: this.#keeper, presence: kind === "room", post, onUnsaved, onOvertaken, prepare });
  }

  #open(): void {
    this.#cancelOpen();
    if (!this.#line || !this.#loaded || this.#closed) return;
    const document = this.#options.writable ? this.#current.get() : (this.#next = this.#fresh());
    const wire = document?.connect(this.#line.send, () => this.#ended());
    if (this.#line.admitted) wire?.admit();
  }

  #ended(): void {
    this.#next?.close();
    this.#next = undefined;
    this.#cancelOpen = this.#options.clock.after(OPEN_AGAIN, () => this.#open());
  }

  #fresh(): RoomDocument {
    this.#next?.close();
    const document = this.#make();
    document.synced.subscribe((synced) => {
      if (!synced || this.#next !== document) return;
      const old = this.#current.get();
      this.#next = undefined;
      this.#current.set(document);
      old?.close();
      this.#keepCells(document);
    });
    return document;
  }

  /** Keeps what a reader sees as plain JSON, for a visit without the server. */
  #keepCells(document: RoomDocument): void {
    const { store, kind, clock, onProblem } = this.#options;
    if (!store) return;
    const keep = throttle(KEEP_INTERVAL, () => {
      if (this.#current.get() !== document) return;
      const cells = JSON.stringify(document.export());
      if (cells.length <= KEEP_CHARS) store.writeJson(`cells:${kind}`, cells).catch(onProblem);
    }, clock);
    document.doc.on("afterTransaction", () => keep.call());
    keep.call();
  }

  async #kept(): Promise<{ readonly [cell: string]: JsonValue } | undefined> {
    const { store, kind, onProblem } = this.#options;
    try {
      const cells = await store?.readJson(`cells:${kind}`);
      return typeof cells === "string" ? (JSON.parse(cells) as { [cell: string]: JsonValue }) : undefined;
    } catch (error) {
      onProblem(error);
      return undefined;
    }
  }
}
