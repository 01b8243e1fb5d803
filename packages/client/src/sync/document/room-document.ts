import { parseStateless, printStateless, readCells, type JsonValue, type Scope } from "@tutti/protocol";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { writable } from "../readable.ts";
import type { Readable } from "../types.ts";
import { Cells } from "../values/cells.ts";
import { DocumentWire } from "./document-wire.ts";
import type { Keeper } from "./keeper.ts";
import { Marks } from "./marks.ts";
import { readUpdate } from "./read-update.ts";
import { OvertakenValues, type Overtaken, type Replaced } from "./overtaken.ts";

/** The kinds of documents that a page opens. */
export type PageDocumentKind = Scope | "comments";

/** Who wrote in a transaction of this page's. */
export const LOCAL = Object.freeze({ by: "page" });
/** Another tab of this browser wrote it. */
export const TABS = Object.freeze({ by: "tabs" });

export interface RoomDocumentOptions {
  readonly name: string;
  readonly kind: PageDocumentKind;
  /** Whether its reader may write it, by their role. */
  readonly writable: boolean;
  /** Where its copy in this browser is kept; `undefined` for what may only be read, and where nothing can be kept. */
  readonly keeper: Keeper | undefined;
  /** Whether presence travels with it. */
  readonly presence: boolean;
  /** Tells the other tabs. */
  readonly post: (update: Uint8Array) => void;
  readonly onUnsaved: () => void;
  /** What has to be done before anything of this page's is sent, over what the server has. */
  readonly prepare?: ((document: RoomDocument, vector: Uint8Array) => Promise<void> | undefined) | undefined;
  /** Values of this browser's that gave way to others' as the copies met. */
  readonly onOvertaken: (overtaken: readonly Overtaken[]) => void;
}

/**
 * A document as this page has it: the Yjs document, its copy in this browser, the wire to the server while there is one,
 * and the count of changes that are not durable yet.
 */
export class RoomDocument {
  readonly doc = new Y.Doc();
  readonly name: string;
  readonly kind: PageDocumentKind;
  readonly cells: Cells;
  readonly awareness: Awareness | undefined;
  readonly #options: RoomDocumentOptions;
  readonly #marks = new Marks();
  readonly #writable;
  readonly #synced = writable(false);
  #wire: DocumentWire | undefined;
  #overtaken: OvertakenValues | undefined;
  #bases: Uint8Array[] = [];
  readonly #replaced = new Map<string, Replaced>();
  /** The clock of this page's changes when the last mark was sent, and up to which they are durable. */
  #markedAt = 0;
  #durableTo = 0;

