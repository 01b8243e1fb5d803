import type { Socket } from "node:net";
import { WebSocket } from "ws";

/** A socket that is open, and the bytes that came over it, as TCP counted them. */
export interface OpenSocket {
  send(frame: Uint8Array): void;
  bytesRead(): number;
  close(): void;
}

/** Hocuspocus' own question whether somebody is there, and the answer that its provider gives: a page tells by it how far it has read. */
const PING = 9;
const PONG = new Uint8Array([10]);

/** Opens a socket and hands every frame on. Rejects where the server refuses. */
export function openSocket(url: string, headers: Readonly<Record<string, string>>, onFrame: (frame: Uint8Array) => void): Promise<OpenSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    let stream: Socket | undefined;
    socket.binaryType = "nodebuffer";
    socket.on("upgrade", (response) => { stream = response.socket; });
    socket.on("message", (data: Buffer) => (data.length === 1 && data[0] === PING ? socket.send(PONG) : onFrame(data)));
    socket.on("error", reject);
    socket.on("close", (code, reason) => reject(new Error(`${url} was closed before it opened: ${code} ${String(reason)}`)));
    socket.on("open", () => resolve({
      send: (frame) => socket.send(frame),
      bytesRead: () => stream?.bytesRead ?? 0,
      close: () => socket.terminate(),
    }));
  });
}
