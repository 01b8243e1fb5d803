import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/postgres.ts";
import { startTcpProxy } from "../../test/tcp-proxy.ts";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { Connection } from "./connection.ts";
import { openDuckDb } from "./duckdb/driver.ts";
import type { Driver } from "./driver.ts";
import { openPostgres } from "./postgres/driver.ts";
import { QueryError } from "./query-error.ts";
import { Sql, sql } from "./sql.ts";
import { openSqlite } from "./sqlite/driver.ts";

const from = createRequire(import.meta.url);
const ENDLESS = fileURLToPath(new URL("./postgres/endless.fixture.ts", import.meta.url));
let folder: string;
let postgres: TestPostgres;

interface Port {
  /** A database that may be written, empty; and the same one, that only reads. */
  open(): Promise<{ readonly writable: Driver; readonly reading: () => Promise<Driver> }>;
  readonly types: { readonly flag: string; readonly real: string; readonly moment: string };
  /** A statement that would go on for minutes. */
  readonly endless: string;
  /** A statement that gives 1,100,000 rows. */
  readonly many: string;
  /** What would hold for whoever reads next, or sends what nobody takes. */
  readonly sets: readonly string[];
}

let files = 0;
const PORTS: Readonly<Record<string, Port>> = {
  duckdb: {
    async open() {
      const file = join(folder, `d${files++}.duckdb`);
      const writable = await openDuckDb({ kind: "duckdb", file, writable: true }, from);
      return {
        writable,
        // One process has a file open once: what only reads is opened after it was written.
        reading: async () => {
          await writable.close();
          return openDuckDb({ kind: "duckdb", file }, from);
        },
      };
    },
    types: { flag: "BOOLEAN", real: "DOUBLE", moment: "TIMESTAMP" },
    endless: "SELECT count(*) AS n FROM range(100000000000) a",
    many: "SELECT * FROM range(1100000)",
    sets: ["PRAGMA enable_profiling", "PRAGMA disable_object_cache", "SET threads = 1", "COPY orders TO '/tmp/orders.csv'"],
  },
  sqlite: {
    async open() {
      const file = join(folder, `s${files++}.sqlite`);
      return { writable: await openSqlite({ kind: "sqlite", file, writable: true }), reading: () => openSqlite({ kind: "sqlite", file }) };
    },
    types: { flag: "BOOLEAN", real: "REAL", moment: "TIMESTAMP" },
    endless: "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS n FROM n",
    many: "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1100000) SELECT x FROM n",
    sets: ["PRAGMA query_only = 0", "PRAGMA hard_heap_limit = 1", "EXPLAIN /* a */ PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode /* a */ = DELETE", "; ATTACH ':memory:' AS other"],
  },
  postgres: {
    async open() {
      const schema = `s${files++}`;
      const admin = await openPostgres({ kind: "postgres", url: postgres.url, writable: true }, from);
      const asked = { values: [], timeout: 10_000, signal: undefined, maxRows: 1 };
      await admin.write({ ...asked, text: `CREATE SCHEMA ${schema}` });
      await admin.close();
      const url = `${postgres.url}?options=-c%20search_path%3D${schema}`;
      return { writable: await openPostgres({ kind: "postgres", url, writable: true }, from), reading: () => openPostgres({ kind: "postgres", url }, from) };
    },
    types: { flag: "BOOLEAN", real: "DOUBLE PRECISION", moment: "TIMESTAMP" },
    endless: "SELECT count(*) AS n FROM generate_series(1, 100000000000) a",
    many: "SELECT * FROM generate_series(1, 1100000)",
    sets: ["COPY orders TO STDOUT", "/* a */ copy (SELECT 1) TO STDOUT", "/* /* nested */ */ COPY orders TO STDOUT", "SET search_path = nowhere", "SELECT set_config('search_path', 'nowhere', false)"],
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tutti-connections-"));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Words of SQL as they are. */
const written = (words: string): Sql => new Sql([words], []);
const hostile = `x'); DROP TABLE orders; --`;

describe.each(Object.entries(PORTS))("%s", (kind, port) => {
  const opened: Driver[] = [];
  const connect = (driver: Driver): Connection => {
    opened.push(driver);
    return new Connection("test", async () => driver);
  };
  afterAll(() => Promise.all(opened.map((driver) => driver.close().catch(() => undefined))));

  /** A hundred orders. */
  async function orders(): Promise<{ readonly db: Connection; readonly reading: () => Promise<Connection> }> {
    const { writable, reading } = await port.open();
    const db = connect(writable);
    const { flag, real, moment } = port.types;
    await db.transaction(async (tx) => {
      await tx.write`CREATE TABLE orders (id INTEGER, region VARCHAR(20), amount ${written(real)}, paid ${written(flag)}, made ${written(moment)}, note VARCHAR(200))`;
      for (let n = 0; n < 100; n++) {
        await tx.write`INSERT INTO orders VALUES (${n}, ${n % 2 ? "EMEA" : "APAC"}, ${n / 2}, ${n % 3 === 0}, ${new Date(Date.UTC(2026, 0, 1 + (n % 10)))}, ${n === 7 ? hostile : n % 5 === 0 ? null : `Note ${n}`})`;
      }
    });
    return { db, reading: async () => connect(await reading()) };
  }

  it("[DB-1] values are bound: what people type stays a value; lists, names and pieces of SQL have their places", async () => {
    const { db } = await orders();
    expect(await db.kind()).toBe(kind);
    expect(await db.sql<{ id: number }>`SELECT id FROM orders WHERE note = ${hostile}`).toEqual([{ id: 7 }]);
    expect(await db.sql`SELECT count(*) AS n FROM orders WHERE region IN ${["EMEA", hostile]}`.first()).toEqual({ n: 50 });
    const some = sql`amount > ${40} AND paid = ${true}`;
    expect(await db.sql`SELECT count(*) AS n FROM ${sql.identifier("orders")} WHERE ${some}`.first()).toEqual({ n: 7 });
    expect(await db.sql`SELECT count(*) AS n FROM (${db.sql`SELECT * FROM orders WHERE ${some}`}) AS few`.first()).toEqual({ n: 7 });
    await expect(db.sql`SELECT * FROM ${sql.identifier('orders" --')}`.rows()).rejects.toThrow(QueryError);
    await expect(db.sql`SELECT ${undefined as unknown as null}`.rows()).rejects.toThrow("A gap of the SQL holds undefined");
    await expect(db.sql`SELECT * FROM orders WHERE id IN ${[]}`.rows()).rejects.toThrow("A list in the SQL is empty");
  });

  it("[DB-2] rows have JavaScript's own values: numbers, texts, booleans, moments, null; and are typed", async () => {
    const { db } = await orders();
    const query = db.sql<{ id: number; made: Date }>`SELECT * FROM orders WHERE id IN ${[3, 5]} ORDER BY id`;
    expectTypeOf(await query).toEqualTypeOf<readonly { id: number; made: Date }[]>();
    expect(await query).toEqual([
      { id: 3, region: "EMEA", amount: 1.5, paid: true, made: new Date(Date.UTC(2026, 0, 4)), note: "Note 3" },
      { id: 5, region: "EMEA", amount: 2.5, paid: false, made: new Date(Date.UTC(2026, 0, 6)), note: null },
    ]);
    expect(await db.sql`SELECT id FROM orders WHERE id < 0`).toEqual([]);
    expect(await db.sql`SELECT id FROM orders WHERE id < 0`.first()).toBe(undefined);
    const table = await query.arrow();
    expect(table.numRows).toBe(2);
  });

  it("[DB-3] a connection reads alone unless it is writable, whatever its statements say", async () => {
    const { reading } = await orders();
    const db = await reading();
    await expect(db.write`DELETE FROM orders`).rejects.toThrow("This connection only reads");
    for (const text of ["DELETE FROM orders", "DROP TABLE orders", "INSERT INTO orders (id) VALUES (1)", "CREATE TABLE more (id INTEGER)"]) await expect(db.text(text).rows(), text).rejects.toThrow(QueryError);
    for (const text of ["SELECT 1; DELETE FROM orders", "COMMIT; DELETE FROM orders"]) await db.text(text).rows().catch(() => undefined);
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
  });

  it("[DB-3] a statement that reads changes nothing also where the connection may write", async () => {
    const { db } = await orders();
    await expect(db.text("DELETE FROM orders").rows()).rejects.toThrow(QueryError);
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
    expect(await db.write`DELETE FROM orders WHERE id < ${10}`).toBe(10);
  });

  it("[DB-3] what runs as it explains, counts up, sets something or hides a table for others does nothing of it, and harms no statement after it", async () => {
    const { db, reading } = await orders();
    if (kind !== "sqlite") await db.write`CREATE SEQUENCE numbers`;
    const harmless = async (one: Connection, text: string): Promise<void> => {
      // Where it is no error it has changed nothing.
      await one.text(text).rows().catch((error: unknown) => expect(error, text).toBeInstanceOf(QueryError));
      expect(await one.sql`SELECT count(*) AS n FROM orders`.first(), text).toEqual({ n: 100 });
    };
    const texts = ["EXPLAIN ANALYZE DELETE FROM orders", "EXPLAIN DELETE FROM orders", "CREATE TEMP TABLE orders AS SELECT 1 AS id", "CREATE TEMP VIEW orders AS SELECT 1 AS id", "EXPLAIN ANALYZE CREATE TEMP TABLE orders AS SELECT 1 AS id", ...port.sets];
    for (const text of texts) await harmless(db, text);
    if (kind !== "sqlite") {
      for (const text of ["SELECT nextval('numbers') AS n", "EXPLAIN ANALYZE SELECT nextval('numbers')"]) await expect(db.text(text).rows(), text).rejects.toThrow("only reads");
    }
    const reader = await reading();
    for (const text of texts) await harmless(reader, text);
  });

  if (kind === "sqlite") {
    it("[DB-3] a PRAGMA tells of the database, and sets nothing", async () => {
      const { db } = await orders();
      for (const text of ["PRAGMA table_info(orders)", "pragma main.table_list", "PRAGMA journal_mode;", "EXPLAIN PRAGMA user_version"]) expect((await db.text(text).rows()).length, text).toBeGreaterThan(0);
      for (const text of ["PRAGMA case_sensitive_like = 1", "PRAGMA/**/case_sensitive_like(1)", "EXPLAIN QUERY PLAN PRAGMA case_sensitive_like = 1"]) {
        await expect(db.text(text).rows(), text).rejects.toThrow("none that sets something");
        await expect(db.table(db.text(text)), text).rejects.toThrow("none that sets something");
      }
      expect(await db.sql`SELECT 'A' LIKE 'a' AS alike`.first()).toEqual({ alike: 1 });
    });
  }

  if (kind === "duckdb") {
    it("[DB-3] no table of DuckDB's own that does something, tells of others' statements or hides what it runs is read, whatever its name is made of", async () => {
      const { db, reading } = await orders();
      const texts = [
        "FROM enable_logging()", 'SELECT * FROM "enable_logging"()', "FROM system.main.enable_logging()", "SELECT * FROM query('FROM enable_' || 'logging()')", "EXPLAIN ANALYZE FROM enable_logging()",
        "WITH one AS (FROM enable_profiling()) SELECT 1 FROM one", "SELECT id FROM orders WHERE EXISTS (FROM checkpoint())", "FROM duckdb_logs()", "FROM duckdb_prepared_statements()",
        "FROM json_execute_serialized_sql(json_serialize_sql('FROM enable_logging()'))",
      ];
      for (const open of [async () => db, reading]) {
        const one = await open();
        for (const text of texts) await expect(one.text(text).rows(), text).rejects.toThrow(/not for statements/);
        expect(await one.sql`SELECT current_setting('enable_logging') AS logs, count(*) AS n FROM query('FROM orders') WHERE id <> ${0.5}`.first()).toEqual({ logs: 0, n: 100 });
      }
    });
  }

  it("[DB-4] a transaction is made as a whole, or not at all", async () => {
    const { db } = await orders();
    const mine = new Error("on second thoughts");
    await expect(db.transaction(async (tx) => {
      await tx.write`DELETE FROM orders`;
      expect(await tx.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 0 });
      throw mine;
    })).rejects.toBe(mine);
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
  });

  it("[DB-16] what a transaction reads is not kept for others, and saying so is told at once", async () => {
    const { db } = await orders();
    await expect(db.transaction(async (tx) => {
      await tx.write`DELETE FROM orders`;
      return tx.sql`SELECT count(*) AS n FROM orders`.ttl("1m").first();
    })).rejects.toThrow("ttl() was called in a transaction");
    expect(await db.sql`SELECT count(*) AS n FROM orders`.ttl("1m").first()).toEqual({ n: 100 });
  });

  it("[DB-5] what the database refuses is told in its words; a table that vanished, and the next statement works", async () => {
    const { db } = await orders();
    await expect(db.text("SELECT id FRM orders").rows()).rejects.toThrow(/syntax|FRM|orders/i);
    await expect(db.sql`SELECT * FROM vanished`.rows()).rejects.toThrow(/vanished/);
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
  });

  it("[DB-6] a statement ends at its time limit, and with the run that asks; the connection goes on", async () => {
    const { db } = await orders();
    await expect(db.text(port.endless).timeout(200).rows()).rejects.toThrow("took longer than 200 ms");
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
    const t = testApp(app("Endless", async (ui) => {
      const n = ui.slider("N", { min: 0, max: 9 });
      if (n === 0) await db.text(port.endless);
      ui.metric("Orders", (await db.sql<{ n: number }>`SELECT count(*) AS n FROM orders WHERE id < ${n}`.first())?.n ?? 0);
    }));
    const done = t.run();
    await expect.poll(() => t.shows("slider", "N")).toBe(true);
    t.slider("N").set(4);
    await done;
    await t.run();
    expect(t.metric("Orders").value).toBe(4);
  });

  it("[DB-7] a result of too many rows is an error that says what to do, and is not held in memory", async () => {
    const { db } = await orders();
    await expect(db.text(port.many).rows()).rejects.toThrow("more than 1,000,000 rows. Add a LIMIT");
  });

  it("[DB-8] a lazy table pages, sorts, filters and searches at the database, and is the same object for the same statement", async () => {
    const { db } = await orders();
    const source = await db.table("orders");
    expect(await db.table("orders")).toBe(source);
    expect(source.columns.map(({ name, type }) => [name, type])).toEqual([["id", "integer"], ["region", "text"], ["amount", "number"], ["paid", "boolean"], ["made", "datetime"], ["note", "text"]]);
    const all = { search: "", sort: [], filters: [] };
    const ids = async (query: Parameters<typeof source.page>[0], first = 0, count = 5): Promise<unknown> =>
      Array.from(((await source.page(query, first, count, new AbortController().signal)) as Record<string, ArrayLike<unknown>>)["id"] ?? []);
    expect(await source.count(all)).toBe(100);
    expect(await ids({ ...all, sort: [{ column: "id", descending: true }] }, 10, 3)).toEqual([89, 88, 87]);
    expect(await ids({ ...all, sort: [{ column: "region", descending: true }, { column: "amount", descending: false }] })).toEqual([1, 3, 5, 7, 9]);
    // What has no note comes last either way.
    expect(await ids({ ...all, sort: [{ column: "note", descending: true }, { column: "id", descending: false }] }, 80, 2)).toEqual([0, 5]);
    expect(await source.count({ ...all, search: "note 9" })).toBe(9);
    expect(await source.count({ ...all, search: "100%_" })).toBe(0);
    expect(await source.count({ ...all, filters: [{ column: "amount", filter: { kind: "range", min: 10, max: 12 } }] })).toBe(5);
    expect(await source.count({ ...all, filters: [{ column: "made", filter: { kind: "range", min: Date.UTC(2026, 0, 10) } }] })).toBe(10);
    expect(await source.count({ ...all, filters: [{ column: "note", filter: { kind: "values", values: [null, "Note 1"] } }, { column: "region", filter: { kind: "text", text: "eme" } }] })).toBe(11);
    expect(await source.count({ ...all, filters: [{ column: "gone", filter: { kind: "text", text: "x" } }] })).toBe(100);
    await expect(db.table(db.text("DELETE FROM orders"))).rejects.toThrow(QueryError);
    const few = await db.table(db.sql`SELECT id FROM orders WHERE id < ${20}`);
    expect(await few.count(all)).toBe(20);
  });

  it("[DB-36] what a person typed may end as they are used to, in semicolons and comments, also where it is a table or stands in another statement", async () => {
    const { db } = await orders();
    const all = { search: "", sort: [], filters: [] };
    for (const typed of ["SELECT id, note FROM orders;", "SELECT id, note FROM orders -- all of them", "SELECT id, note FROM orders ; ;\n/* that's all; */ -- really", "-- first;\nSELECT id, ';--' AS \"a;\" FROM orders;\n\n"]) {
      expect(await db.text(typed).rows(), typed).toHaveLength(100);
      expect(await (await db.table(db.text(typed))).count(all), typed).toBe(100);
      expect(await db.sql`SELECT * FROM (${db.text(typed)}) AS asked WHERE id < ${3}`, typed).toHaveLength(3);
    }
    expect(await (await db.table(db.sql`SELECT id FROM orders -- an author's
      -- comments`)).count(all)).toBe(100);
    await expect(db.text(" ; -- nothing").rows()).rejects.toThrow(new QueryError("There is no statement in this text"));
    await expect(db.table(db.text(" ; -- nothing"))).rejects.toThrow(new QueryError("There is no statement in this text"));
    await expect(db.table(db.text("SELECT 1; DELETE FROM orders;"))).rejects.toThrow(QueryError);
    await expect(db.text("SELECT 1; SELECT 2").rows()).rejects.toThrow(QueryError);
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
  });

  it("[DB-9] with `ttl` all who ask the same within it have one answer, and other values another", async () => {
    const { db } = await orders();
    const count = (region: string): PromiseLike<unknown> => db.sql`SELECT count(*) AS n FROM orders WHERE region = ${region}`.ttl("1m").first();
    expect([await count("EMEA"), await count("APAC")]).toEqual([{ n: 50 }, { n: 50 }]);
    await db.write`DELETE FROM orders WHERE id < ${10}`;
    expect(await count("EMEA")).toEqual({ n: 50 });
    expect(await db.sql`SELECT count(*) AS n FROM orders WHERE region = ${"EMEA"}`.first()).toEqual({ n: 45 });
  });

  it("[DB-17] a statement that is ended within a transaction takes all of it along, also where its author catches that and goes on", async () => {
    const { db } = await orders();
    await expect(db.transaction(async (tx) => {
      await tx.write`DELETE FROM orders WHERE id < ${10}`;
      await tx.sql`${written(port.endless)}`.timeout(200).rows().catch(() => undefined);
      await tx.write`DELETE FROM orders WHERE id > ${90}`.catch(() => undefined);
    })).rejects.toThrow(QueryError);
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
    expect(await db.write`DELETE FROM orders WHERE id < ${10}`).toBe(10);
  });

  it("[DB-18] a statement that is ended harms no other that is asked at the same time", async () => {
    const { db } = await orders();
    const endless = db.text(port.endless).timeout(300).rows().then(() => undefined, String);
    const others = Array.from({ length: 5 }, (_, n) => db.sql`SELECT count(*) AS n FROM orders WHERE id < ${n}`.first());
    expect(await Promise.all(others)).toEqual([0, 1, 2, 3, 4].map((n) => ({ n })));
    expect(await endless).toContain("took longer than 300 ms");
  });

  it("[DB-27] a connection that is closed ends what is under way, and answers nothing more", async () => {
    const { db } = await orders();
    const driver = opened.at(-1);
    const under = db.text(port.endless).rows().then(() => undefined, String);
    // It is under way when others are answered that came later.
    await db.sql`SELECT 1 AS one`.timeout(kind === "sqlite" ? 500 : 10_000).first().catch(() => undefined);
    await driver?.close();
    expect(await under).toContain("The connection to the database is closed");
    await expect(db.sql`SELECT 1 AS one`.first()).rejects.toThrow("The connection to the database is closed");
    await driver?.close();
  });

  it("[DB-28] statements end at their time limit also where all that a connection has is busy with them", async () => {
    const { db } = await orders();
    const endless = await Promise.all(Array.from({ length: 7 }, () => db.text(port.endless).timeout(400).rows().then(() => undefined, String)));
    expect(new Set(endless)).toEqual(new Set(["QueryError: The statement took longer than 400 ms, and was ended"]));
    expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 100 });
  });

  it("[DB-10] many statements at once are all answered", async () => {
    const { db } = await orders();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => db.sql<{ n: number }>`SELECT count(*) AS n FROM orders WHERE id < ${n}`.first()));
    expect(answers.map((row) => row?.n)).toEqual(Array.from({ length: 30 }, (_, n) => n));
  });
});

