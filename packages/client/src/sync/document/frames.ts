import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/**
 * Frames of the documents' protocol, as Hocuspocus 4 speaks it: the document's name, a type, and what the type carries.
 * The view stream's frames stand beside them under a name of their own.
 */
export const FRAME = { sync: 0, awareness: 1, auth: 2, stateless: 5, close: 7, syncStatus: 8, ping: 9, pong: 10 } as const;

/** What follows {@link FRAME.auth}. */
export const AUTH = { token: 0, denied: 1, granted: 2 } as const;

/** What follows {@link FRAME.sync}. */
export const SYNC = { vector: 0, missing: 1, update: 2 } as const;

type Write = (encoder: encoding.Encoder) => void;

function frame(name: string, type: number, write: Write): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** Opens a document on a line. The cookie of the line says who asks; the token is for servers that want one. */
export const authFrame = (name: string): Uint8Array =>
  frame(name, FRAME.auth, (to) => {
    encoding.writeVarUint(to, AUTH.token);
    encoding.writeVarString(to, "");
    encoding.writeVarString(to, "tutti");
  });

/** A part of the sync exchange: a state vector, what is missing from one, or an update. */
export const syncFrame = (name: string, kind: (typeof SYNC)[keyof typeof SYNC], bytes: Uint8Array): Uint8Array =>
  frame(name, FRAME.sync, (to) => {
    encoding.writeVarUint(to, kind);
    encoding.writeVarUint8Array(to, bytes);
  });

export const awarenessFrame = (name: string, update: Uint8Array): Uint8Array =>
  frame(name, FRAME.awareness, (to) => encoding.writeVarUint8Array(to, update));

export const statelessFrame = (name: string, text: string): Uint8Array =>
  frame(name, FRAME.stateless, (to) => encoding.writeVarString(to, text));

const PONG = new Uint8Array([FRAME.pong]);

/** @returns the answer if this frame is the server's question whether we are there. */
export const pongFor = (received: Uint8Array): Uint8Array | undefined =>
  received.length === 1 && received[0] === FRAME.ping ? PONG : undefined;

/** Reads the name; what follows stays in the decoder. */
export function openFrame(received: Uint8Array): { readonly name: string; readonly body: decoding.Decoder } {
  const body = decoding.createDecoder(received);
  return { name: decoding.readVarString(body), body };
}
