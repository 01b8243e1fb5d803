import * as decoding from "lib0/decoding";
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates, type Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { loadSeldom } from "../load-seldom.ts";
import { readFirst, readUpdate } from "./read-update.ts";
import { AUTH, authFrame, awarenessFrame, FRAME, SYNC, statelessFrame, syncFrame } from "./frames.ts";

export interface WireEvents {
  /** Everything that the server had has been received. */
  synced(): void;
  /** What the server had, as it came, where nothing was here before. */
  received(update: Uint8Array): void;
  /** A part of what we had has been sent, so much of all that is left: the next one goes when it is durable, see {@link DocumentWire.proceed}. */
  part(share: number): void;
  /** Everything that we had has been sent, over what the server has by this vector; from now on each change is sent as it is made. */
  uploaded(vector: Uint8Array): void;
  stateless(text: string): void;
  /** The server takes no changes on this document just now. */
  readonly(): void;
  /** The document was not opened, or has been closed. */
  ended(reason: string): void;
}

export interface WireOptions {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness | undefined;
  /** Whether changes made here are to be sent at all. */
  readonly uploads: boolean;
  /** What has to be done before anything of ours is sent, over what the server has by this vector; `undefined` where nothing has. */
  readonly prepare: (vector: Uint8Array) => Promise<void> | undefined;
  readonly send: (frame: Uint8Array) => void;
  readonly events: WireEvents;
}

/**
 * One document on one connection. A new connection has new wires, so that nothing of an old one (a queue, a vector, an
 * answer) can reach into it: what was made meanwhile is sent by state vector, once.
 *
 * Nothing of ours is sent before {@link admit}: who we are is the server's to say, and until it has said so, this copy might be
 * somebody else's.
 */
