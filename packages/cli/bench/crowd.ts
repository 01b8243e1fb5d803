import type { ViewOp } from "@tutti/protocol";
import * as Y from "yjs";
import { answer } from "./child.ts";
import { joinRelay } from "./wire/relay-client.ts";
import type { Dialect } from "./wire/document.ts";
import { joinTutti, type TuttiClient } from "./wire/tutti-client.ts";

/**
 * A process full of clients: one who edits, and all who wait to have what the edit made. For a relay that is the value; for
 * Tutti it is the metric that the script drew from it, in the view of each.
 */
interface Member {
  set(value: number): void;
  onValue(listener: (value: number) => void): void;
  bytesRead(): number;
  /** What its room's document weighs, in bytes. */
  weighs(): number;
  /** Hears of each change of the view. */
  onView(listener: (ops: readonly ViewOp[]) => void): void;
  runs(): number;
  close(): void;
}

interface JoinRequest {
  readonly port: number;
  /** The app of a Tutti server; a bare relay where absent. */
  readonly app?: string;
  readonly room: string;
  readonly dialect: Dialect;
  readonly count: number;
  /** Each in a room of their own, with nobody who edits. */
  readonly apart?: boolean;
}

const AT_ONCE = 10;
let editor: Member | undefined;
let audience: Member[] = [];
let last = 0;

async function relayMember(port: number, room: string, dialect: Dialect): Promise<Member> {
  const client = await joinRelay(port, room, dialect);
  return { set: client.set, onValue: client.onValue, bytesRead: client.socket.bytesRead, weighs: () => 0, onView: () => undefined, runs: () => 0, close: client.socket.close };
}

async function tuttiMember(port: number, app: string, room: string): Promise<Member> {
  const metric = (client: TuttiClient) => client.element("metric", "Level");
  const client = await joinTutti(port, app, room, (joined) => metric(joined) !== undefined);
  return {
    set: (value) => client.setSlider("Level", value),
    onValue: (listener) => {
      client.onOps = (ops) => {
        for (const op of ops) {
          if (op.op === "set" && op.element.kind === "metric" && op.element.props.label === "Level") listener(Number(op.element.props.value));
        }
      };
    },
    bytesRead: client.socket.bytesRead,
    weighs: () => Y.encodeStateAsUpdate(client.room.doc).byteLength,
    onView: (listener) => {
      client.onOps = listener;
    },
    runs: () => Number(metric(client)?.props.help ?? 0),
    close: client.socket.close,
  };
}

async function join(make: (n: number) => Promise<Member>, count: number): Promise<Member[]> {
  const members: Member[] = [];
  while (members.length < count) {
    const done = members.length;
    const batch = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, n) => make(done + n));
    members.push(...(await Promise.all(batch)));
  }
  return members;
}

/** One edit: resolves when the last of the audience has it, with the milliseconds that it took. */
function edit(value: number): Promise<number> {
  let missing = audience.length;
  return new Promise((resolve) => {
    let begun = 0;
    for (const member of audience) {
      let has = false;
      member.onValue((seen) => {
        if (seen !== value || has) return;
        has = true;
        if (--missing === 0) resolve(performance.now() - begun);
      });
    }
    begun = performance.now();
    editor?.set(value);
  });
}

answer({
  join: async (request) => {
    const { port, app, room, dialect, count, apart } = request as unknown as JoinRequest;
    const member = (place: string) => (app === undefined ? relayMember(port, place, dialect) : tuttiMember(port, app, place));
    if (!apart) [editor] = await join(() => member(room), 1);
    audience = await join((n) => member(apart ? `${room}-${n}` : room), count);
  },
  edits: async (request) => {
    const times: number[] = [];
    const bytes = audience.map((member) => member.bytesRead());
    const runs = audience[0]?.runs() ?? 0;
    const gap = (request["gap"] as number | undefined) ?? 0;
    for (let n = 0; n < (request["count"] as number); n++) {
      if (gap > 0) await new Promise((resolve) => setTimeout(resolve, gap));
      times.push(await edit(++last));
    }
    return {
      times,
      bytesEach: audience.map((member, index) => (member.bytesRead() - (bytes[index] ?? 0)) / times.length),
      runs: (audience[0]?.runs() ?? 0) - runs,
    };
  },
  listen: async (request) => {
    const bytes = audience.map((member) => member.bytesRead());
    let frames = 0;
    audience[0]?.onView(() => (frames += 1));
    await new Promise((resolve) => setTimeout(resolve, request["ms"] as number));
    return { frames, bytesEach: audience.map((member, index) => member.bytesRead() - (bytes[index] ?? 0)), document: audience[0]?.weighs() ?? 0 };
  },
  set: (request) => edit(request["value"] as number),
  leave: () => {
    for (const member of [editor, ...audience]) member?.close();
    audience = [];
    editor = undefined;
  },
});
