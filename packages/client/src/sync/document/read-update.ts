import * as decoding from "lib0/decoding";
import * as Y from "yjs";

/** Reads an update into a document. @throws if it cannot be read. */
export const readUpdate = (doc: Y.Doc, update: Uint8Array, origin: unknown): void => Y.applyUpdateV2(doc, update, origin, Decoder);

/**
 * Reads an update of the server's into a document in which nothing is yet. The server has let go of what was deleted, and put together
 * what belongs together: to look for both again takes long in an old room.
 */
export function readFirst(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  // By then everybody has heard of it, and Yjs would go through all of it once more.
  doc.once("afterTransaction", (transaction: Y.Transaction) => {
    transaction.deleteSet.clients.clear();
    transaction.beforeState = new Map(transaction.afterState);
    // Yjs looks by this one whether somebody else has our number.
    transaction.beforeState.delete(doc.clientID);
  });
  doc.gc = false;
  try {
    readUpdate(doc, update, origin);
  } finally {
    doc.gc = true;
  }
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** Yjs' own, but quick about what an old room has most of: small numbers, and texts of one letter, as they are typed. */
class Decoder extends Y.UpdateDecoderV1 {
  override readLeftID(): Y.ID {
    return Y.createID(this.#number(), this.#number());
  }

  override readRightID(): Y.ID {
    return Y.createID(this.#number(), this.#number());
  }

  override readLen(): number {
    return this.#number();
  }

  override readDsClock(): number {
    return this.#number();
  }

  override readDsLen(): number {
    return this.#number();
  }

  override readString(): string {
    const { restDecoder } = this;
    const { arr, pos } = restDecoder;
    const letter = arr[pos] === 1 ? ASCII[arr[pos + 1] ?? Infinity] : undefined;
    if (letter === undefined) return super.readString();
    restDecoder.pos = pos + 2;
    return letter;
  }

  #number(): number {
    const { restDecoder } = this;
    const byte = restDecoder.arr[restDecoder.pos];
    if (byte === undefined || byte > 127) return decoding.readVarUint(restDecoder);
    restDecoder.pos += 1;
    return byte;
  }
}
