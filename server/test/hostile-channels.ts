import { printChannelFrame } from "@tutti/protocol";
import type { SeededRandom } from "../simulation/seeded-random.ts";
import { hostileFrames, randomOf, TRAPS, type Target } from "./hostile-frames.ts";

/** The channels of a hostile line that were let in before. Others on the server have these numbers too, on lines of their own. */
export const OWN_CHANNELS = [1, 2, 3] as const;

const anywhere = (random: SeededRandom): number => random.pick([0, 4, 63, 64, 65, 1_000, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER, random.below(2 ** 31)]);

type Make = (random: SeededRandom, bearer: string, fresh: number) => Uint8Array;

/** Frames of a line that want what is not theirs, after which it goes on. */
const BORNE: readonly Make[] = [
  // What is asked for twice ends the line; so each asks under a number of its own.
  (random, bearer, fresh) => printChannelFrame({
    kind: "open", channel: random.pick([fresh, 2 ** 32 + fresh, Number.MAX_SAFE_INTEGER - fresh]),
    bearer: random.pick([...TRAPS, bearer.slice(0, -30), bearer.replace("~", "A~"), `${bearer}~${bearer}`, "tutti_AAAAAAAAAAAA_B", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.", "tutti-embed.e30", "x".repeat(8_000)]),
  }),
  (random) => printChannelFrame({ kind: "opened", channel: anywhere(random) }),
  (random) => printChannelFrame({ kind: "data", channel: anywhere(random), data: randomOf(random, random.below(100)) }),
  (random) => printChannelFrame({ kind: "read", channel: random.pick([...OWN_CHANNELS, anywhere(random)]), amount: random.pick([0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) }),
  (random) => printChannelFrame({ kind: "close", channel: anywhere(random), code: random.pick([0, 1_000, 4_411, 2 ** 40]), reason: random.pick(["", "__proto__", "x".repeat(123)]) }),
];

/** What is no frame of a line, and ends it. */
const FATAL: readonly Make[] = [
  () => Uint8Array.of(),
  () => Buffer.alloc(12, 255),
  (random) => Uint8Array.of(5 + random.below(100), 1),
  (random) => Uint8Array.of(0, random.pick(OWN_CHANNELS), 200),
  (random) => Buffer.concat([printChannelFrame({ kind: "opened", channel: 1 }), randomOf(random, 1 + random.below(20))]),
  () => printChannelFrame({ kind: "open", channel: 9, bearer: "x".repeat(9_000) }),
  () => printChannelFrame({ kind: "close", channel: 9, code: 1_000, reason: "x".repeat(200) }),
  (random, bearer) => printChannelFrame({ kind: "open", channel: random.pick(OWN_CHANNELS), bearer }),
  () => Buffer.concat([Uint8Array.of(3, 1), Buffer.alloc(9, 255)]),
];

/** What one line sends once its own channels are open: hostile frames of pages in these, frames of the line between them, and what ends it. */
export function hostileLine(random: SeededRandom, target: Target, bearer: string, frames: number): Uint8Array[] {
  let fresh = 1_000;
  // A page is cut with the last of these; which channel they are in is drawn anew, so that the others go on for a while.
  const pages = hostileFrames(random, target, frames).map((data) => printChannelFrame({ kind: "data", channel: random.pick(OWN_CHANNELS), data }));
  const all = pages.flatMap((page) => (random.chance(0.3) ? [page, random.pick(BORNE)(random, bearer, (fresh += 1))] : [page]));
  // An end that is an opening of a channel that was cut with its page is none: something that cannot be read follows in any case.
  return [...all, random.pick(FATAL)(random, bearer, fresh), Uint8Array.of(99, 99)];
}
