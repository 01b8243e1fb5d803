import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { ensureValues, ORIGIN, textName, writeEntry } from "@tutti/protocol";
import type { Page } from "playwright-core";
import * as Y from "yjs";
import { launch } from "../chromium.ts";
import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { median } from "../statistics.ts";

const EDITS = 100_000;

/** What a browser computes to open a room in which people have long worked. */
export const oldRoom: Measure = {
  name: "old-room",
  async run({ quick }) {
    const data = mkdtempSync(join(tmpdir(), "tutti-bench-"));
    const server = startChild("servers/tutti.ts");
    const browser = await launch();
    try {
      await server.ask({ what: "start", apps: ["plain"], data });
      await server.ask({ what: "stop" });
      const bytes = store(data);
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
      return [{
        name: `script in the browser to open a room with ${EDITS.toLocaleString("en")} past edits`, ours, unit: "ms", peer: { name: "the same app, a room that nobody has changed", value: median(opened.fresh) },
        aim: { text: "under 150 ms", met: ours < 150 }, note: `half of them values, half letters; ${Math.round(bytes / 1_000)} kB as stored; until a slider can be moved; nothing was in the browser before, and its code is compiled with it`,
      }];
    } finally {
      await browser.close();
      await server.end();
    }
  },
};

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

/** Writes the document of a room in which ten people have set values and typed for long. @returns its size. */
function store(data: string): number {
  const room = new Y.Doc();
  room.clientID = 1;
  ensureValues(room);
  for (let person = 0; person < 10; person++) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room));
    const text = doc.getText(textName("textArea:Notes"));
    for (let n = 0; n < EDITS / 20; n++) {
      writeEntry(doc, `slider:W${n % 20}`, n, ORIGIN.test);
      // A word here, a word there.
      const at = n % 12 === 0 ? Math.imul(n + 1, 2_654_435_761) % (text.length + 1) : text.length;
      text.insert(Math.abs(at), String.fromCharCode(97 + (n % 26)));
    }
    Y.applyUpdate(room, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room)));
  }
  const update = Y.encodeStateAsUpdate(room);
  const db = new Database(join(data, "log.db"));
  db.prepare("INSERT OR IGNORE INTO documents (id, name) VALUES (1, 'plain/main')").run();
  db.prepare("INSERT INTO updates (seq, document, bytes) VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM updates), 1, ?)").run(update);
  db.close();
  return update.byteLength;
}
