import type Database from "better-sqlite3";

/** The version of the tables and of what they hold; raised with each change. Since 3 a change may keep what stood before as an edit, and since 4 what stood after as what the next one began with. */
const VERSION = 4;

/**
 * A row of `updates` is keyed by the store's own count, so that a second writer meets a key that is taken. Documents are
 * numbered, since their names would otherwise stand in every row.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS updates (seq INTEGER PRIMARY KEY, document INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS updates_of ON updates (document, seq);
  CREATE TABLE IF NOT EXISTS snapshots (document INTEGER PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS claims (
    app TEXT NOT NULL, room TEXT NOT NULL, person TEXT NOT NULL, event TEXT NOT NULL, key TEXT NOT NULL, at REAL NOT NULL,
    retry INTEGER NOT NULL, PRIMARY KEY (app, room, person, event)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS authors (
    document INTEGER NOT NULL, client INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (document, client)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS changes (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, at REAL NOT NULL, person TEXT, key TEXT NOT NULL, before TEXT, after TEXT,
    operation TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS people (
    id INTEGER PRIMARY KEY, app TEXT NOT NULL, room TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, colour INTEGER NOT NULL,
    role TEXT NOT NULL, UNIQUE (app, room, person)) STRICT;
  CREATE INDEX IF NOT EXISTS people_of ON people (app, room, id);
  CREATE INDEX IF NOT EXISTS changes_of ON changes (document, id);
  CREATE TABLE IF NOT EXISTS records (
    seq INTEGER PRIMARY KEY, app TEXT NOT NULL, room TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL,
    UNIQUE (app, room, kind, id)) STRICT;
  CREATE INDEX IF NOT EXISTS records_of ON records (kind, app, room, seq);
  CREATE TABLE IF NOT EXISTS squashed (document INTEGER PRIMARY KEY, upto INTEGER NOT NULL) STRICT;
`;

/** Of what came after the first version; the first one of them is for stores that were made before it. */
const SINCE_1 = "ALTER TABLE changes ADD COLUMN operation TEXT";
/** Looking a widget up, a person, a moment or an operation reads what is asked for and nothing else, however long the history is. */
const INDEXES = `
  CREATE INDEX IF NOT EXISTS changes_of_key ON changes (document, key, id);
  CREATE INDEX IF NOT EXISTS changes_of_person ON changes (document, person, id);
  CREATE INDEX IF NOT EXISTS changes_of_operation ON changes (operation) WHERE operation IS NOT NULL;
`;

/** Makes the tables where they are missing. @throws where a newer Tutti has written the store. */
export function prepareTables(db: Database.Database): void {
  const found = Number(db.pragma("user_version", { simple: true }));
  if (found > VERSION) throw new Error(`This store was written by a newer Tutti (its tables are version ${found}, this one knows ${VERSION}); start that one, or use another folder`);
  if (found === 1) db.exec(SINCE_1);
  db.exec(TABLES);
  db.exec(INDEXES);
  db.pragma(`user_version = ${VERSION}`);
}
