import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count, gt, sql as drizzleSql } from "drizzle-orm";
import { integer as pgInteger, pgTable } from "drizzle-orm/pg-core";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/postgres.ts";
import { app, type App } from "../app.ts";
import { cacheData } from "../cache/cache-data.ts";
import { testApp, type TestApp } from "../testing/index.ts";
import { Connection } from "./connection.ts";
import type { Driver, OrmDriver } from "./driver.ts";
import { openDuckDb } from "./duckdb/driver.ts";
import { LiveAnswers } from "./live.ts";
import { openPostgres, type PostgresConfig } from "./postgres/driver.ts";
import { openSqlite } from "./sqlite/driver.ts";

const from = createRequire(import.meta.url);
const PATIENCE = { timeout: 30_000, interval: 20 };
// Several states are waited for one after the other.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
let folder: string;
let server: TestPostgres;
let made = 0;
const drivers: Driver[] = [];
const rooms: TestApp[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tutti-live-"));
  server = await startPostgres();
}, 60_000);
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
  for (const driver of drivers.splice(0)) await driver.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const owners = new Map<Connection, Driver>();
const over = (driver: Driver): Connection => {
  drivers.push(driver);
  const made = new Connection("test", async () => driver);
  owners.set(made, driver);
  return made;
};
const room = (of: App): TestApp => {
  const opened = testApp(of);
  rooms.push(opened);
  return opened;
};

/** Counts the statements with such words that reach a database. */
function reads(driver: Driver, words: string): () => number {
  let count = 0;
  const read = driver.read.bind(driver);
  Object.assign(driver, { read: (asked: Parameters<Driver["read"]>[0]) => {
    if (asked.text.includes(words)) count++;
    return read(asked);
  } });
  return () => count;
}

async function postgresUrl(): Promise<string> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const name = `live${made++}`;
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return server.url.replace(/\/postgres$/, `/${name}`);
}

/** A connection to look through, and one to change things by: of another process where the database has such. */
const PORTS: Readonly<Record<string, () => Promise<{ readonly db: Connection; readonly other: Connection }>>> = {
  async sqlite() {
    const file = join(folder, `l${made++}.sqlite`);
    const other = over(await openSqlite({ kind: "sqlite", file, writable: true }));
    await other.write`CREATE TABLE notes (id INTEGER, text TEXT)`;
    return { other, db: over(await openSqlite({ kind: "sqlite", file })) };
  },
  async postgres() {
    const url = await postgresUrl();
    const other = over(await openPostgres({ kind: "postgres", url, writable: true }, from));
    await other.write`CREATE TABLE notes (id INTEGER, text TEXT)`;
    return { other, db: over(await openPostgres({ kind: "postgres", url }, from)) };
  },
  async duckdb() {
    const db = over(await openDuckDb({ kind: "duckdb", writable: true }, from));
    await db.write`CREATE TABLE notes (id INTEGER, text TEXT)`;
    return { other: db, db };
  },
};

/** A room that shows how many notes there are, and counts its runs and how often it has asked. */
function counting(db: Connection, ask = () => db.sql<{ n: number }>`SELECT count(*) AS n FROM notes WHERE id > 0`.first()) {
  const counted = { runs: 0, asked: 0 };
  const t = room(app("Notes", async (ui) => {
    counted.runs++;
    const found = await db.live(() => {
      counted.asked++;
      return ask();
    });
    ui.metric("Notes", found?.n ?? -1);
  }));
  const shows = (n: number): Promise<void> => vi.waitFor(async () => {
    await t.run();
    expect(t.metric("Notes").value).toBe(n);
  }, PATIENCE);
  return { t, counted, shows };
}

