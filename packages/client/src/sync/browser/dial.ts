import type { Dial } from "../ports.ts";

/** The part of a WebSocket that is used; Node's `ws` has it too. */
export type SocketClass = new (url: string) => WebSocket;

/** Opens WebSockets to one address. @param Socket another than the browser's, as it is then. */
export const dialWith = (url: string, Socket?: SocketClass): Dial => ({ opened, received, closed }) => {
  const socket = new (Socket ?? WebSocket)(url);
  socket.binaryType = "arraybuffer";
  let over = false;
  const end = (code: number, reason: string): void => {
    if (over) return;
    over = true;
    closed(code, reason);
  };
  socket.addEventListener("open", () => over || opened());
  socket.addEventListener("message", ({ data }) => {
    if (!over && data instanceof ArrayBuffer) received(new Uint8Array(data));
  });
  socket.addEventListener("close", ({ code, reason }) => end(code, reason));
  // An error is always followed by a close, which says as much as a page may know.
  socket.addEventListener("error", () => undefined);
  return {
    send: (frame) => {
      if (socket.readyState === 1) socket.send(frame as Uint8Array<ArrayBuffer>);
    },
    close: () => {
      over = true;
      socket.close();
    },
  };
};
