import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";

/** How a server's frames are written: Hocuspocus and Tutti put the document's name before each, y-websocket nothing. */
export type Dialect = "named" | "plain";

const SYNC = 0;
const AUTH = 2;
const SYNC_REPLY = 4;
const STATELESS = 5;

/** One document over one socket: as little as a client can do, the same for every server, so that the servers are compared. */
export class WireDocument {
  readonly doc = new Y.Doc();
  readonly synced: Promise<void>;
  onStateless: (text: string) => void = () => {};
  readonly #name: string;
  readonly #dialect: Dialect;
  readonly #send: (frame: Uint8Array) => void;
  #markSynced: () => void = () => {};

  constructor(name: string, dialect: Dialect, send: (frame: Uint8Array) => void) {
    this.#name = name;
    this.#dialect = dialect;
    this.#send = send;
    this.synced = new Promise((resolve) => { this.#markSynced = resolve; });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(this.#frame(SYNC, (encoder) => sync.writeUpdate(encoder, update)));
    });
  }

  /** Introduces itself and asks for what the server has. */
  open(): void {
    if (this.#dialect === "named") {
      this.#send(this.#frame(AUTH, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, "");
      }));
    }
    this.#send(this.#frame(SYNC, (encoder) => sync.writeSyncStep1(encoder, this.doc)));
  }

  stateless(text: string): void {
    this.#send(this.#frame(STATELESS, (encoder) => encoding.writeVarString(encoder, text)));
  }

  /** Takes one frame; false where it is another document's. */
  receive(frame: Uint8Array): boolean {
    const decoder = decoding.createDecoder(frame);
    if (this.#dialect === "named" && decoding.readVarString(decoder) !== this.#name) return false;
    const type = decoding.readVarUint(decoder);
    if (type === STATELESS) this.onStateless(decoding.readVarString(decoder));
    if (type !== SYNC && type !== SYNC_REPLY) return true;
    const reply = encoding.createEncoder();
    const kind = sync.readSyncMessage(decoder, reply, this.doc, this);
    if (encoding.length(reply) > 0) this.#send(this.#frame(SYNC, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(reply))));
    if (kind === sync.messageYjsSyncStep2) this.#markSynced();
    return true;
  }

  #frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder();
    if (this.#dialect === "named") encoding.writeVarString(encoder, this.#name);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    return encoding.toUint8Array(encoder);
  }
}
