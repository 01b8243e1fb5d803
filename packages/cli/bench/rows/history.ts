import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { startChild } from "../child.ts";
import type { Measure, Row } from "../row.ts";
import { median, p95 } from "../statistics.ts";

/** A year of a busy room: so many changes, of so many widgets, by so many people. */
const CHANGES = 500_000;
const WIDGETS = 200;
const PEOPLE = 50;
const YEAR = 365 * 24 * 3_600_000;

/** Looking something up in the history of a room that was busy for a year. */
export const history: Measure = {
  name: "history",
  async run({ quick }) {
    const data = mkdtempSync(join(tmpdir(), "tutti-bench-"));
    await made(data);
    const server = startChild("servers/tutti.ts");
    try {
      const { port } = await server.ask<{ port: number }>({ what: "start", apps: ["plain"], data });
      const cookie = (await fetch(`http://127.0.0.1:${port}/api/me`)).headers.get("set-cookie")?.split(";")[0] ?? "";
      const ask = async (path: string): Promise<number> => {
        const begun = performance.now();
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return performance.now() - begun;
      };
      const rounds = quick ? 20 : 100;
      const db = new Database(join(data, "log.db"), { readonly: true });
      // The "+" keeps SQLite from its indexes: every change is looked at.
      const scan = db.prepare("SELECT * FROM changes WHERE +document = 1 AND +person = ? AND +key = ? ORDER BY id DESC LIMIT 101");
      const [ours, theirs, looks]: [number[], number[], number[]] = [[], [], []];
      await ask("/api/history?app=plain&room=main");
      for (let n = 0; n < rounds; n++) {
        const [person, key] = [`p${(n * 7) % PEOPLE}`, `slider:W${(n * 13) % WIDGETS}`];
        ours.push(await ask(`/api/history?${new URLSearchParams({ app: "plain", room: "main", person, key })}`));
        const begun = performance.now();
        scan.all(person, key);
        theirs.push(performance.now() - begun);
        if (n < rounds / 5) looks.push(await ask(`/api/history/look?${new URLSearchParams({ app: "plain", room: "main", change: String(1 + ((n * 7_919) % CHANGES)) })}`));
      }
      db.close();
      const [lookup, look] = [p95(ours), p95(looks)];
      const rows: Row[] = [
        {
          name: "history lookup in a year's log, by person and widget, p95", ours: lookup, unit: "ms", peer: { name: "SQLite, every change looked at", value: p95(theirs) },
          aim: { text: "at most 50 ms", met: lookup <= 50 }, note: `${CHANGES.toLocaleString("en")} changes of ${WIDGETS} widgets by ${PEOPLE} people; over HTTP, a page of 100; p50 ${median(ours).toFixed(1)} ms`,
        },
        { name: "the room at any moment of that year, values and page, p95", ours: look, unit: "ms", note: "the values of then from the log, and a run of the script on them" },
      ];
      return rows;
    } finally {
      await server.end();
    }
  },
};

/** A store that the server has made, filled with a year of changes. */
async function made(data: string): Promise<void> {
  const server = startChild("servers/tutti.ts");
  await server.ask({ what: "start", apps: ["plain"], data });
  await server.ask({ what: "stop" });
  await server.end();
  const db = new Database(join(data, "log.db"));
  const begin = Date.now() - YEAR + 3_600_000;
  const insert = db.prepare("INSERT INTO changes (document, at, person, key, before, after) VALUES (1, ?, ?, ?, ?, ?)");
  db.transaction(() => {
    db.prepare("INSERT OR IGNORE INTO documents (id, name) VALUES (1, 'plain/main')").run();
    for (let n = 0; n < CHANGES; n++) {
      const hash = Math.imul(n + 1, 2_654_435_761) >>> 0;
      insert.run(begin + (n * (YEAR - 7_200_000)) / CHANGES, `p${hash % PEOPLE}`, `slider:W${(hash >>> 8) % WIDGETS}`, String(n % 100), String((n + 1) % 100));
    }
  })();
  db.close();
}
