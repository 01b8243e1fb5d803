import { randomBytes } from "node:crypto";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { STREAM_CHANNEL } from "@tutti/protocol";
import type { SeededRandom } from "../simulation/seeded-random.ts";
import { readFrame } from "../src/sockets/frame.ts";
import { frame, presence } from "./bare-socket.ts";

/** Whom the attack is about. */
export interface Target {
  readonly room: string;
  /** Somebody else's id, and the client of their open document. */
  readonly victim: string;
  readonly client: number;
  /** The attacker's own id. */
  readonly attacker: string;
}

export const TRAPS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "", "\0", "../../etc/passwd", "a".repeat(5_000), "\u202e", "${7*7}", "';--"];

/** An update as a page would send it, of a document that nobody sent this page. */
function update(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

/** A message of the stream, whatever it says. */
function stream(text: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, STREAM_CHANNEL);
  encoding.writeVarString(encoder, text);
  return encoding.toUint8Array(encoder);
}

type Make = (random: SeededRandom, target: Target) => Uint8Array;

/** Frames that can be read, and want what their sender may not. */
const READABLE: readonly Make[] = [
  (random, { room }) => frame(room, 0, 2, update((doc) => doc.getMap("values/0").set("Months", { v: random.below(1_000), r: 1_000_000 }))),
  (random, { room }) => frame(room, 0, 1, update((doc) => doc.getMap(random.pick(TRAPS)).set(random.pick(TRAPS), random.pick(TRAPS)))),
  (random, { room }) => frame(room, 0, 2, update((doc) => doc.getText("text:Notes").insert(0, random.pick(TRAPS)))),
  (random, { room }) => frame(`${room}/${random.pick(["owner", "state", "comments", "history"])}`, 0, 2, update((doc) => doc.getMap("values/0").set("Limit", { v: 1, r: 9 }))),
  (_random, { room, victim }) => frame(`${room}/me/${victim}`, 0, 2, update((doc) => doc.getArray("events").push([{ kind: "click", key: "Count" }]))),
  (random, { room, attacker }) => frame(`${room}/me/${attacker}`, 0, 2, update((doc) => doc.getArray("events").push([{ kind: random.pick(TRAPS), key: random.pick(TRAPS), id: random.pick(TRAPS) }]))),
  (random, { room, victim, attacker }) => frame(random.pick([room, `${room}/me/${victim}`, `${room}/me/${attacker}`, `${room}/owner`]), 2, 0, random.pick(TRAPS)),
  (random, { room }) => frame(random.pick([`${room}/${random.pick(TRAPS)}`, random.pick(TRAPS), room.toUpperCase(), `${room}/me/`, "$view2"]), random.below(10), random.below(3), randomOf(random, 40)),
  (random, { room, client, victim }) => frame(room, 1, presence([{ client: random.chance(0.5) ? client : random.below(2 ** 31), clock: random.below(2 ** 31), state: JSON.stringify({ person: victim, preview: { key: "Months", value: 5, beat: 1 } }) }])),
  (random, { room }) => frame(room, 1, presence([{ client: random.below(2 ** 31), clock: 1, state: random.pick([nested(2_000), '{"__proto__":{"person":"x"}}', '{"person":{"__proto__":1}}', "null", '"x"', "1e999", `{"at":${nested(500)}}`]) }])),
  (random, { room }) => frame(room, 5, random.pick(['{"type":"mark","n":-1}', '{"type":"mark","n":1e308}', '{"type":"durable","n":5}', nested(3_000), '{"__proto__":{"type":"mark"}}', "", "null", "not json"])),
  (_random, { room }) => frame(room, 0, 0, Y.encodeStateVector(new Y.Doc())),
  (_random, { room }) => frame(room, 3),
  (_random, { room }) => frame(room, 7),
  () => new Uint8Array([9]),
];

/** Frames that should be read to their end, and some of them cannot be. */
const DOUBTFUL: readonly Make[] = [
  (random) => randomOf(random, 1 + random.below(200)),
  (random, target) => {
    const whole = random.pick(READABLE)(random, target);
    return whole.subarray(0, random.below(whole.length));
  },
  (random, target) => {
    const changed = random.pick(READABLE)(random, target).slice();
    for (let n = 0; n <= random.below(4); n++) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  (random, target) => Buffer.concat([random.pick(READABLE)(random, target), randomOf(random, random.below(50))]),
  // A length that nothing follows.
  (random, { room }) => Buffer.concat([frame(room, random.below(8), 2), Buffer.from([255, 255, 255, 255, random.below(128)])]),
  (random, { room }) => frame(room, 0, 2, randomOf(random, random.below(300))),
  (random) => stream(random.pick([nested(5_000), '{"type":"join"}', '{"type":"join","app":"__proto__","room":"x","page":"/"}', '{"__proto__":{"type":"rerun"}}', '{"type":"ask","n":1,"element":"__proto__","version":"","question":{}}', `{"type":"secret","scope":"room","key":"x","value":"${"y".repeat(3_000)}"}`, "[]", "null", "{"])),
];

export function randomOf(random: SeededRandom, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** Frames that one connection sends: many that can be read, then one that cannot. The same seed gives the same ones. */
export function hostileFrames(random: SeededRandom, target: Target, readable: number): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let last: Uint8Array = Buffer.concat([Buffer.alloc(10, 255), randomBytes(20)]);
  while (frames.length < readable) {
    const next = random.pick(random.chance(0.5) ? READABLE : DOUBTFUL)(random, target);
    if (readFrame(next).kind === "bad") last = next;
    else frames.push(next);
  }
  return [...frames, last];
}
