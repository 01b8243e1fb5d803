import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { StoredAudit } from "../access/port.ts";
import { SqliteAccess } from "../access/sqlite-access.ts";
import { OPERATOR, type AuditAction } from "./audit.ts";

/** Lines that are read at once. */
const CHUNK = 1_000;

/**
 * The whole audit log of a data folder, the oldest line first: of all rooms, and what belongs to none, such as signing in and out. It is read beside a
 * server that runs there, or without one; that it was taken away is a line of it, written once all was read.
 *
 * @param after the id of the last line that one has already.
 * @throws with a sentence where there is no log.
 */
export async function* auditFrom(data: string, after = 0, now: () => number = Date.now): AsyncGenerator<StoredAudit> {
  const path = join(data, "access.db");
  if (!existsSync(path)) throw new Error(`There is no audit log in ${data}: no server has run there, and nobody was invited`);
  const db = new Database(path, { readonly: true });
  try {
    const read = db.prepare("SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?");
    for (let last = after; ; ) {
      const rows = read.all(last, CHUNK) as (Omit<StoredAudit, "detail"> & { readonly detail: string })[];
      for (const row of rows) yield { ...row, detail: JSON.parse(row.detail) as StoredAudit["detail"] };
      last = rows.at(-1)?.id ?? last;
      if (rows.length < CHUNK) break;
    }
  } finally {
    db.close();
  }
  const store = new SqliteAccess(data);
  await store.open();
  try {
    await store.write([{ op: "audit", entry: { at: now(), app: "", room: "", person: OPERATOR.id, name: OPERATOR.name, action: "audit exported" satisfies AuditAction, detail: { format: "json", after } } }]);
  } finally {
    await store.close();
  }
}
