import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median, medianOf, p95 } from "../statistics.ts";

const PEOPLE = 50;
/** One letter in so many ms from each: about 40 words a minute. */
const PAUSE = 250;

/** From a typed letter to the server's word that it is committed, while fifty people type into one note. */
export const durable: Measure = {
  name: "durable",
  async run({ quick }) {
    const tutti = startChild("servers/tutti.ts");
    const sqlite = startChild("servers/sqlite.ts");
    const crowd = startChild("typists.ts");
    try {
      const { port } = await tutti.ask<{ port: number }>({ what: "start", apps: ["note"] });
      await crowd.ask({ what: "join", port, count: PEOPLE });
      await crowd.ask({ what: "type", letters: 4, pause: PAUSE });
      const rounds: number[][] = [];
      const commits: number[][] = [];
      for (let round = 0; round < (quick ? 1 : 3); round++) {
        const times = await crowd.ask<number[]>({ what: "type", letters: quick ? 12 : 20, pause: PAUSE });
        rounds.push(times);
        commits.push(await sqlite.ask<number[]>({ what: "commits", count: times.length }));
      }
      const ours = medianOf(rounds, p95);
      return [{
        name: `a letter to durable with ${PEOPLE} people typing, p95`, ours, unit: "ms", peer: { name: "SQLite, a commit for each update", value: medianOf(commits, p95) },
        aim: { text: "at most 100 ms", met: ours <= 100 },
        note: `p50 ${medianOf(rounds, median).toFixed(1)} ms; ${1_000 / PAUSE} letters a second each; commits are grouped for up to 50 ms, on purpose`,
      }];
    } finally {
      await Promise.all([tutti, sqlite, crowd].map((child) => child.end()));
    }
  },
};
