import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { parseDocumentName, streamText, type DocumentRef } from "@tutti/protocol";

/** Hocuspocus' own numbers for what a frame is. */
const TYPE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, stateless: 5, close: 7, ping: 9, pong: 10 } as const;
const TOKEN = 0;
const DENIED = 1;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** What came in over a socket, as far as the server must know before it passes it on. */
export type Frame =
  | { readonly kind: "stream"; readonly text: string }
  | {
      readonly kind: "document"; readonly name: string; readonly ref: DocumentRef;
      /** `write` changes the document, `mark` asks whether what came before is kept: both must stay in order. */
      readonly does: "open" | "write" | "mark" | "read" | "presence" | "close";
      /** Of presence: whose states it carries. */
      readonly clients?: string;
    }
  /** A frame for something that is no document's name; `asks` where it waits for an answer. */
  | { readonly kind: "unknown"; readonly name: string; readonly asks: boolean }
  /** A page has come to where it was asked. */
  | { readonly kind: "pong" }
  | { readonly kind: "nothing" }
  | { readonly kind: "bad"; readonly why: string };

const NOTHING: Frame = { kind: "nothing" };
const PONG: Frame = { kind: "pong" };
/** Asks a page whether it is there, which it answers in turn: so it tells how far it has read. */
export const PING_FRAME = new Uint8Array([TYPE.ping]);
const bad = (why: string): Frame => ({ kind: "bad", why });

/**
 * Reads a frame to its end, so that nothing broken reaches Yjs or Hocuspocus: they print a stack for each, and a name such as
 * `__proto__` would meet their tables.
 */
export function readFrame(frame: Uint8Array): Frame {
  if (frame.length === 1 && frame[0] === TYPE.ping) return NOTHING;
  if (frame.length === 1 && frame[0] === TYPE.pong) return PONG;
  try {
    const text = streamText(frame);
    if (text !== undefined) return { kind: "stream", text };
    const decoder = decoding.createDecoder(frame);
    const name = decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    const ref = parseDocumentName(name);
    if (!ref) return { kind: "unknown", name, asks: type === TYPE.auth };
    if (type === TYPE.awareness) {
      const clients = checkAwareness(decoding.readVarUint8Array(decoder));
      return decoding.hasContent(decoder) ? bad("it goes on after its end") : { kind: "document", name, ref, does: "presence", clients };
    }
    const does = readBody(decoder, type);
    if (does && decoding.hasContent(decoder)) return bad("it goes on after its end");
    return does ? { kind: "document", name, ref, does } : bad(`a frame of type ${type} is not for a server`);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
}

function readBody(decoder: decoding.Decoder, type: number): Extract<Frame, { kind: "document" }>["does"] | undefined {
  switch (type) {
    case TYPE.sync: {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      if (step === SYNC.step1) {
        Y.decodeStateVector(body);
        return "read";
      }
      if (step !== SYNC.step2 && step !== SYNC.update) return undefined;
      Y.decodeUpdate(body);
      return "write";
    }
    case TYPE.auth:
      if (decoding.readVarUint(decoder) !== TOKEN) return undefined;
      decoding.readVarString(decoder);
      // The version of the provider, where it tells one.
      if (decoding.hasContent(decoder)) decoding.readVarString(decoder);
      return "open";
    case TYPE.queryAwareness:
      return "presence";
    case TYPE.stateless:
      decoding.readVarString(decoder);
      return "mark";
    case TYPE.close:
      return "close";
    default:
      return undefined;
  }
}

/** States one frame may carry: a page has its own, and no other's. */
const MAX_STATES = 64;

/** @returns whose states an update of presence carries. */
function checkAwareness(update: Uint8Array): string {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  if (count > MAX_STATES) throw new Error(`one frame carries ${count} states of presence`);
  const clients: number[] = [];
  for (let at = 0; at < count; at++) {
    clients.push(decoding.readVarUint(decoder));
    decoding.readVarUint(decoder);
    JSON.parse(decoding.readVarString(decoder));
  }
  return clients.join();
}

/** Tells a page that it may not open a document, and why. */
export function deniedFrame(name: string, reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, TYPE.auth);
  encoding.writeVarUint(encoder, DENIED);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}
