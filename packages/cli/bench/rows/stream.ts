import { readFileSync } from "node:fs";
import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median } from "../statistics.ts";

interface Heard { readonly bytesEach: number[]; readonly frames: number; readonly document: number }
interface Stats { readonly hosts: readonly { readonly pid: number }[] }

const VIEWERS = 50;
const RATE = 10_000;
/** What Linux counts a process's time in. */
const TICK = 10;

/** A chart that 10,000 rows a second are streamed to, before fifty viewers. */
export const stream: Measure = {
  name: "stream",
  async run({ quick }) {
    const tutti = startChild("servers/tutti.ts");
    const crowd = startChild("crowd.ts");
    const seconds = quick ? 3 : 10;
    try {
      const { port } = await tutti.ask<{ port: number }>({ what: "start", apps: ["feed"] });
      await crowd.ask({ what: "join", port, app: "feed", room: "stream", dialect: "named", count: VIEWERS });
      // Until the window is full, what is drawn is put together ever more coarsely.
      await crowd.ask<Heard>({ what: "listen", ms: quick ? 11_000 : 12_000 });
      const { hosts } = await tutti.ask<Stats>({ what: "stats" });
      const script = (): number => ticksOf(hosts[0]?.pid ?? 0) * TICK;
      const [before, scriptBefore] = [await tutti.ask<number>({ what: "cpu" }), script()];
      const { document } = await crowd.ask<Heard>({ what: "listen", ms: 0 });
      const heard = await crowd.ask<Heard>({ what: "listen", ms: seconds * 1_000 });
      const server = ((await tutti.ask<number>({ what: "cpu" })) - before) / seconds;
      const scripts = (script() - scriptBefore) / seconds;
      const bytes = median(heard.bytesEach) / seconds / 1_000;
      const all = rowsOfASecond() / 1_000;
      const grown = heard.document - document;
      const note = `one line of 100,000 rows, ${(heard.frames / seconds).toFixed(1)} frames a second to each of ${VIEWERS} viewers; the script's process takes ${Math.round(scripts)} ms/s beside it`;
      return [
        { name: `server CPU while ${RATE.toLocaleString("en")} rows a second are streamed to ${VIEWERS} viewers`, ours: server, unit: "ms/s", aim: { text: "at most half a core", met: server <= 500 }, note },
        { name: "read by each viewer of that stream", ours: bytes, unit: "kB/s", peer: { name: "the rows as JSON", value: all }, aim: { text: "at most a tenth of the rows", met: bytes <= all / 10 }, note: "read from the socket" },
        { name: "growth of the room's document meanwhile", ours: grown, unit: "B", aim: { text: "none", met: grown === 0 }, note: `in ${seconds} s` },
      ];
    } finally {
      await Promise.all([tutti, crowd].map((child) => child.end()));
    }
  },
};

/** The time that a process has used, as Linux counts it. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function rowsOfASecond(): number {
  const rows = Array.from({ length: RATE }, (_, i) => ({ n: 150_000 + i, v: Math.round(1_000 * Math.sin((150_000 + i) / 3_000)) / 1_000 }));
  return JSON.stringify(rows).length;
}
