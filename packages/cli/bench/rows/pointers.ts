import { startChild, type Child } from "../child.ts";
import type { Measure, Row } from "../row.ts";
import { median } from "../statistics.ts";

interface Moved { readonly bytesEach: number[]; readonly every: number }
interface Cost { readonly cpu: number; readonly bytes: number; readonly every: number }

const PEOPLE = 200;

/** What 200 people who all move their pointers cost the server, and what each of their pages reads. */
export const pointers: Measure = {
  name: "pointers",
  async run({ quick, say }) {
    const tutti = startChild("servers/tutti.ts");
    const relay = startChild("servers/hocuspocus.ts");
    const crowds = [startChild("pointers.ts"), startChild("pointers.ts")] as const;
    const seconds = quick ? 3 : 8;
    const measured = async (server: Child, crowd: Child): Promise<Cost> => {
      const before = await server.ask<number>({ what: "cpu" });
      const { bytesEach, every } = await crowd.ask<Moved>({ what: "move", ms: seconds * 1_000 });
      const after = await server.ask<number>({ what: "cpu" });
      return { cpu: (after - before) / seconds, bytes: median(bytesEach) / 1_000, every };
    };
    try {
      const [ours, theirs] = await Promise.all([tutti.ask<{ port: number }>({ what: "start", apps: ["note"], limits: { socketsPerAddress: 2 * PEOPLE } }), relay.ask<{ port: number }>({ what: "start" })]);
      await crowds[0].ask({ what: "join", port: ours.port, app: "note", room: "crowd", count: PEOPLE });
      await crowds[1].ask({ what: "join", port: theirs.port, room: "crowd", count: PEOPLE });
      const rounds: { readonly own: Cost; readonly bare: Cost }[] = [];
      for (let round = 0; round < (quick ? 1 : 3); round++) {
        say(`round ${round + 1}`);
        rounds.push({ own: await measured(tutti, crowds[0]), bare: await measured(relay, crowds[1]) });
      }
      const of = (pick: (cost: Cost) => number): { readonly own: number; readonly bare: number } => ({ own: median(rounds.map(({ own }) => pick(own))), bare: median(rounds.map(({ bare }) => pick(bare))) });
      const cpu = of((cost) => cost.cpu);
      const bytes = of((cost) => cost.bytes);
      const note = `${PEOPLE} people who all move, each telling every ${rounds[0]?.own.every ?? 0} ms, as a page does in such company; rights are checked on each frame here, and on none there`;
      const peer = "Hocuspocus 4.7, bare awareness, the same frames";
      return [
        { name: `server CPU while ${PEOPLE} pointers move`, ours: cpu.own, unit: "ms/s", peer: { name: peer, value: cpu.bare }, aim: { text: "at most 1.2 × the bare relay", met: cpu.own <= 1.2 * cpu.bare }, note },
        { name: `read by each page while ${PEOPLE} pointers move`, ours: bytes.own, unit: "kB/s", peer: { name: peer, value: bytes.bare }, aim: { text: "at most 64 kB/s", met: bytes.own <= 64 }, note },
      ] satisfies Row[];
    } finally {
      await Promise.all([tutti, relay, ...crowds].map((child) => child.end()));
    }
  },
};
