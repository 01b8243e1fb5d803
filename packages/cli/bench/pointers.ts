import * as encoding from "lib0/encoding";
import { documentName, parseAppId, parseRoomId, pointerInterval, type Presence } from "@tutti/protocol";
import { answer } from "./child.ts";
import { joinRelay } from "./wire/relay-client.ts";
import { joinTutti } from "./wire/tutti-client.ts";
import type { OpenSocket } from "./wire/socket.ts";

/** A process full of people who all move their pointers, at the pace that a page keeps with so many others. */
interface Mover {
  readonly socket: OpenSocket;
  readonly client: number;
  readonly person: string;
}

let movers: Mover[] = [];
let document = "";
const AWARENESS = 1;

/** A frame that says where somebody points, as a page sends it. */
function pointerFrame({ client, person }: Mover, clock: number): Uint8Array {
  const state = { person, pointer: { element: "e1234567890", x: Math.round(Math.random() * 10_000) / 10_000, y: Math.round(Math.random() * 10_000) / 10_000 } } as unknown as Presence;
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, 1);
  encoding.writeVarUint(update, client);
  encoding.writeVarUint(update, clock);
  encoding.writeVarString(update, JSON.stringify(state));
  const frame = encoding.createEncoder();
  encoding.writeVarString(frame, document);
  encoding.writeVarUint(frame, AWARENESS);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(update));
  return encoding.toUint8Array(frame);
}

async function join(port: number, app: string | undefined, room: string): Promise<Mover> {
  if (app === undefined) {
    const relay = await joinRelay(port, room, "named");
    return { socket: relay.socket, client: Math.floor(Math.random() * 2 ** 32), person: "somebody-123456" };
  }
  const tutti = await joinTutti(port, app, room, () => true);
  return { socket: tutti.socket, client: tutti.room.doc.clientID, person: tutti.me.id };
}

answer({
  join: async (request) => {
    const { port, app, room, count } = request as unknown as { port: number; app?: string; room: string; count: number };
    const ref = { app: parseAppId(app ?? ""), room: parseRoomId(room) };
    document = ref.app && ref.room ? documentName({ app: ref.app, room: ref.room, kind: "room" }) : room;
    while (movers.length < count) movers.push(...(await Promise.all(Array.from({ length: Math.min(10, count - movers.length) }, () => join(port, app, room)))));
  },
  /** Everybody moves for so long (ms): the bytes that each read in a second. */
  move: async (request) => {
    const ms = request["ms"] as number;
    const every = pointerInterval(movers.length - 1);
    const timers = movers.map((mover, n) => {
      let clock = 1;
      return new Promise<NodeJS.Timeout>((resolve) => setTimeout(() => resolve(setInterval(() => mover.socket.send(pointerFrame(mover, (clock += 1))), every)), (n * every) / movers.length));
    });
    const running = await Promise.all(timers);
    const before = movers.map(({ socket }) => socket.bytesRead());
    await new Promise((resolve) => setTimeout(resolve, ms));
    const bytesEach = movers.map(({ socket }, n) => ((socket.bytesRead() - (before[n] ?? 0)) * 1_000) / ms);
    running.forEach(clearInterval);
    return { bytesEach, every };
  },
  leave: () => {
    for (const { socket } of movers) socket.close();
    movers = [];
  },
});
