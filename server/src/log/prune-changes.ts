import type Database from "better-sqlite3";
import type { Kept, KeptChanges } from "./kept-changes.ts";
import { packBefore } from "./packed-before.ts";
import { squashed, type SquashRow } from "./squash.ts";

/** A document's history has at most so many changes; beyond it the oldest go, however young they are. */
export const MAX_CHANGES = 500_000;
/** What one fold looks through at most: the rest waits for the next. */
const AT_ONCE = 20_000;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * Keeps a document's history in bounded space: what is older than `keep` (ms) goes, and of what is older than a day, what one
 * person did to one widget in one go becomes one change. In a transaction of the caller's.
 */
export function pruneChanges(db: Database.Database, changes: KeptChanges, document: number, now: number, keep: number): void {
  // All before the first that stays, and none between: a change of a text is read by those after it. Clocks may have been set back.
  const first = db.prepare("SELECT id FROM changes WHERE document = ? AND at >= ? ORDER BY id LIMIT 1").get(document, now - keep) as { id: number } | undefined;
  db.prepare("DELETE FROM changes WHERE document = ? AND id < ?").run(document, first?.id ?? Number.MAX_SAFE_INTEGER);
  db.prepare("DELETE FROM changes WHERE document = ? AND id <= (SELECT id FROM changes WHERE document = ? ORDER BY id DESC LIMIT 1 OFFSET ?)").run(document, document, MAX_CHANGES);
  const done = (db.prepare("SELECT upto FROM squashed WHERE document = ?").get(document) as { upto: number } | undefined)?.upto ?? 0;
  const rows = db.prepare("SELECT id, at, person, key, operation FROM changes WHERE document = ? AND id > ? AND at < ? ORDER BY id LIMIT ?").all(document, done, now - DAY, AT_ONCE) as SquashRow[];
  const last = rows.at(-1);
  if (!last) return;
  const { gone, begins } = squashed(rows);
  const values = db.prepare("SELECT id, before, after FROM changes WHERE id = ?");
  const [drop, begin] = [db.prepare("DELETE FROM changes WHERE id = ?"), db.prepare("UPDATE changes SET before = ? WHERE id = ?")];
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  // The oldest first: each is read by later ones, as they still are.
  for (const [id, began] of [...begins].sort(([a], [b]) => a - b)) {
    const place = { document, key: keys.get(id) ?? "" };
    const read = changes.reader();
    const into = values.get(id) as Kept;
    const { after } = read(place, into);
    const { before } = read(place, values.get(began) as Kept);
    begin.run(packBefore(before, after), id);
    changes.keepWhole(place, began, into, after);
  }
  for (const id of gone) drop.run(id);
  db.prepare("INSERT INTO squashed (document, upto) VALUES (?, ?) ON CONFLICT DO UPDATE SET upto = excluded.upto").run(document, last.id);
}
