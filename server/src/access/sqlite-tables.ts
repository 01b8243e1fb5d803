import Database from "better-sqlite3";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue } from "@tutti/protocol";
import type { AccessEntry, AccessKind, AccessRow, AuditQuery, StoredAudit } from "./port.ts";

/** The version of the tables; raised with each change of them. */
const VERSION = 1;

/**
 * The audit log's rows are added and never changed: the database itself refuses that. What is older than the retention goes
 * by way of `audit_kept`, so that a mistake elsewhere cannot delete a young row.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS access (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, app TEXT NOT NULL, room TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL,
    action TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS audit_of ON audit (app, room, id);
  CREATE TABLE IF NOT EXISTS audit_kept (since REAL NOT NULL) STRICT;
  CREATE TRIGGER IF NOT EXISTS audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
  CREATE TRIGGER IF NOT EXISTS audit_undeleted BEFORE DELETE ON audit
    WHEN OLD.at >= (SELECT coalesce(max(since), 0) FROM audit_kept) BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END;
`;

type Row = Record<string, unknown>;

/** The SQLite file of people's rights, synchronous; it runs in a thread of its own. */
export class AccessTables {
  readonly #db: Database.Database;

  constructor(folder: string) {
    const path = join(folder, "access.db");
    this.#db = new Database(path);
    this.#db.pragma("journal_mode = WAL");
    // FULL: a right that was taken away must not come back with the power.
    this.#db.pragma("synchronous = FULL");
    const found = Number(this.#db.pragma("user_version", { simple: true }));
    if (found > VERSION) throw new Error(`${path} was written by a newer Tutti (its tables are version ${found}, this one knows ${VERSION}); start that one, or use another folder`);
    this.#db.exec(TABLES);
    this.#db.pragma(`user_version = ${VERSION}`);
    // It names people; like the secret it is for the server's own user.
    chmodSync(path, 0o600);
  }

  all(kind?: AccessKind): AccessRow[] {
    const rows = this.#db.prepare("SELECT kind, key, value FROM access WHERE :kind IS NULL OR kind = :kind ORDER BY kind, key").all({ kind: kind ?? null }) as Row[];
    return rows.map((row) => ({ kind: row["kind"] as AccessKind, key: String(row["key"]), value: JSON.parse(String(row["value"])) as JsonValue }));
  }

  write(entries: readonly AccessEntry[]): void {
    this.#db.transaction(() => {
      for (const entry of entries) this.#write(entry);
    })();
  }

  audit({ app, room, before, limit }: AuditQuery): StoredAudit[] {
    const rows = this.#db.prepare("SELECT * FROM audit WHERE app = ? AND room = ? AND id < ? ORDER BY id DESC LIMIT ?").all(app, room, before ?? Number.MAX_SAFE_INTEGER, limit) as Row[];
    return rows.map((row) => ({
      id: Number(row["id"]), at: Number(row["at"]), app: String(row["app"]), room: String(row["room"]), person: String(row["person"]), name: String(row["name"]),
      action: String(row["action"]), detail: JSON.parse(String(row["detail"])) as StoredAudit["detail"],
    }));
  }

  close(): void {
    this.#db.close();
  }

  #write(entry: AccessEntry): void {
    switch (entry.op) {
      case "put":
        this.#db.prepare("INSERT INTO access (kind, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(entry.kind, entry.key, JSON.stringify(entry.value));
        break;
      case "remove":
        this.#db.prepare("DELETE FROM access WHERE kind = ? AND key = ?").run(entry.kind, entry.key);
        break;
      case "audit": {
        const { at, app, room, person, name, action, detail } = entry.entry;
        this.#db.prepare("INSERT INTO audit (at, app, room, person, name, action, detail) VALUES (?, ?, ?, ?, ?, ?, ?)").run(at, app, room, person, name, action, JSON.stringify(detail));
        break;
      }
      case "forget":
        this.#db.prepare("INSERT INTO audit_kept (since) VALUES (?)").run(entry.before);
        this.#db.prepare("DELETE FROM audit WHERE at < ?").run(entry.before);
        this.#db.prepare("DELETE FROM audit_kept WHERE since < ?").run(entry.before);
        break;
    }
  }
}
