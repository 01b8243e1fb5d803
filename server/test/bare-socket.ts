import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";

/** A document's frame, by hand. */
export function frame(name: string, type: number, ...body: (number | Uint8Array | string)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, type);
  for (const part of body) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** The states that a frame of presence carries, by hand. */
export function presence(states: readonly { readonly client: number; readonly clock: number; readonly state: string }[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

/** Opens a bare socket. @returns how it was closed, once it is. */
export function bare(url: string, headers: Record<string, string>): { socket: WebSocket; closed: Promise<{ code: number; reason: string }> } {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket`, { headers });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on("error", (error) => resolve({ code: 0, reason: error.message }));
  });
  return { socket, closed };
}

/** The beginning of a binary message of so many bytes, of which so many are there. */
export function begun(length: number, there: number): Uint8Array {
  const head = Buffer.alloc(14);
  head[0] = 0x82;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, Buffer.alloc(there)]);
}