describe.each(Object.entries(PORTS))("%s", (_, open) => {
  it("[LIVE-1] what somebody else changes runs again the rooms whose answer is another one, each of them, and none whose answer is the same", async () => {
    const { db, other } = await open();
    const [one, two] = [counting(db), counting(db)];
    const same = counting(db, () => db.sql<{ n: number }>`SELECT 7 AS n FROM (SELECT count(*) AS n FROM notes) AS asked`.first());
    await Promise.all([one.shows(0), two.shows(0), same.shows(7)]);
    const before = { ...same.counted };
    await other.write`INSERT INTO notes VALUES (1, 'one')`;
    await Promise.all([one.shows(1), two.shows(1)]);
    await vi.waitFor(() => expect(same.counted.asked).toBeGreaterThan(before.asked), PATIENCE);
    await same.t.run();
    expect(same.counted.runs).toBe(before.runs);
    await other.transaction(async (tx) => {
      await tx.write`INSERT INTO notes VALUES (2, 'two')`;
      await tx.write`INSERT INTO notes VALUES (3, 'three')`;
    });
    await Promise.all([one.shows(3), two.shows(3)]);
  });

  it("[LIVE-2] a burst of changes is asked about a few times, and the last of them is seen", async () => {
    const { db, other } = await open();
    const { counted, shows } = counting(db);
    await shows(0);
    const [before, begun] = [counted.asked, performance.now()];
    for (let n = 1; n <= 60; n++) await other.write`INSERT INTO notes VALUES (${n}, 'more')`;
    await shows(60);
    // Each run asks once itself, and each check at most twice a second.
    const checks = Math.ceil((performance.now() - begun) / 500) + 1;
    expect(counted.asked - before).toBeLessThanOrEqual(2 * checks);
  });

  it("[LIVE-13] rooms that ask the same are asked for at once, and not each by itself", async () => {
    const { db, other } = await open();
    const rooms = Array.from({ length: 12 }, () => counting(db, () => db.sql<{ n: number }>`SELECT count(*) AS n FROM notes WHERE id > ${0}`.first()));
    await Promise.all(rooms.map(({ shows }) => shows(0)));
    const asked = reads(owners.get(db) as Driver, "id >");
    await other.write`INSERT INTO notes VALUES (1, 'one')`;
    await Promise.all(rooms.map(({ shows }) => shows(1)));
    // Each room's run may come so late that it asks for itself; what woke it was asked once.
    expect(asked()).toBeGreaterThan(0);
    expect(asked()).toBeLessThan(2 * rooms.length);
    await other.write`INSERT INTO notes VALUES (2, 'two')`;
    await Promise.all(rooms.map(({ shows }) => shows(2)));
  });

  it("[LIVE-3] a table that vanishes is told in the room, and what is there again is shown again", async () => {
    const { db, other } = await open();
    const { t, shows } = counting(db);
    await shows(0);
    await other.write`ALTER TABLE notes RENAME TO gone`;
    await vi.waitFor(async () => {
      await t.run();
      expect(t.errors.some(({ message }) => message.includes("notes"))).toBe(true);
    }, PATIENCE);
    await other.write`ALTER TABLE gone RENAME TO notes`;
    await shows(0);
  });

  it("[LIVE-4] a room that everybody has left asks nothing; who comes back sees the present", async () => {
    const { db, other } = await open();
    const [left, stays] = [counting(db), counting(db)];
    await Promise.all([left.shows(0), stays.shows(0)]);
    left.t.offline();
    await left.t.advance(10_000);
    const { asked } = left.counted;
    await other.write`INSERT INTO notes VALUES (1, 'one')`;
    await stays.shows(1);
    expect(left.counted.asked).toBe(asked);
    left.t.online();
    await left.shows(1);
    await other.write`INSERT INTO notes VALUES (2, 'two')`;
    await left.shows(2);
  });

  it("[LIVE-5] a table that stays at the database is another one after a change, and what shows it asks anew", async () => {
    const { db, other } = await open();
    const sources = new Set<unknown>();
    const t = room(app("Notes", async (ui) => {
      const source = await db.live(() => db.table("notes"));
      sources.add(source);
      ui.dataframe(source, { key: "notes" });
      ui.metric("Rows", await source.count({ search: "", sort: [], filters: [] }));
    }));
    await t.run();
    expect([sources.size, t.metric("Rows").value]).toEqual([1, 0]);
    await other.write`INSERT INTO notes VALUES (1, 'one')`;
    await vi.waitFor(async () => {
      await t.run();
      expect([sources.size, t.metric("Rows").value]).toEqual([2, 1]);
    }, PATIENCE);
  });
});

