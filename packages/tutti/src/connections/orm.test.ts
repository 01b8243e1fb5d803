import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, relations, sql as drizzleSql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { boolean, integer as pgInteger, jsonb, pgTable, serial, text as pgText, timestamp } from "drizzle-orm/pg-core";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/postgres.ts";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { Connection } from "./connection.ts";
import type { Driver } from "./driver.ts";
import { openDuckDb } from "./duckdb/driver.ts";
import { packagesOf } from "./packages-of.ts";
import { openPostgres } from "./postgres/driver.ts";
import { openSqlite } from "./sqlite/driver.ts";

const from = createRequire(import.meta.url);
const drivers: Driver[] = [];
let folder: string;
let server: TestPostgres;
let made = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tutti-orm-"));
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await Promise.all(drivers.map((driver) => driver.close()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const over = (driver: Driver): Connection => {
  drivers.push(driver);
  return new Connection("test", async () => driver);
};

const when = new Date(Date.UTC(2026, 4, 6, 7, 8, 9));
const moreTags = { tags: ["a", "b"] };

const lite = (() => {
  const people = sqliteTable("people", { id: integer().primaryKey(), name: text().notNull() });
  const notes = sqliteTable("notes", { id: integer().primaryKey(), personId: integer("person_id").notNull(), text: text().notNull(), done: integer({ mode: "boolean" }).notNull(), at: integer({ mode: "timestamp" }).notNull(), more: text({ mode: "json" }).$type<typeof moreTags>() });
  return { people, notes, ofPeople: relations(people, ({ many }) => ({ notes: many(notes) })), ofNotes: relations(notes, ({ one }) => ({ person: one(people, { fields: [notes.personId], references: [people.id] }) })) };
})();
const pg = (() => {
  const people = pgTable("people", { id: serial().primaryKey(), name: pgText().notNull() });
  const notes = pgTable("notes", { id: serial().primaryKey(), personId: pgInteger("person_id").notNull(), text: pgText().notNull(), done: boolean().notNull(), at: timestamp({ withTimezone: true }).notNull(), more: jsonb().$type<typeof moreTags>() });
  return { people, notes, ofPeople: relations(people, ({ many }) => ({ notes: many(notes) })), ofNotes: relations(notes, ({ one }) => ({ person: one(people, { fields: [notes.personId], references: [people.id] }) })) };
})();

async function onSqlite(): Promise<{ readonly db: Connection; readonly reading: Connection; readonly orm: SqliteRemoteDatabase<typeof lite> }> {
  const file = join(folder, `o${made++}.sqlite`);
  const db = over(await openSqlite({ kind: "sqlite", file, writable: true }));
  await db.write`CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL)`;
  await db.write`CREATE TABLE notes (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, text TEXT NOT NULL, done INTEGER NOT NULL, at INTEGER NOT NULL, more TEXT)`;
  return { db, reading: over(await openSqlite({ kind: "sqlite", file })), orm: await db.orm(lite) };
}

async function onPostgres(): Promise<{ readonly db: Connection; readonly reading: Connection; readonly orm: NodePgDatabase<typeof pg> }> {
  const schema = `o${made++}`;
  const admin = await openPostgres({ kind: "postgres", url: server.url, writable: true }, from);
  await admin.write({ text: `CREATE SCHEMA ${schema}`, values: [], timeout: 10_000, signal: undefined, maxRows: 1 });
  await admin.close();
  const url = `${server.url}?options=-c%20search_path%3D${schema}`;
  const db = over(await openPostgres({ kind: "postgres", url, writable: true }, from));
  await db.write`CREATE TABLE people (id serial PRIMARY KEY, name text NOT NULL)`;
  await db.write`CREATE TABLE notes (id serial PRIMARY KEY, person_id integer NOT NULL, text text NOT NULL, done boolean NOT NULL, at timestamptz NOT NULL, more jsonb)`;
  return { db, reading: over(await openPostgres({ kind: "postgres", url }, from)), orm: await db.orm(pg) };
}

const note = { personId: 1, text: "x'); DROP TABLE notes; --", done: true, at: when, more: moreTags };
const TRANSACTIONS = "Transactions are begun and ended by orm.transaction";

describe("sqlite", () => {
  it("[ORM-1] inserts give back what they made, selects and relations give typed rows with JavaScript's own values", async () => {
    const { db, orm } = await onSqlite();
    expectTypeOf(orm).toEqualTypeOf<SqliteRemoteDatabase<typeof lite>>();
    expect(await orm.insert(lite.people).values({ name: "Ana" }).returning()).toEqual([{ id: 1, name: "Ana" }]);
    await orm.insert(lite.notes).values(note);
    const rows = await orm.select().from(lite.notes).where(eq(lite.notes.done, true));
    expectTypeOf(rows[0]).toEqualTypeOf<{ id: number; personId: number; text: string; done: boolean; at: Date; more: typeof moreTags | null } | undefined>();
    expect(rows).toEqual([{ id: 1, ...note }]);
    expect(await orm.query.people.findFirst({ with: { notes: { columns: { text: true } } } })).toEqual({ id: 1, name: "Ana", notes: [{ text: note.text }] });
    expect(await orm.query.people.findFirst({ where: eq(lite.people.id, 9) })).toBe(undefined);
    expect(await orm.update(lite.notes).set({ done: false }).where(eq(lite.notes.id, 1)).returning({ done: lite.notes.done })).toEqual([{ done: false }]);
    expect(await orm.$count(lite.notes)).toBe(1);
    expect(await db.sql`SELECT text FROM notes`).toEqual([{ text: note.text }]);
    expect(await db.orm(lite)).toBe(orm);
  });

  it("[ORM-2] a connection that only reads stays so", async () => {
    const { orm, reading } = await onSqlite();
    await orm.insert(lite.people).values({ name: "Ana" });
    const only = await reading.orm(lite);
    expect(await only.select().from(lite.people)).toEqual([{ id: 1, name: "Ana" }]);
    await expect(only.insert(lite.people).values({ name: "Ben" })).rejects.toThrow("This connection only reads");
    await expect(only.delete(lite.people).returning()).rejects.toThrow("This connection only reads");
    await expect(only.transaction(async (tx) => tx.delete(lite.people))).rejects.toThrow("This connection only reads");
    expect(await orm.$count(lite.people)).toBe(1);
  });

  it("[ORM-3] a transaction is made as a whole or not at all, also one in another, and statements cannot begin or end one", async () => {
    const { db, orm } = await onSqlite();
    await expect(orm.transaction(async (tx) => {
      await tx.insert(lite.people).values({ name: "Ana" });
      expect(await tx.$count(lite.people)).toBe(1);
      expect(await orm.$count(lite.people)).toBe(0);
      throw new Error("on second thoughts");
    })).rejects.toThrow("on second thoughts");
    expect(await orm.$count(lite.people)).toBe(0);
    const kept = await orm.transaction(async (tx) => {
      await tx.insert(lite.people).values({ name: "Ben" });
      await tx.transaction(async (inner) => {
        await inner.insert(lite.people).values({ name: "Cleo" });
        inner.rollback();
      }).catch(() => undefined);
      await expect(tx.run(drizzleSql`COMMIT`)).rejects.toThrow(TRANSACTIONS);
      return tx.select().from(lite.people);
    });
    expect(kept).toEqual([{ id: 1, name: "Ben" }]);
    expect(await orm.$count(lite.people)).toBe(1);
    await expect(orm.run(drizzleSql`BEGIN IMMEDIATE`)).rejects.toThrow(TRANSACTIONS);
    // A reader left in a transaction would see the old for good.
    await db.text("BEGIN").rows();
    await db.text("SELECT * FROM people").rows();
    await orm.insert(lite.people).values({ name: "Dora" });
    expect(await db.sql`SELECT count(*) AS n FROM people`.first()).toEqual({ n: 2 });
  });

  it("[ORM-4] an error has the database's words, and not the values of the statement", async () => {
    const { orm } = await onSqlite();
    await orm.insert(lite.people).values({ id: 7, name: "secret" });
    const error = await orm.insert(lite.people).values({ id: 7, name: "secret" }).then(() => undefined, (reason: unknown) => reason);
    expect(error).toMatchObject({ name: "QueryError", message: "UNIQUE constraint failed: people.id" });
  });

  it("[ORM-5] a statement that reads ends with the run that asks", async () => {
    const { orm } = await onSqlite();
    await endsWithItsRun(() => orm.all(drizzleSql`WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n`), () => orm.$count(lite.people));
  });
});

describe("postgres", () => {
  it("[ORM-1] inserts give back what they made, selects and relations give typed rows with JavaScript's own values", async () => {
    const { db, orm } = await onPostgres();
    expectTypeOf(orm).toEqualTypeOf<NodePgDatabase<typeof pg>>();
    expect(await orm.insert(pg.people).values({ name: "Ana" }).returning()).toEqual([{ id: 1, name: "Ana" }]);
    await orm.insert(pg.notes).values(note);
    const rows = await orm.select().from(pg.notes).where(eq(pg.notes.done, true));
    expectTypeOf(rows[0]).toEqualTypeOf<{ id: number; personId: number; text: string; done: boolean; at: Date; more: typeof moreTags | null } | undefined>();
    expect(rows).toEqual([{ id: 1, ...note }]);
    expect(await orm.query.people.findFirst({ with: { notes: { columns: { text: true } } } })).toEqual({ id: 1, name: "Ana", notes: [{ text: note.text }] });
    expect(await orm.update(pg.notes).set({ done: false }).where(eq(pg.notes.id, 1)).returning({ done: pg.notes.done })).toEqual([{ done: false }]);
    expect((await orm.execute(drizzleSql`SELECT 1 + 1 AS two, true AS yes`)).rows).toEqual([{ two: 2, yes: true }]);
    expect((await orm.delete(pg.notes)).rowCount).toBe(1);
    expect(await orm.$count(pg.notes)).toBe(0);
    expect(await db.sql`SELECT name FROM people`).toEqual([{ name: "Ana" }]);
  });

  it("[ORM-2] a connection that only reads stays so", async () => {
    const { orm, reading } = await onPostgres();
    await orm.insert(pg.people).values({ name: "Ana" });
    const only = await reading.orm(pg);
    expect(await only.select().from(pg.people)).toEqual([{ id: 1, name: "Ana" }]);
    await expect(only.insert(pg.people).values({ name: "Ben" })).rejects.toThrow("This connection only reads");
    await expect(only.delete(pg.people).returning()).rejects.toThrow("This connection only reads");
    await expect(only.transaction(async (tx) => tx.delete(pg.people))).rejects.toThrow("This connection only reads");
    expect(await orm.$count(pg.people)).toBe(1);
  });

  it("[ORM-3] a transaction is made as a whole or not at all, also one in another, and statements cannot begin or end one", async () => {
    const { orm } = await onPostgres();
    await expect(orm.transaction(async (tx) => {
      await tx.insert(pg.people).values({ name: "Ana" });
      expect(await tx.$count(pg.people)).toBe(1);
      expect(await orm.$count(pg.people)).toBe(0);
      throw new Error("on second thoughts");
    })).rejects.toThrow("on second thoughts");
    expect(await orm.$count(pg.people)).toBe(0);
    const kept = await orm.transaction(async (tx) => {
      await tx.insert(pg.people).values({ name: "Ben" });
      await tx.transaction(async (inner) => {
        await inner.insert(pg.people).values({ name: "Cleo" });
        inner.rollback();
      }).catch(() => undefined);
      await expect(tx.execute(drizzleSql`COMMIT`)).rejects.toThrow(TRANSACTIONS);
      expect((await tx.execute(drizzleSql`SHOW transaction_isolation`)).rows).toEqual([{ transaction_isolation: "serializable" }]);
      return tx.select({ name: pg.people.name }).from(pg.people);
    }, { isolationLevel: "serializable" });
    expect(kept).toEqual([{ name: "Ben" }]);
    await expect(orm.execute(drizzleSql`BEGIN`)).rejects.toThrow(TRANSACTIONS);
  });

  it("[ORM-4] an error has the database's words, and not the values of the statement", async () => {
    const { orm } = await onPostgres();
    await orm.insert(pg.people).values({ id: 7, name: "secret" });
    const error = await orm.insert(pg.people).values({ id: 7, name: "secret" }).then(() => undefined, (reason: unknown) => reason);
    expect(error).toMatchObject({ name: "QueryError", code: "23505", message: 'duplicate key value violates unique constraint "people_pkey"' });
  });

  it("[ORM-5] a statement that reads ends with the run that asks", async () => {
    const { orm } = await onPostgres();
    await endsWithItsRun(() => orm.execute(drizzleSql`SELECT count(*) FROM generate_series(1, 100000000000) a`), () => orm.$count(pg.people));
  });
});

async function endsWithItsRun(endless: () => PromiseLike<unknown>, count: () => PromiseLike<number>): Promise<void> {
  const t = testApp(app("Endless", async (ui) => {
    const n = ui.slider("N", { min: 0, max: 9 });
    if (n === 0) await endless();
    ui.metric("People", await count());
  }));
  const done = t.run();
  await expect.poll(() => t.shows("slider", "N")).toBe(true);
  t.slider("N").set(4);
  await done;
  await t.run();
  expect(t.metric("People").value).toBe(0);
}

it("[ORM-6] what an ORM cannot do is told: tables of another database, DuckDB, a package that is not there", async () => {
  const { db } = await onSqlite();
  await expect(db.orm(pg)).rejects.toThrow("The table people of the schema is not for SQLite");
  const postgres = over(await openPostgres({ kind: "postgres", url: server.url }, from));
  await expect(postgres.orm(lite)).rejects.toThrow("The table people of the schema is not for PostgreSQL");
  await expect(over(await openDuckDb({ kind: "duckdb" }, from)).orm({})).rejects.toThrow("db.orm() is for SQLite and PostgreSQL");
  expect(() => packagesOf(folder, "db.orm()")("not-there/at-all")).toThrow("db.orm() needs the package not-there");
});