  constructor(options: RoomDocumentOptions) {
    this.#options = options;
    this.name = options.name;
    this.kind = options.kind;
    this.cells = new Cells(this.doc);
    this.awareness = options.presence ? new Awareness(this.doc) : undefined;
    this.awareness?.setLocalState(null);
    this.#writable = writable(options.writable);
    // What is kept as it came, a copy or a first visit, is not printed again: of an old room that takes longer than reading it.
    if (options.writable) this.doc.on("beforeObserverCalls", ({ origin }: Y.Transaction) =>
      this.doc[origin === options.keeper || (origin === this.#wire && !this.doc.gc) ? "off" : "on"]("update", this.#updated));
  }

  /** Whether a change made now would be taken. */
  get writable(): Readable<boolean> {
    return this.#writable;
  }

  /** Whether everything that the server had has been received on the present line, or was on an earlier one. */
  get synced(): Readable<boolean> {
    return this.#synced;
  }

  /** Keeps now what waits to be kept: the page may be gone in a moment. */
  flush(): void {
    this.#options.keeper?.flush();
  }

  /** Changes of this browser that are not durable. */
  get unsaved(): number {
    return this.#marks.unsaved;
  }

  /** Reads the copy in this browser. Resolves at once where there is none; never rejects. */
  async load(): Promise<void> {
    const copy = await this.#options.keeper?.load(() => Y.encodeStateAsUpdate(this.doc));
    if (!copy) return;
    this.doc.transact(() => copy.updates.forEach((update) => this.#applyKept(update)), this.#options.keeper);
    for (const { changes, base } of copy.unsaved) {
      this.#marks.changed(changes);
      if (base) this.#bases.push(base);
    }
    this.#options.onUnsaved();
  }

  /** What the server had, as state vectors, when the first change of each visit was made that is not durable. */
  get bases(): readonly Uint8Array[] {
    return this.#marks.unsaved > 0 ? this.#bases : [];
  }

  /** Opens it on a line that has just opened. */
  connect(send: (frame: Uint8Array) => void, onEnded: (reason: string) => void): DocumentWire {
    this.disconnect();
    if (this.#options.writable) this.#overtaken = new OvertakenValues(this.doc, (origin) => origin === this.#wire && origin !== undefined, () => this.#durableTo, this.#replaced, this.#options.onOvertaken);
    this.#wire = new DocumentWire({
      name: this.name, doc: this.doc, awareness: this.awareness, uploads: this.#options.writable, prepare: (vector) => this.#options.prepare?.(this, vector), send,
      events: {
        synced: () => {
          this.#synced.set(true);
          this.#overtaken?.synced();
        },
        uploaded: (vector) => {
          this.#overtaken?.uploaded(vector);
          this.#marks.uploaded();
          this.#mark();
        },
        received: (update) => this.#options.keeper?.received(update),
        part: (share) => this.#tellMark(this.#marks.part(share)),
        stateless: (text) => this.#answered(text),
        readonly: () => this.#writable.set(false),
        ended: (reason) => {
          this.disconnect();
          onEnded(reason);
        },
      },
    });
    return this.#wire;
  }

  get wire(): DocumentWire | undefined {
    return this.#wire;
  }

  disconnect(): void {
    this.#wire?.close();
    this.#wire = undefined;
    this.#overtaken?.close();
    this.#overtaken = undefined;
    this.#marks.disconnected();
    this.#writable.set(this.#options.writable);
  }

  /** How far this page's own writes have come: the Yjs client and its clock, or an earlier visit's that is not durable. */
  position(): readonly [number, number] | undefined {
    if (!this.#options.writable) return undefined;
    const clock = Y.getState(this.doc.store, this.doc.clientID);
    if (clock > 0) return [this.doc.clientID, clock];
    return this.#options.keeper?.inheritedPosition;
  }

  /** What was written here as plain JSON, for a person to take away. */
  export(): Record<string, JsonValue> {
    return Object.fromEntries(readCells(this.doc));
  }

  close(): void {
    this.disconnect();
    this.cells.close();
    this.awareness?.destroy();
    this.doc.destroy();
  }

  readonly #updated = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { beforeState }: Y.Transaction): void => {
    const { keeper, post, onUnsaved } = this.#options;
    if (origin === this.#wire) return keeper?.received(update);
    // Made in this browser: by this page, or by another tab that may be gone before it can send it.
    if (this.#marks.unsaved === 0) this.#bases = [Y.encodeStateVector(beforeState)];
    this.#marks.changed();
    keeper?.made(update, this.doc.clientID, Y.getState(this.doc.store, this.doc.clientID), this.#bases[0]);
    if (origin !== TABS) post(update);
    this.#wire?.update(update);
    this.#mark();
    onUnsaved();
  };

  #applyKept(update: Uint8Array): void {
    try {
      readUpdate(this.doc, update, this.#options.keeper);
    } catch (error) {
      this.#options.keeper?.unreadable(error);
    }
  }

  #mark(): void {
    const n = this.#marks.next();
    if (n === undefined) return;
    this.#markedAt = Y.getState(this.doc.store, this.doc.clientID);
    this.#tellMark(n);
  }

  #tellMark(n: number): void {
    this.#wire?.stateless(printStateless({ type: "mark", n }));
  }

  #answered(text: string): void {
    const message = parseStateless(text);
    if (message?.type !== "durable") return;
    const before = this.#marks.unsaved;
    if (!this.#marks.durable(message.n)) return;
    this.#wire?.proceed();
    if (this.#marks.unsaved < before) this.#durableTo = this.#markedAt;
    if (this.#marks.unsaved === 0) {
      this.#options.keeper?.saved();
      this.#overtaken?.settled();
    }
    this.#mark();
    this.#options.onUnsaved();
  }
}