it("[DB-11] places of mistakes: PostgreSQL and DuckDB say where; SQLite names a word, whose place is told where it stands once", async () => {
  const of = async (driver: Driver, text = "SELECT 1,\n  FROM FROM"): Promise<unknown> => {
    const error = await new Connection("test", async () => driver).text(text).rows().then(() => undefined, (reason: unknown) => reason);
    await driver.close();
    return error instanceof QueryError ? error.place : error;
  };
  expect(await of(await openPostgres({ kind: "postgres", url: postgres.url }, from))).toEqual({ line: 2, column: 3 });
  expect(await of(await openDuckDb({ kind: "duckdb" }, from))).toMatchObject({ line: 2 });
  const sqlite = () => openSqlite({ kind: "sqlite", file: join(folder, "places.sqlite"), writable: true });
  expect(await of(await sqlite(), "SELECT 1\n  FRM other thing")).toEqual({ line: 2, column: 7 });
  expect(await of(await sqlite())).toBe(undefined);
});

it("[DB-12] a server that went down is asked again once, and what it says is told where it stays away", async () => {
  const driver = await openPostgres({ kind: "postgres", url: postgres.url }, from);
  const db = new Connection("test", async () => driver);
  expect(await db.sql`SELECT 1 AS one`.first()).toEqual({ one: 1 });
  await postgres.crash();
  expect(await db.sql`SELECT 2 AS two`.first()).toEqual({ two: 2 });
  await driver.close();
  const away = await openPostgres({ kind: "postgres", url: "postgres://tutti@127.0.0.1:1/postgres" }, from);
  await expect(new Connection("away", async () => away).sql`SELECT 1`.rows()).rejects.toThrow(/ECONNREFUSED/);
  await away.close();
  await expect(openPostgres({ kind: "postgres", url: "postgres://ana:hush#1@localhost/orders" }, from)).rejects.toThrow(/^The url of a connection to PostgreSQL cannot be read(?!.*hush)/);
});

