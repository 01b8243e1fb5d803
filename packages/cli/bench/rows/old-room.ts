import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { ensureValues, ORIGIN, textName, writeEntry } from "@tutti/protocol";
import type { Page } from "playwright-core";
import { compactValues, dropOldGenerations, MAX_TOMBSTONES, tombstones } from "tutti/room";
import * as Y from "yjs";
import { launch } from "../chromium.ts";
import { startChild } from "../child.ts";
import type { Measure, Row } from "../row.ts";
import { median } from "../statistics.ts";

const EDITS = 100_000;
/** After so many of them, what the server does to keep a document small is done to it. */
const SESSION = 1_000;
const DAY = 24 * 3_600_000;

/** How people came to them: half are letters, half are values of twenty sliders. What was overwritten is kept for a month, for whoever was away. */
interface Past {
  readonly days: number;
  /** So many letters in a row, and then so many values. */
  readonly inRow: number;
  readonly words: string;
}

const PASTS: readonly Past[] = [
  { days: 365, inRow: 20, words: "of a year, twenty letters and twenty values in turns" },
  // Nothing is old enough to go, and Yjs can put no two letters together.
  { days: 21, inRow: 1, words: "of three weeks, a letter and a value in turns: the worst" },
];

/** What a browser computes to open a room in which people have long worked. */
export const oldRoom: Measure = {
  name: "old-room",
  async run({ quick }) {
    const rows: Row[] = [];
    for (const past of PASTS) rows.push(await opening(past, quick));
    return rows;
  },
};

async function opening(past: Past, quick: boolean): Promise<Row> {
  const data = mkdtempSync(join(tmpdir(), "tutti-bench-"));
  const server = startChild("servers/tutti.ts");
  const browser = await launch();
  try {
    await server.ask({ what: "start", apps: ["plain"], data });
    await server.ask({ what: "stop" });
    const bytes = store(data, past);
    const { port } = await server.ask<{ port: number }>({ what: "start", apps: ["plain"], data });
    const opened: Record<"main" | "fresh", number[]> = { main: [], fresh: [] };
    for (let n = 0; n < (quick ? 3 : 9); n++) {
      for (const room of ["main", "fresh"] as const) {
        const context = await browser.newContext({ serviceWorkers: "block" });
        opened[room].push(await scriptOf(await context.newPage(), `http://127.0.0.1:${port}/plain/${room}`));
        await context.close();
      }
    }
    const ours = median(opened.main);
    return {
      name: `script in the browser to open a room with ${EDITS.toLocaleString("en")} past edits, ${past.words}`, ours, unit: "ms", peer: { name: "the same app, a room that nobody has changed", value: median(opened.fresh) },
      aim: { text: "under 150 ms", met: ours < 150 }, note: `${Math.round(bytes / 1_000)} kB as stored; until a slider can be moved; nothing was in the browser before, and its code is compiled with it`,
    };
  } finally {
    await browser.close();
    await server.end();
  }
}

/** Milliseconds that the browser spent in scripts until the page can be worked with. */
async function scriptOf(page: Page, address: string): Promise<number> {
  const metrics = await page.context().newCDPSession(page);
  await metrics.send("Performance.enable");
  await page.goto(address);
  // What is not here yet takes no key: a page that only shows the view has not been opened.
  const level = page.getByRole("slider", { name: "Level", disabled: false });
  await level.waitFor();
  const next = Number(await level.inputValue()) + 1;
  await level.press("ArrowRight");
  await page.getByRole("group", { name: "Level" }).getByText(String(next), { exact: true }).waitFor();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  const found = await metrics.send("Performance.getMetrics");
  return (found.metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1_000;
}

/** Writes the document of a room in which people have set values and typed, one after the other, as the server keeps it. @returns its size. */
function store(data: string, { days, inRow }: Past): number {
  const room = new Y.Doc();
  room.clientID = 1;
  ensureValues(room);
  for (let begun = 0; begun < EDITS; begun += SESSION) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room));
    const text = doc.getText(textName("textArea:Notes"));
    let at = 0;
    for (let n = 0; n < SESSION / 2; n++) {
      // A word here, a word there.
      if (n % 20 === 0) at = Math.abs(Math.imul(begun + n + 1, 2_654_435_761)) % (text.length + 1);
      text.insert(at++, String.fromCharCode(97 + (n % 26)));
      if ((n + 1) % inRow > 0) continue;
      for (let value = n + 1 - inRow; value <= n; value++) writeEntry(doc, `slider:W${value % 20}`, begun / 2 + value, ORIGIN.test);
    }
    Y.applyUpdate(room, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room)));
    const then = Date.now() - days * DAY * (1 - (begun + SESSION) / EDITS);
    dropOldGenerations(room, then);
    if (tombstones(room) > MAX_TOMBSTONES) compactValues(room, then);
  }
  const update = Y.encodeStateAsUpdate(room);
  const db = new Database(join(data, "log.db"));
  db.prepare("INSERT OR IGNORE INTO documents (id, name) VALUES (1, 'plain/main')").run();
  db.prepare("INSERT INTO updates (seq, document, bytes) VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM updates), 1, ?)").run(update);
  db.close();
  return update.byteLength;
}
