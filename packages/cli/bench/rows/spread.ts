import { startChild, type Child } from "../child.ts";
import type { Measure, Row } from "../row.ts";
import { median, medianOf, p95 } from "../statistics.ts";

interface Edits { readonly times: number[]; readonly bytesEach: number[]; readonly runs: number }
interface Contestant { readonly name: string; readonly crowd: Child; readonly port: number; readonly join: Readonly<Record<string, string>> }

const SIZES = [1, 10, 50, 200];

/** From one committed edit to the last of N clients having the new view, beside bare relays that only pass the edit on. */
export const spread: Measure = {
  name: "spread",
  async run({ quick, say }) {
    const servers = [
      { name: "Tutti", child: startChild("servers/tutti.ts"), join: { app: "board", dialect: "named" } },
      { name: "Hocuspocus 4.7", child: startChild("servers/hocuspocus.ts"), join: { dialect: "named" } },
      { name: "@y/websocket-server 0.1.5", child: startChild("servers/y-websocket.ts"), join: { dialect: "plain" } },
    ];
    try {
      const contestants: Contestant[] = [];
      for (const { name, child, join } of servers) {
        const { port } = await child.ask<{ port: number }>({ what: "start", apps: ["board"] });
        contestants.push({ name, crowd: startChild("crowd.ts"), port, join });
      }
      const rows: Row[] = [];
      for (const size of quick ? [10, 50] : SIZES) {
        say(`${size} clients`);
        rows.push(...(await compare(contestants, size, quick)));
      }
      await Promise.all(contestants.map(({ crowd }) => crowd.end()));
      return rows;
    } finally {
      await Promise.all(servers.map(({ child }) => child.end()));
    }
  },
};

async function compare(contestants: readonly Contestant[], size: number, quick: boolean): Promise<Row[]> {
  const rounds = new Map<string, number[][]>(contestants.map(({ name }) => [name, []]));
  let runs = 0;
  let edits = 0;
  await Promise.all(contestants.map(({ crowd, port, join }) => crowd.ask({ what: "join", port, room: `spread-${size}`, count: size, ...join })));
  for (let round = -1; round < (quick ? 3 : 5); round++) {
    for (const { name, crowd } of contestants) {
      const seen = await crowd.ask<Edits>({ what: "edits", count: round < 0 ? 20 : quick ? 30 : 60 });
      if (round < 0) continue; // The first round warms every process up.
      rounds.get(name)?.push(seen.times);
      if (name !== "Tutti") continue;
      runs += seen.runs;
      edits += seen.times.length;
    }
  }
  await Promise.all(contestants.map(({ crowd }) => crowd.ask({ what: "leave" })));
  const of = (name: string, statistic: (samples: readonly number[]) => number): number => medianOf(rounds.get(name) ?? [], statistic);
  const [ours, ...peers] = contestants.map(({ name }) => ({ name, p95: of(name, p95), p50: of(name, median) }));
  const faster = peers.toSorted((a, b) => a.p95 - b.p95)[0];
  if (!ours || !faster) return [];
  const others = peers.map((peer) => `${peer.name} p50 ${peer.p50.toFixed(2)}, p95 ${peer.p95.toFixed(2)}`).join("; ");
  return [
    {
      name: `edit to the new view with the last of ${size} clients, p95`, ours: ours.p95, unit: "ms", peer: { name: `${faster.name}, bare relay`, value: faster.p95 },
      aim: { text: "at most 2 × the faster relay", met: ours.p95 <= 2 * faster.p95 }, note: `Tutti p50 ${ours.p50.toFixed(2)}; ${others}; 100 elements; the edit goes to the script's process and its view comes back, which a relay has not; nothing is taken off`,
    },
    ...(size < 200 && !quick ? [] : [{
      name: `runs of the script for each edit, ${size} viewers`, ours: runs / edits, unit: "runs", peer: { name: "a run for each session", value: size },
      aim: { text: "1", met: runs <= edits }, note: "a counter that the script draws",
    }]),
  ];
}