/** How many statements with such words the server works on. */
async function underWay(words: string): Promise<number> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()", [`%${words}%`]);
  await client.end();
  return rowCount ?? 0;
}

it("[DB-34] a line to PostgreSQL on which nothing comes any more is cut some time after its statement was cancelled, and the next statement has another", async () => {
  const proxy = await startTcpProxy(Number(new URL(postgres.url).port));
  const driver = await openPostgres({ kind: "postgres", url: postgres.url.replace(/:\d+\//, `:${proxy.port}/`), pool: 1 }, from, 300);
  const db = new Connection("test", async () => driver);
  expect(await db.sql`SELECT 1 AS one`.first()).toEqual({ one: 1 });
  const before = proxy.open;
  const sleeping = db.text("SELECT pg_sleep(600)").timeout(400).rows().then(() => undefined, String);
  await expect.poll(() => underWay("pg_sleep(600)")).toBe(1);
  proxy.pull();
  // The one line of the pool is dead: whoever comes meanwhile waits for it.
  const next = db.sql`SELECT 2 AS two`.first();
  expect(await sleeping).toBe("QueryError: The statement took longer than 400 ms, and was ended");
  expect(await next).toEqual({ two: 2 });
  // The cancel has reached the server by another line, though its answer came to nobody.
  await expect.poll(() => underWay("pg_sleep(600)")).toBe(0);
  await expect.poll(() => proxy.open).toBeLessThanOrEqual(before + 1);
  await driver.close();
  await proxy.close();
});

it("[DB-41] who waits for a line to PostgreSQL waits no longer than for an answer, goes with their run, and takes no line along", async () => {
  const driver = await openPostgres({ kind: "postgres", url: postgres.url, writable: true, pool: 1 }, from);
  const db = new Connection("test", async () => driver);
  const begun = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = db.transaction(async () => {
    begun.resolve();
    await held.promise;
  });
  await begun.promise;
  await expect(db.sql`SELECT 1 AS one`.timeout("200ms").rows()).rejects.toThrow("The statement took longer than 200 ms");
  const leaving = new AbortController();
  const left = driver.read({ text: "SELECT 1", values: [], timeout: 60_000, signal: leaving.signal, maxRows: 1 });
  leaving.abort(new Error("the run is over"));
  await expect(left).rejects.toThrow("the run is over");
  await expect(db.sql`SELECT 1 AS one`.rows()).rejects.toThrow("No line to PostgreSQL was free in time: this connection has 1, and other statements and transactions have had it. Say pool: 2");
  held.resolve();
  await holding;
  expect(await db.sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await driver.close();
}, 60_000);

it("[DB-29] PostgreSQL ends what a process asked that is gone", async () => {
  const child = fork(ENDLESS, [postgres.url], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  await expect.poll(() => underWay("AS orphan"), { timeout: 30_000 }).toBe(1);
  child.kill("SIGKILL");
  await expect.poll(() => underWay("AS orphan"), { timeout: 30_000 }).toBe(0);
}, 60_000);

it("[DB-7] ten million rows are an error that says what to do, and as a lazy table they are paged", async () => {
  const driver = await openDuckDb({ kind: "duckdb" }, from);
  const db = new Connection("test", async () => driver);
  const all = sql`SELECT range AS id FROM range(10000000)`;
  await expect(db.sql`SELECT * FROM (${all}) AS asked`.rows()).rejects.toThrow("more than 1,000,000 rows. Add a LIMIT");
  const source = await db.table(all);
  const query = { search: "", sort: [{ column: "id", descending: true }], filters: [] };
  expect(await source.count(query)).toBe(10_000_000);
  const page = (await source.page(query, 5_000_000, 2, new AbortController().signal)) as Record<string, ArrayLike<unknown>>;
  expect(Array.from(page["id"] ?? [], Number)).toEqual([4_999_999, 4_999_998]);
  await driver.close();
});

it("[DB-13] files are tables of DuckDB, each by its name; statements reach no other file and no address", async () => {
  const data = mkdtempSync(join(folder, "data-"));
  const elsewhere = join(folder, "secret.csv");
  writeFileSync(join(data, "sales.csv"), "region,amount\nEMEA,3\nAPAC,4\n");
  writeFileSync(join(data, "people.json"), '[{"name":"Ana"},{"name":"Ben"}]');
  writeFileSync(elsewhere, "secret\n42\n");
  const driver = await openDuckDb({ kind: "duckdb", files: [data] }, from);
  const db = new Connection("files", async () => driver);
  expect(await db.sql`SELECT sum(amount) AS total FROM sales`.first()).toEqual({ total: 7 });
  expect(await db.sql`SELECT name FROM people ORDER BY name`).toEqual([{ name: "Ana" }, { name: "Ben" }]);
  for (const text of [`SELECT * FROM read_csv('${elsewhere}')`, `SELECT * FROM '${elsewhere}'`, "SELECT * FROM read_text('/etc/passwd')", "SET enable_external_access = true", `COPY sales TO '${join(data, "out.csv")}'`, `ATTACH '${join(data, "x.duckdb")}'`]) {
    await expect(db.text(text).rows(), text).rejects.toThrow(QueryError);
  }
  await driver.close();
  const named = await openDuckDb({ kind: "duckdb", files: { orders: join(data, "sales.csv") } }, from);
  expect(await new Connection("named", async () => named).sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 2 });
  await named.close();
  await expect(openDuckDb({ kind: "duckdb", files: [data, join(data, "sales.csv")] }, from)).rejects.toThrow('Two files would be the table "sales"');
  await expect(openDuckDb({ kind: "duckdb", files: [join(folder, "nowhere")] }, from)).rejects.toThrow("There is no file or folder");
});

it("[DB-13] no statement of DuckDB's asks an address, whether its connection names files or none, and whether it may write or not", async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.end("secret\n42\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const data = mkdtempSync(join(folder, "net-"));
  writeFileSync(join(data, "sales.csv"), "amount\n3\n");
  for (const config of [{ kind: "duckdb" }, { kind: "duckdb", files: [data] }, { kind: "duckdb", file: join(data, "own.duckdb"), writable: true }] as const) {
    const driver = await openDuckDb(config, from);
    const db = new Connection("net", async () => driver);
    for (const text of [`SELECT * FROM read_csv('${address}/a.csv')`, `SELECT * FROM '${address}/a.parquet'`, `INSTALL httpfs FROM '${address}'`, "LOAD httpfs", `SELECT * FROM read_text('${address}/latest/meta-data')`, `ATTACH '${address}/x.duckdb'`, "SELECT * FROM read_text('/etc/passwd')"]) {
      await expect(db.text(text).rows(), text).rejects.toThrow(QueryError);
    }
    if ("writable" in config) await expect(db.write`SET enable_external_access = true`).rejects.toThrow(QueryError);
    await driver.close();
  }
  expect(asked).toBe(0);
  await new Promise((resolve) => server.close(resolve));
});

it("[DB-14] SQL is a template: a text that was put together is refused", () => {
  const db = new Connection("test", () => Promise.reject(new Error("not opened")));
  const typed = `SELECT * FROM orders WHERE region = '${hostile}'`;
  // @ts-expect-error it is no template
  expect(() => db.sql(typed)).toThrow("sql is a template and no function");
  // @ts-expect-error it is no template
  expect(() => sql(typed)).toThrow("may hold anything");
});
