import { openSocket, type OpenSocket } from "./socket.ts";
import { WireDocument, type Dialect } from "./document.ts";

/** A client of a bare relay: one document, whose values it reads and writes. */
export interface RelayClient {
  readonly socket: OpenSocket;
  set(value: number): void;
  onValue(listener: (value: number) => void): void;
}

interface Entry { readonly v: number; readonly r: number }

/** Joins a document of a bare relay. The value has the same shape as one of Tutti's. */
export async function joinRelay(port: number, room: string, dialect: Dialect): Promise<RelayClient> {
  let send: (frame: Uint8Array) => void = () => {};
  const wire = new WireDocument(room, dialect, (frame) => send(frame));
  const socket = await openSocket(`ws://127.0.0.1:${port}/${room}`, {}, (frame) => wire.receive(frame));
  send = (frame) => socket.send(frame);
  wire.open();
  await wire.synced;
  const values = wire.doc.getMap<Entry>("values");
  return {
    socket,
    set: (value) => { values.set("level", { v: value, r: value }); },
    onValue: (listener) => values.observe(() => {
      const entry = values.get("level");
      if (entry) listener(entry.v);
    }),
  };
}
