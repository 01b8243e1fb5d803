import { documentName, type DocumentRef, type PersonId } from "@tutti/protocol";
import * as Y from "yjs";

/** Where an update came from: the connection of a person. */
export interface FromPerson {
  readonly person: PersonId;
}

/** The server's copies of documents, by name. Opened ones stay, as a store would keep them. */
export class Documents {
  readonly #docs = new Map<string, Y.Doc>();

  open(ref: DocumentRef): Y.Doc {
    const name = documentName(ref);
    const doc = this.#docs.get(name) ?? new Y.Doc();
    this.#docs.set(name, doc);
    return doc;
  }

  /** The person behind a transaction, where it came over a wire. */
  personOf(origin: unknown): PersonId | undefined {
    return typeof origin === "object" && origin !== null && "person" in origin ? (origin as FromPerson).person : undefined;
  }
}

/**
 * A person's copy of a document, wired to the server's by updates, at once while connected. `readOnly` copies receive only;
 * what is written in them stays there, as a real server would refuse it.
 */
export class Copy {
  readonly doc = new Y.Doc();
  readonly #server: Y.Doc;
  readonly #origin: FromPerson;
  readonly #readOnly: boolean;
  readonly #receive: (update: Uint8Array, origin: unknown) => void;
  #connected = false;

  constructor(server: Y.Doc, person: PersonId, readOnly: boolean) {
    this.#server = server;
    this.#origin = { person };
    this.#readOnly = readOnly;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (this.#connected && origin !== server && !readOnly) Y.applyUpdate(server, update, this.#origin);
    });
    this.#receive = (update, origin) => {
      if (origin !== this.#origin) Y.applyUpdate(this.doc, update, server);
    };
  }

  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#server.on("update", this.#receive);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(this.doc)), this.#server);
    if (!this.#readOnly) Y.applyUpdate(this.#server, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#server)), this.#origin);
  }

  cut(): void {
    this.#connected = false;
    this.#server.off("update", this.#receive);
  }
}
