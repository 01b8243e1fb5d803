import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { soakPage, soakPicture } from "./report.ts";
import { soak } from "./soak.ts";

/** `npm run soak`: thirty people for ten minutes, and the page about it. `-- --people 5 --seconds 30 --kills 1` is a short one, and writes nothing. */
const { values } = parseArgs({ options: { people: { type: "string", default: "30" }, seconds: { type: "string", default: "600" }, kills: { type: "string", default: "2" } } });
const [people, seconds, kills] = [values.people, values.seconds, values.kills].map(Number) as [number, number, number];

const soaked = await soak({
  people, seconds, kills, every: 10, pause: 700, random: Math.random,
  say: (row) => console.log(`${row.at} s: ${row.online} online, ${row.edits} done, server ${Math.round(row.server / 1_048_576)} MiB, document ${Math.round(row.document / 1_024)} kB${row.killed ? ", was killed" : ""}`),
});
console.log(`${soaked.edits} things done, ${soaked.presses} presses, ${soaked.spells} spells without a network; at rest after ${soaked.settled} ms`);
for (const problem of soaked.problems) console.error(problem);
if (people >= 30 && seconds >= 600) {
  const docs = new URL("../../docs/", import.meta.url);
  writeFileSync(new URL("soak.md", docs), soakPage(soaked, people, `a machine of ${availableParallelism()} cores`));
  writeFileSync(new URL("images/soak.svg", docs), soakPicture(soaked.rows));
}
process.exit(soaked.problems.length === 0 ? 0 : 1);
