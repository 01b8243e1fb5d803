import { documentName, documentOfScope, type AppId, type DocumentRef, type PersonId, type RoomId, type Scope } from "@tutti/protocol";
import type * as Y from "yjs";
import type { Cell, CellChange } from "../host/messages.ts";
import { bindAuthors } from "./authors.ts";
import type { RoomPorts } from "./ports.ts";
import type { Conflict } from "./stored-values.ts";
import { WatchedDocument } from "./watch-document.ts";

export interface DocumentsListener {
  changed(document: WatchedDocument, changes: readonly CellChange[]): void;
  typed(document: WatchedDocument): void;
  eventsChanged(person: PersonId): void;
  commentsChanged(person: PersonId): void;
  conflicts(document: WatchedDocument, conflicts: readonly Conflict[]): void;
}

type Recalled = ReadonlyMap<string, ReadonlyMap<number, PersonId>>;

/** The documents of one room that are loaded now: its own two, and those of the people who are here. */
export class RoomDocuments {
  readonly #app: AppId;
  readonly #room: RoomId;
  readonly #ports: RoomPorts;
  readonly #recalled: Recalled;
  readonly #listener: DocumentsListener;
  readonly #watched = new Map<string, WatchedDocument>();
  readonly #releases: (() => void)[] = [];

  constructor(app: AppId, room: RoomId, ports: RoomPorts, recalled: Recalled, listener: DocumentsListener) {
    this.#app = app;
    this.#room = room;
    this.#ports = ports;
    this.#recalled = recalled;
    this.#listener = listener;
  }

  /** Loads one of the room's own documents, and keeps it for the room's life. */
  async open(kind: "room" | "owner"): Promise<void> {
    const ref = { app: this.#app, room: this.#room, kind };
    const { doc, release } = await this.#ports.open(ref);
    this.#releases.push(release);
    this.attach(ref, doc);
  }

  /** @returns the document, now watched; `undefined` where it was already. */
  attach(ref: DocumentRef, doc: Y.Doc): WatchedDocument | undefined {
    const name = documentName(ref);
    const present = this.#watched.get(name);
    if (present?.doc === doc) return undefined;
    present?.close();
    const authors = bindAuthors({
      recalled: this.#recalled.get(name),
      personOf: (origin) => this.#ports.personOf(origin),
      bind: (client, person) => this.#ports.journal.bind(name, client, person),
    });
    const watched: WatchedDocument = new WatchedDocument(ref, name, doc, authors, {
      changed: (changes) => this.#listener.changed(watched, changes),
      typed: () => this.#listener.typed(watched),
      eventsChanged: () => ref.kind === "me" && this.#listener.eventsChanged(ref.person),
      commentsChanged: () => ref.kind === "me" && this.#listener.commentsChanged(ref.person),
      conflicts: (conflicts) => this.#listener.conflicts(watched, conflicts),
    });
    this.#watched.set(name, watched);
    return watched;
  }

  /** @returns the document that went, if it was one of this room's. */
  detach(ref: DocumentRef): WatchedDocument | undefined {
    const name = documentName(ref);
    const watched = this.#watched.get(name);
    watched?.close();
    this.#watched.delete(name);
    return watched;
  }

  /** The document that holds a scope's values, if it is loaded. */
  of(scope: Scope, person: PersonId | undefined): WatchedDocument | undefined {
    if (scope === "me" && !person) return undefined;
    return this.#watched.get(documentName(documentOfScope(this.#app, this.#room, scope, person ?? ("" as PersonId))));
  }

  named(name: string): WatchedDocument | undefined {
    return this.#watched.get(name);
  }

  all(): IterableIterator<WatchedDocument> {
    return this.#watched.values();
  }

  cells(): Cell[] {
    return [...this.#watched.values()].flatMap((watched) => watched.cells());
  }

  /** A person's own document, held until `release`: they may have closed their page meanwhile. */
  async hold(person: PersonId): Promise<{ readonly doc: Y.Doc; release(): void }> {
    return this.#ports.open({ app: this.#app, room: this.#room, kind: "me", person });
  }

  /** Writes in a person's own document: at once where it is loaded, else as soon as it is. */
  withMe(person: PersonId, write: (doc: Y.Doc) => void): void {
    const present = this.of("me", person);
    if (present) return write(present.doc);
    this.hold(person).then(
      ({ doc, release }) => {
        write(doc);
        release();
      },
      (error: unknown) => this.#ports.log("error", "A notice could not be left for somebody", { person, error: String(error) }),
    );
  }

  /** Marks what is written meanwhile as the work of a run, which it does not run again. */
  asRun(run: number | undefined, write: () => void): void {
    for (const watched of this.#watched.values()) watched.run = run;
    try {
      write();
    } finally {
      for (const watched of this.#watched.values()) watched.run = undefined;
    }
  }

  close(): void {
    for (const watched of this.#watched.values()) watched.close();
    this.#watched.clear();
    for (const release of this.#releases) release();
  }
}
