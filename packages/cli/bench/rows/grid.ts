import { readFileSync } from "node:fs";
import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median } from "../statistics.ts";
import { joinTutti, type TuttiClient } from "../wire/tutti-client.ts";

interface Stats { readonly hosts: readonly { readonly app: string; readonly pid: number }[] }

const ROWS = 1_000_000;
/** Rows that a grid asks for at a time, and how often somebody scrolls on. */
const PAGE = 200;
const SCROLLS = 20;
const ready = (client: TuttiClient): boolean => client.element("dataframe", "Rows") !== undefined;

interface Seen { readonly first: number; readonly scrolled: readonly number[]; readonly bytes: number; readonly memory: number }

/** A million rows of DuckDB in a grid: those that are looked at, beside all of them as one Arrow table. */
export const grid: Measure = {
  name: "grid",
  async run({ quick }) {
    const [ours, whole]: [Seen[], Seen[]] = [[], []];
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      ours.push(await measured("rows", pages));
      whole.push(await measured("whole", all));
    }
    const of = (seen: readonly Seen[], what: (one: Seen) => number): number => median(seen.map(what));
    const scrolled = median(ours.flatMap((one) => one.scrolled));
    const note = `a new process, ${ROWS.toLocaleString("en")} rows of four columns that the statement makes; the peer's page has them as Arrow`;
    return [
      { name: "a million rows of DuckDB in a grid: from joining to the first rows", ours: of(ours, ({ first }) => first), unit: "ms", peer: { name: "the whole Arrow table", value: of(whole, ({ first }) => first) }, note },
      { name: "read by the page for that, and for twenty jumps through the rows", ours: of(ours, ({ bytes }) => bytes) / 1e3, unit: "kB", peer: { name: "the whole Arrow table", value: of(whole, ({ bytes }) => bytes) / 1e3 }, note: `${PAGE} rows at a time, read from the socket; the peer reads all once` },
      { name: "a jump to any of them, median", ours: scrolled, unit: "ms", note: "the peer has them by then: sorting and filtering are the page's work there, and the database's here" },
      { name: "the most memory that the script's process has had", ours: of(ours, ({ memory }) => memory), unit: "MiB", peer: { name: "the whole Arrow table", value: of(whole, ({ memory }) => memory) } },
    ];
  },
};

async function measured(app: string, read: (client: TuttiClient, app: string) => Promise<Pick<Seen, "first" | "scrolled" | "bytes">>): Promise<Seen> {
  const server = startChild("servers/tutti.ts");
  try {
    const { port } = await server.ask<{ port: number }>({ what: "start", apps: [app] });
    const begun = performance.now();
    const client = await joinTutti(port, app, "grid", ready);
    const seen = await read(client, app);
    const { hosts } = await server.ask<Stats>({ what: "stats" });
    const memory = mostMemory(hosts.find((host) => host.app === app)?.pid ?? 0);
    client.socket.close();
    return { ...seen, first: seen.first - begun, memory };
  } finally {
    await server.end();
  }
}

/** As the grid does it: the rows at the top, then jumps to others. */
async function pages(client: TuttiClient): Promise<Pick<Seen, "first" | "scrolled" | "bytes">> {
  const table = client.element("dataframe", "Rows");
  if (!table) throw new Error("There is no table");
  const rowsFrom = async (from: number): Promise<void> => {
    const answer = await client.ask(table, from, PAGE);
    if ("problem" in answer) throw new Error(answer.problem);
    if (answer.rows !== ROWS || answer.values[0]?.[0] !== from) throw new Error(`Other rows than those from ${from} were given`);
  };
  await rowsFrom(0);
  const first = performance.now();
  const scrolled: number[] = [];
  for (let n = 1; n <= SCROLLS; n++) {
    const begun = performance.now();
    await rowsFrom(((n * 379_721) % (ROWS / PAGE)) * PAGE);
    scrolled.push(performance.now() - begun);
  }
  return { first, scrolled, bytes: client.socket.bytesRead() };
}

async function all(client: TuttiClient, app: string): Promise<Pick<Seen, "first" | "scrolled" | "bytes">> {
  const table = client.element("dataframe", "Rows");
  if (table?.props.data.kind !== "blob") throw new Error("The table does not travel as a whole");
  const bytes = await client.blob(app, "grid", table.props.data.blob);
  return { first: performance.now(), scrolled: [], bytes: bytes.byteLength + client.socket.bytesRead() };
}

/** The most that a process has had in memory (MiB), as Linux counts it. */
function mostMemory(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_024;
}
