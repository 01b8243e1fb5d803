import { accessTo, documentOfScope, type ClientMessage, type Person, type ReaderContext, type Scope, type ServerMessage } from "@tutti/protocol";
import type * as Y from "yjs";
import type { Viewer } from "../room/ports.ts";
import type { Place } from "./place.ts";
import { Copy } from "./wire.ts";

/** Somebody's copies of a room's documents, and their line to it. */
export class Visit {
  readonly documents: Readonly<Record<Scope, Y.Doc>>;
  /** Their copy of what was said. */
  readonly said: Y.Doc;
  readonly #place: Place;
  readonly #person: Person;
  readonly #copies: readonly Copy[];
  #viewer: Viewer | undefined;
  #leave: (() => void) | undefined;

  constructor(place: Place, person: Person) {
    const { app, room, documents } = place;
    const copy = (scope: Scope): Copy => {
      const ref = documentOfScope(app, room, scope, person.id);
      return new Copy(documents.open(ref), person.id, accessTo(ref, person.id, person.role) !== "write");
    };
    const copies = { room: copy("room"), owner: copy("owner"), me: copy("me") };
    const said = new Copy(documents.open({ app, room, kind: "comments" }), person.id, true);
    this.documents = { room: copies.room.doc, owner: copies.owner.doc, me: copies.me.doc };
    this.said = said.doc;
    this.#place = place;
    this.#person = person;
    this.#copies = [copies.room, copies.owner, copies.me, said];
  }

  /** Comes in, once the room is open. */
  enter(path: string, reader: ReaderContext, send: (message: ServerMessage) => void): void {
    const room = this.#place.opened();
    if (!room || this.#leave) return;
    const me = documentOfScope(this.#place.app, this.#place.room, "me", this.#person.id);
    room.attach(me, this.#place.documents.open(me));
    for (const copy of this.#copies) copy.connect();
    this.#viewer = { person: this.#person, send };
    room.receive(this.#viewer, { type: "reader", reader });
    this.#leave = room.join(this.#viewer, path);
  }

  /** Closes the page. */
  leave(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Loses the network: what is written waits in the copies. */
  cut(): void {
    for (const copy of this.#copies) copy.cut();
    this.leave();
  }

  /** Says something on the stream. False where there is no line just now. */
  tell(message: ClientMessage): boolean {
    const room = this.#place.opened();
    if (!room || !this.#viewer || !this.#leave) return false;
    room.receive(this.#viewer, message);
    return true;
  }
}