export class DocumentWire {
  readonly #options: WireOptions;
  #admitted = false;
  #granted = false;
  #readonly = false;
  #uploaded = false;
  /** Whether anything is here that did not come on this line. */
  #ours: boolean;
  #open = true;
  /** How far the server had come when it asked for what we have. */
  #vector: Uint8Array | undefined;
  /** The same when this line began. */
  #first: Uint8Array | undefined;
  #busy = false;
  #divided = false;
  #proceed: () => void = () => undefined;
  readonly #awarenessListener = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>, origin: unknown): void => {
    if (origin !== this) this.#sendAwareness([...added, ...updated, ...removed]);
  };

  constructor(options: WireOptions) {
    this.#options = options;
    this.#ours = options.doc.store.clients.size > 0;
    options.awareness?.on("update", this.#awarenessListener);
    options.send(authFrame(options.name));
    this.probe();
  }

  /** The server has said who we are, and it is who this copy belongs to. */
  admit(): void {
    if (this.#admitted) return;
    this.#admitted = true;
    this.#upload();
    this.#greet();
  }

  /** Asks the server for what is missing here: at the beginning, and to see whether anybody is there. */
  probe(): void {
    if (this.#open) this.#options.send(syncFrame(this.#options.name, SYNC.vector, Y.encodeStateVector(this.#options.doc)));
  }

  /** Sends a change made here. One made before the upload is part of the upload. */
  update(update: Uint8Array): void {
    this.#ours = true;
    if (this.#open && this.#uploaded && !this.#readonly) this.#options.send(syncFrame(this.#options.name, SYNC.update, update));
  }

  /** The part that was sent last is durable. */
  proceed(): void {
    this.#proceed();
  }

  stateless(text: string): void {
    if (this.#open) this.#options.send(statelessFrame(this.#options.name, text));
  }

  /** Reads a frame's body. @throws if it is no frame. */
  receive(body: decoding.Decoder): void {
    if (!this.#open) return;
    switch (decoding.readVarUint(body)) {
      case FRAME.sync:
        return this.#sync(decoding.readVarUint(body), decoding.readVarUint8Array(body));
      case FRAME.awareness: {
        const states = decoding.readVarUint8Array(body);
        if (this.#options.awareness) applyAwarenessUpdate(this.#options.awareness, states, this);
        return;
      }
      case FRAME.auth:
        return this.#auth(body);
      case FRAME.stateless:
        return this.#options.events.stateless(decoding.readVarString(body));
      case FRAME.close:
        return this.#end(decoding.readVarString(body));
      default:
      // Acknowledgements say only that the server's memory has a change; marks say when it is durable.
    }
  }

  /** Ends it from our side. Others' presence on it is no longer known. */
  close(): void {
    this.#open = false;
    const { awareness } = this.#options;
    awareness?.off("update", this.#awarenessListener);
    if (!awareness) return;
    removeAwarenessStates(awareness, [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID), this);
  }

  #sync(kind: number, bytes: Uint8Array): void {
    if (kind === SYNC.vector) {
      this.#vector = bytes;
      return this.#upload();
    }
    const { doc, events } = this.#options;
    if (doc.store.clients.size > 0) readUpdate(doc, bytes, this);
    else {
      readFirst(doc, bytes, this);
      events.received(bytes);
    }
    if (kind === SYNC.missing) events.synced();
  }

  #auth(body: decoding.Decoder): void {
    const kind = decoding.readVarUint(body);
    if (kind === AUTH.denied) return this.#end(decoding.readVarString(body));
    // The server asks for the token again: the cookie has not changed.
    if (kind === AUTH.token) return this.#options.send(authFrame(this.#options.name));
    this.#granted = true;
    this.#readonly = decoding.readVarString(body) === "readonly";
    if (this.#readonly && this.#options.uploads) this.#options.events.readonly();
    this.#greet();
  }

  #upload(): void {
    const { name, doc, uploads, send, events, prepare } = this.#options;
    if (!this.#vector || !this.#admitted || this.#readonly || !uploads || this.#busy || !this.#open) return;
    const vector = this.#vector;
    if (!this.#first) {
      this.#first = vector;
      const before = prepare(vector);
      if (before) return this.#wait(before);
    }
    // What has been deleted since the room began would be sent back to where it has just come from.
    const missing = this.#ours ? Y.encodeStateAsUpdate(doc, vector) : NOTHING;
    if (missing.length > PIECE && !this.#uploaded && !this.#divided) {
      this.#divided = true;
      return this.#wait(this.#sendParts(missing));
    }
    this.#vector = undefined;
    if (!this.#uploaded || missing.length > NOTHING.length) send(syncFrame(name, SYNC.missing, missing));
    if (this.#uploaded) return;
    this.#uploaded = true;
    events.uploaded(this.#first);
  }

  /** Goes on with the upload once something is done. What could not be done is tried again on the next opening. */
  #wait(first: Promise<void>): void {
    this.#busy = true;
    first.then(() => {
      this.#busy = false;
      this.#upload();
    }, (error: unknown) => this.#open && this.#end(String(error)));
  }

  /** Days of work go piece by piece, each after the last is durable: so neither side holds more of it at once, and a line that breaks loses one. */
  async #sendParts(missing: Uint8Array): Promise<void> {
    const { name, doc, send, events } = this.#options;
    const reached = Y.encodeStateVector(doc);
    await (await loadSeldom()).sendParts(missing, PIECE, (part, share) => {
      if (!this.#open) return undefined;
      const durable = new Promise<void>((resolve) => (this.#proceed = resolve));
      send(syncFrame(name, SYNC.update, part));
      events.part(share);
      return durable;
    });
    this.#vector = reached;
  }

  /** Presence goes out once the document is open and we are known. */
  #greet(): void {
    if (this.#options.awareness?.getLocalState()) this.#sendAwareness([this.#options.awareness.clientID]);
  }

  #sendAwareness(clients: readonly number[]): void {
    const { awareness, name, send } = this.#options;
    // Each connection speaks for itself alone: others' states come back from the server as they are.
    if (!awareness || !this.#open || !this.#granted || !this.#admitted || !clients.includes(awareness.clientID)) return;
    send(awarenessFrame(name, encodeAwarenessUpdate(awareness, [awareness.clientID])));
  }

  #end(reason: string): void {
    this.close();
    this.#options.events.ended(reason);
  }
}

/** An update that says nothing: no structs, no deletions. */
const NOTHING = new Uint8Array(2);
/** More bytes than these are sent in pieces of about so many. */
export const PIECE = 128 * 1024;
