import type Database from "better-sqlite3";

/** The version of the tables; raised with each change of them. */
const VERSION = 1;

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
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, at REAL NOT NULL, person TEXT, key TEXT NOT NULL, before TEXT, after TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS people (
    id INTEGER PRIMARY KEY, app TEXT NOT NULL, room TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, colour INTEGER NOT NULL,
    role TEXT NOT NULL, UNIQUE (app, room, person)) STRICT;
  CREATE INDEX IF NOT EXISTS people_of ON people (app, room, id);
  CREATE INDEX IF NOT EXISTS changes_of ON changes (document, id);
`;

/** Makes the tables where they are missing. @throws where a newer Tutti has written the store. */
export function prepareTables(db: Database.Database): void {
  const found = Number(db.pragma("user_version", { simple: true }));
  if (found > VERSION) throw new Error(`This store was written by a newer Tutti (its tables are version ${found}, this one knows ${VERSION}); start that one, or use another folder`);
  db.exec(TABLES);
  db.pragma(`user_version = ${VERSION}`);
}