it("[LIVE-6] a server of PostgreSQL that went down is listened to again, and what was missed meanwhile is seen", async () => {
  const url = await postgresUrl();
  const config = { kind: "postgres", url, writable: true } satisfies PostgresConfig;
  const db = over(await openPostgres(config, from));
  await db.write`CREATE TABLE notes (id INTEGER, text TEXT)`;
  const { shows } = counting(db);
  await shows(0);
  await server.crash();
  const stranger = new Client({ connectionString: url });
  await stranger.connect();
  // Nobody is told of this one: it is seen since the line was lost, and again once it listens.
  await stranger.query("INSERT INTO notes VALUES (1, 'one')");
  await shows(1);
  await vi.waitFor(async () => {
    const { rows } = await stranger.query("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
    expect(rows).toHaveLength(1);
  }, PATIENCE);
  await stranger.query("INSERT INTO notes VALUES (2, 'two')");
  await stranger.query("NOTIFY tutti");
  await shows(2);
  await stranger.end();
});

it("[LIVE-7] channels of one's own are listened to: a trigger tells what other programs change", async () => {
  const url = await postgresUrl();
  const db = over(await openPostgres({ kind: "postgres", url, listen: ['odd"channel'] }, from));
  const stranger = new Client({ connectionString: url });
  await stranger.connect();
  await stranger.query("CREATE TABLE notes (id INTEGER, text TEXT)");
  await stranger.query(`CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('odd"channel', TG_TABLE_NAME); RETURN NULL; END $$`);
  await stranger.query("CREATE TRIGGER told AFTER INSERT OR UPDATE OR DELETE ON notes FOR EACH STATEMENT EXECUTE FUNCTION told()");
  const { shows } = counting(db);
  await shows(0);
  await stranger.query("INSERT INTO notes VALUES (1, 'one')");
  await shows(1);
  await stranger.end();
});

it("[LIVE-14] the trigger that the documentation hands out makes PostgreSQL tell what other programs change", async () => {
  const url = await postgresUrl();
  const db = over(await openPostgres({ kind: "postgres", url }, from));
  const stranger = new Client({ connectionString: url });
  await stranger.connect();
  await stranger.query("CREATE TABLE orders (id INTEGER)");
  const page = readFileSync(new URL("../../../../docs/connections.md", import.meta.url), "utf8");
  const trigger = /```sql\n(CREATE FUNCTION[^]*?)```/.exec(page)?.[1] ?? expect.unreachable("There is no trigger on the page");
  await stranger.query(trigger);
  const { shows } = counting(db, () => db.sql<{ n: number }>`SELECT count(*) AS n FROM orders`.first());
  await shows(0);
  await stranger.query("INSERT INTO orders VALUES (1), (2)");
  await shows(2);
  await stranger.query("DELETE FROM orders WHERE id = 1");
  await shows(1);
  await stranger.query("TRUNCATE orders");
  await shows(0);
  await stranger.end();
});

it("[LIVE-15] what PostgreSQL does not tell is seen at the next run, and no run that begins two seconds later or more has the old answer", async () => {
  const url = await postgresUrl();
  const stranger = new Client({ connectionString: url });
  await stranger.connect();
  // Made by a connection of ours it would be told some time later, and asked for once more.
  await stranger.query("CREATE TABLE notes (id INTEGER, text TEXT)");
  const other = over(await openPostgres({ kind: "postgres", url, writable: true }, from));
  const db = over(await openPostgres({ kind: "postgres", url }, from));
  const { t, counted, shows } = counting(db);
  await shows(0);
  await other.write`INSERT INTO notes VALUES (1, 'one')`;
  await shows(1);
  await stranger.query("INSERT INTO notes VALUES (2, 'two')");
  await stranger.end();
  const { runs } = counted;
  // The time is what is proved: a run that begins later asks by itself.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(counted.runs).toBe(runs);
  t.crash();
  await t.run();
  expect(t.metric("Notes").value).toBe(2);
});

it("[LIVE-8] a file that DuckDB reads is seen when it is written anew", async () => {
  const file = join(folder, `orders${made++}.csv`);
  writeFileSync(file, "id,text\n1,one\n");
  const db = over(await openDuckDb({ kind: "duckdb", files: { notes: file } }, from));
  const { shows } = counting(db);
  await shows(1);
  writeFileSync(file, "id,text\n1,one\n2,two\n3,three\n");
  await shows(3);
});

it("[LIVE-12] a file that comes into a folder is seen, and so is one that goes", async () => {
  const data = mkdtempSync(join(folder, "grows-"));
  writeFileSync(join(data, "notes.csv"), "id,text\n1,one\n");
  const db = over(await openDuckDb({ kind: "duckdb", files: [data] }, from));
  const t = room(app("Tables", async (ui) => {
    const tables = await db.live(() => db.sql<{ name: string }>`SELECT view_name AS name FROM duckdb_views() WHERE NOT internal ORDER BY name`);
    ui.text(tables.map(({ name }) => name).join(", "));
  }));
  const shows = (names: string): Promise<void> => vi.waitFor(async () => {
    await t.run();
    expect(t.texts).toEqual([names]);
  }, PATIENCE);
  await shows("notes");
  writeFileSync(join(data, "orders.csv"), "id\n1\n");
  await shows("notes, orders");
  rmSync(join(data, "notes.csv"));
  await shows("orders");
});

it("[LIVE-9] what an ORM writes is seen through it, also by whom only reads", async () => {
  const file = join(folder, `l${made++}.sqlite`);
  const schema = { notes: sqliteTable("notes", { id: integer().primaryKey(), text: text().notNull() }) };
  const other = over(await openSqlite({ kind: "sqlite", file, writable: true }));
  await other.write`CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`;
  const db = over(await openSqlite({ kind: "sqlite", file }));
  const t = room(app("Notes", async (ui) => {
    const orm = await db.orm(schema);
    const notes = await db.live(() => orm.select().from(schema.notes));
    ui.text(notes.map(({ text }) => text).join(", "));
  }));
  await t.run();
  await (await other.orm(schema)).insert(schema.notes).values([{ text: "one" }, { text: "two" }]);
  await vi.waitFor(async () => {
    await t.run();
    expect(t.texts).toContain("one, two");
  }, PATIENCE);
});

const lite = sqliteTable("notes", { id: integer().notNull() });
const pg = pgTable("notes", { id: pgInteger().notNull() });
const counted = { n: count() };
/** Two statements that count the notes: one that Drizzle made, whose rows it makes anew, and one of which it hands out the database's rows. */
const ORMS: Readonly<Record<string, (db: Connection) => Promise<() => Promise<readonly { n: number }[]>>>> = {
  async sqlite(db) {
    const orm = await db.orm({ notes: lite });
    return async () => [...(await orm.select(counted).from(lite).where(gt(lite.id, 0))), ...(await orm.all<[number]>(drizzleSql`SELECT count(*) FROM notes`)).map((row) => ({ n: row.pop() ?? -1 }))];
  },
  async postgres(db) {
    const orm = await db.orm({ notes: pg });
    return async () => [...(await orm.select(counted).from(pg).where(gt(pg.id, 0))), ...(await orm.execute<{ n: number }>(drizzleSql`SELECT count(*)::int AS n FROM notes`)).rows.map((row) => {
      const { n } = row;
      row.n = -1;
      return { n };
    })];
  },
};

it.each(Object.entries(ORMS))("[LIVE-13] %s: what an ORM reads is asked once for rooms that ask the same, and what one of them does with its rows is its own", async (kind, reader) => {
  const { db, other } = await (PORTS[kind] ?? expect.unreachable)();
  const driver = owners.get(db) as Driver;
  const { orm } = driver;
  const asked: string[] = [];
  Object.assign(driver, { orm: { ...orm, run: (each: Parameters<OrmDriver["run"]>[0]) => {
    asked.push(each.text);
    return orm?.run(each);
  } } });
  const read = await reader(db);
  const rooms = Array.from({ length: 12 }, () => counting(db, async () => {
    const [made, handed] = await read();
    return { n: made?.n === handed?.n ? made?.n ?? -1 : -1 };
  }));
  await Promise.all(rooms.map(({ shows }) => shows(0)));
  asked.length = 0;
  await other.write`INSERT INTO notes VALUES (1, 'one')`;
  await Promise.all(rooms.map(({ shows }) => shows(1)));
  // Of each statement as of one of `db.sql`.
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(4 * rooms.length);
  await other.write`INSERT INTO notes VALUES (2, 'two')`;
  await Promise.all(rooms.map(({ shows }) => shows(2)));
});

it("[LIVE-10] where nothing would run again, and where answers cannot be compared, that is told", async () => {
  const db = over(await openDuckDb({ kind: "duckdb" }, from));
  await expect(db.live(() => db.sql`SELECT 1`)).rejects.toThrow("db.live() was called outside a script");
  const cached = cacheData(() => db.live(() => db.sql`SELECT 1 AS one`), { name: "cached" });
  const problems: string[] = [];
  const t = room(app("Wrong", async (ui) => {
    const note = (error: unknown): void => void problems.push(error instanceof Error ? error.message : String(error));
    await cached().catch(note);
    await db.live(async () => ({ when: () => 1 })).catch(note);
    await db.live(db.sql`SELECT 1` as unknown as () => Promise<1>).catch(note);
    ui.text("done");
  }));
  await t.run();
  expect(problems).toEqual([
    "db.live() was called inside cached(), which is cached and would not run again",
    "db.live() compares answers, and the result.when is a function, which cannot be compared",
    "db.live() takes a function that asks, to ask again: db.live(() => db.sql`…`)",
  ]);
});

it("[LIVE-11] the database is watched while answers are looked at, and a little longer", async () => {
  const watched = { begun: 0, ended: 0 };
  const driver = async (): Promise<Driver> => ({ watch: async () => (watched.begun++, () => void watched.ended++) }) as unknown as Driver;
  const live = new LiveAnswers("test", driver, () => undefined, 50);
  const t = room(app("Notes", async (ui) => {
    if (ui.checkbox("On", { value: true })) ui.text(String(await live.give(async () => 1)));
  }));
  await t.run();
  expect(live.stats()).toEqual({ answers: 1, watching: true });
  // A part that is drawn no more asks nothing.
  t.checkbox("On").set(false);
  await t.run();
  expect(live.stats().answers).toBe(0);
  await vi.waitFor(() => expect(watched).toEqual({ begun: 1, ended: 1 }), PATIENCE);
  t.checkbox("On").set(true);
  await t.run();
  expect(live.stats()).toEqual({ answers: 1, watching: true });
  await t.close();
  expect(live.stats().answers).toBe(0);
  await vi.waitFor(() => expect(watched).toEqual({ begun: 2, ended: 2 }), PATIENCE);
});
