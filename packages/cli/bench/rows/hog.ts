import { startChild, type Child } from "../child.ts";
import type { Measure, Row } from "../row.ts";
import { medianOf, p95 } from "../statistics.ts";

interface Edits { readonly times: number[] }
/** Four seconds of edits: the time before the script is known to be silent, and the time after. A person's socket may not send much faster. */
const EDITS = 200;
const GAP = 20;
const HARMS = [{ level: 1, name: "never returns" }, { level: 2, name: "fills memory" }];

/** Another room's edit to view beside a script that burns a core or fills memory, against the same room when all is quiet. */
export const hog: Measure = {
  name: "hog",
  async run({ quick, say }) {
    const tutti = startChild("servers/tutti.ts");
    const crowds = [startChild("crowd.ts"), startChild("crowd.ts")] as const;
    const [calm, harmful] = crowds;
    try {
      const { port } = await tutti.ask<{ port: number }>({ what: "start", apps: ["board", "hog"] });
      await calm.ask({ what: "join", port, app: "board", room: "calm", dialect: "named", count: 10 });
      await calm.ask({ what: "edits", count: EDITS, gap: GAP });
      const rows: Row[] = [];
      for (const harm of HARMS) {
        say(harm.name);
        const rounds = { quiet: [] as number[][], beside: [] as number[][] };
        for (let round = 0; round < (quick ? 1 : 3); round++) {
          rounds.quiet.push((await calm.ask<Edits>({ what: "edits", count: EDITS, gap: GAP })).times);
          rounds.beside.push(await beside(harm.level, harmful, calm, port, `${harm.level}-${round}`));
        }
        const ours = medianOf(rounds.beside, p95);
        const quiet = medianOf(rounds.quiet, p95);
        rows.push({
          name: `edit to view in another room beside a script that ${harm.name}, p95`, ours, unit: "ms", peer: { name: "the same room, nothing beside it", value: quiet },
          aim: { text: "at most 1.5 × idle", met: ours <= 1.5 * quiet }, note: `${EDITS} edits, ${GAP} ms apart, from the first moment of the harm; 10 viewers; two cores for the server, the scripts and the clients together`,
        });
      }
      return rows;
    } finally {
      // A process that never returns outlives a server that is ended without a word; asked to stop, the server ends it.
      await tutti.ask({ what: "stop" }).catch(() => undefined);
      await Promise.all([tutti, ...crowds].map((child) => child.end()));
    }
  },
};

/** Sets off the harm in a room of its own, and measures the calm room while it goes on. */
async function beside(level: number, harmful: Child, calm: Child, port: number, room: string): Promise<number[]> {
  await harmful.ask({ what: "join", port, app: "hog", room: `harm-${room}`, dialect: "named", count: 1 });
  await harmful.ask({ what: "set", value: level });
  const times = (await calm.ask<Edits>({ what: "edits", count: EDITS, gap: GAP })).times;
  await harmful.ask({ what: "leave" });
  return times;
}
