import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { table, type Measure, type Row } from "./row.ts";
import { bytes } from "./rows/bytes.ts";
import { documentSize } from "./rows/document.ts";
import { durable } from "./rows/durable.ts";
import { framework } from "./rows/framework.ts";
import { history } from "./rows/history.ts";
import { grid } from "./rows/grid.ts";
import { hog } from "./rows/hog.ts";
import { roomMemory } from "./rows/memory.ts";
import { pointers } from "./rows/pointers.ts";
import { oldRoom } from "./rows/old-room.ts";
import { returning } from "./rows/returning.ts";
import { scriptSize } from "./rows/script-size.ts";
import { spread } from "./rows/spread.ts";
import { startUp } from "./rows/start-up.ts";
import { stream } from "./rows/stream.ts";
import { table as tableOfMany } from "./rows/table.ts";
import { work } from "./rows/work.ts";

/**
 * `pnpm bench` measures Tutti beside its peers, in the same call on the same machine, and writes docs/BENCH.md.
 * `--quick` takes fewer samples; words after it name the measures to run, and then nothing is written.
 */
const MEASURES: readonly Measure[] = [spread, framework, bytes, pointers, durable, documentSize, roomMemory, startUp, scriptSize, history, oldRoom, returning, stream, work, grid, tableOfMany, hog];

const { values, positionals } = parseArgs({ options: { quick: { type: "boolean", default: false } }, allowPositionals: true });
const unknown = positionals.filter((word) => !MEASURES.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}. There are: ${MEASURES.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? MEASURES.filter(({ name }) => positionals.includes(name)) : MEASURES;

const [load = 0] = loadavg();
const rows: Row[] = [];
const failures: string[] = [];
for (const measure of chosen) {
  const begun = performance.now();
  console.error(`${measure.name} …`);
  try {
    rows.push(...(await measure.run({ quick: values.quick, say: (text) => console.error(`  ${text}`) })));
    console.error(`  ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  } catch (error) {
    failures.push(`${measure.name}: ${error instanceof Error ? error.message : String(error)}`);
    console.error(error);
  }
}

const report = page();
console.log(report);
if (positionals.length === 0 && !values.quick) {
  writeFileSync(fileURLToPath(new URL("../../../docs/BENCH.md", import.meta.url)), `${report}\n`);
}
process.exit(failures.length > 0 ? 1 : 0);

function page(): string {
  const missed = rows.filter((row) => row.aim && !row.aim.met).length;
  const aims = rows.filter((row) => row.aim).length;
  const [cpu] = cpus();
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return [
    "# Bench",
    "",
    `Measured ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC at ${commit} by \`pnpm bench${values.quick ? " --quick" : ""}\`.`,
    `Machine: ${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${load.toFixed(1)} before it began; servers and clients in processes of their own, over loopback.`,
    "Each figure is the median over rounds; its peer ran in the same call, round by round. The clients are the same code for every server.",
    "",
    table(rows),
    "",
    `${aims - missed} of ${aims} aims met${missed > 0 ? `, ${missed} missed` : ""}.${failures.length > 0 ? ` Not measured: ${failures.join("; ")}` : ""}`,
  ].join("\n");
}
