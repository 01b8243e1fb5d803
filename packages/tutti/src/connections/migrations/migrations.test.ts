import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle as overPg } from "drizzle-orm/node-postgres";
import { migrate as drizzleOnPg } from "drizzle-orm/node-postgres/migrator";
import { drizzle as overProxy } from "drizzle-orm/sqlite-proxy";
import { migrate as drizzleOnSqlite } from "drizzle-orm/sqlite-proxy/migrator";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/postgres.ts";
import type { ConnectionConfig } from "../config.ts";
import { connect } from "../connect.ts";
import { openPostgres } from "../postgres/driver.ts";
import { openSqlite } from "../sqlite/driver.ts";
import { momentOf, writeMigrations } from "./folder.fixture.ts";
import { migrate } from "./index.ts";
import { pendingOf } from "./plan.ts";

const from = createRequire(import.meta.url);
const PROCESS = fileURLToPath(new URL("./process.fixture.ts", import.meta.url));
let folder: string;
let server: TestPostgres;
let made = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tutti-migrations-"));
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const FIRST = "CREATE TABLE people (id integer PRIMARY KEY, name text NOT NULL);\n--> statement-breakpoint\nINSERT INTO people VALUES (1, 'Ana');\n";
const SECOND = "ALTER TABLE people ADD COLUMN age integer;\n";

interface Port {
  readonly dialect: "sqlite" | "postgresql";
  /** An empty database. */
  config(): Promise<Exclude<ConnectionConfig, { readonly kind: "duckdb" }>>;
  rows(config: ConnectionConfig, text: string): Promise<readonly (readonly unknown[])[]>;
  /** Drizzle's own migrator. */
  byDrizzle(config: ConnectionConfig, migrationsFolder: string): Promise<void>;
}

const PORTS: Readonly<Record<string, Port>> = {
  sqlite: {
    dialect: "sqlite",
    config: async () => ({ kind: "sqlite", file: join(folder, `m${made++}.sqlite`), writable: true }),
    async rows(config, text) {
      if (config.kind !== "sqlite") throw new Error("not SQLite");
      const driver = await openSqlite(config);
      const { rows = [] } = (await driver.orm?.run({ text, values: [], timeout: 10_000, signal: undefined, maxRows: 100 })) ?? {};
      await driver.close();
      return rows as readonly (readonly unknown[])[];
    },
    async byDrizzle(config, migrationsFolder) {
      if (config.kind !== "sqlite") throw new Error("not SQLite");
      const database = new DatabaseSync(config.file);
      const db = overProxy(async (text, values: unknown[]) => ({ rows: database.prepare(text).all(...(values as string[])).map((row) => Object.values(row)) }));
      await drizzleOnSqlite(db, async (texts) => texts.forEach((text) => database.exec(text)), { migrationsFolder });
      database.close();
    },
  },
  postgres: {
    dialect: "postgresql",
    async config() {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      const name = `m${made++}`;
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return { kind: "postgres", url: server.url.replace(/\/postgres$/, `/${name}`), writable: true };
    },
    async rows(config, text) {
      if (config.kind !== "postgres") throw new Error("not PostgreSQL");
      const driver = await openPostgres(config, from);
      const { rows = [] } = (await driver.orm?.run({ text, values: [], timeout: 10_000, signal: undefined, maxRows: 100, rowMode: "array" })) ?? {};
      await driver.close();
      return rows as readonly (readonly unknown[])[];
    },
    async byDrizzle(config, migrationsFolder) {
      if (config.kind !== "postgres" || config.url === undefined) throw new Error("not PostgreSQL");
      const db = overPg(config.url);
      await drizzleOnPg(db, { migrationsFolder });
      await db.$client.end();
    },
  },
};

describe.each(Object.entries(PORTS))("%s", (_, port) => {
  async function stage(files: Readonly<Record<string, string>>) {
    const migrations = mkdtempSync(join(folder, "drizzle-"));
    const config = { ...(await port.config()), migrations };
    const write = (those: Readonly<Record<string, string>>): void => writeMigrations(migrations, those, port.dialect);
    write(files);
    return {
      config, migrations, write,
      run: (mode: "run" | "check" = "run") => migrate({ notes: config }, folder, mode),
      rows: (text: string) => port.rows(config, text),
    };
  }
  const those = (...migrations: string[]) => [{ connection: "notes", migrations }];

  it("[MIG-1] what is pending is run, in order and once; a check says which that is and changes nothing", async () => {
    const { run, write, rows } = await stage({ "0000_first": FIRST });
    expect(await run("check")).toEqual(those("0000_first"));
    expect(await run("check")).toEqual(those("0000_first"));
    expect(await run()).toEqual(those("0000_first"));
    expect(await run()).toEqual(those());
    write({ "0000_first": FIRST, "0001_age": SECOND, "0002_old": "UPDATE people SET age = 7;" });
    expect(await run("check")).toEqual(those("0001_age", "0002_old"));
    expect(await run()).toEqual(those("0001_age", "0002_old"));
    expect((await rows("SELECT id, name, age FROM people")).map((row) => row.map(String))).toEqual([["1", "Ana", "7"]]);
    expect(await run("check")).toEqual(those());
  });

  it("[MIG-2] what fails is told with its file, its line and the database's words, and nothing of all that was pending is left", async () => {
    const { run, write, rows } = await stage({ "0000_first": FIRST });
    await run();
    write({ "0000_first": FIRST, "0001_age": SECOND, "0002_wrong": "INSERT INTO people (id, name) VALUES (2, 'Ben');\n--> statement-breakpoint\n\nINSERT INTO\n  vanished VALUES (1);\n" });
    await expect(run()).rejects.toThrow(/^The migrations of the connection "notes" were not run: 0002_wrong\.sql failed at line [45]: .*vanished.*\. Nothing was changed$/);
    expect((await rows("SELECT * FROM people")).map((row) => row.map(String))).toEqual([["1", "Ana"]]);
    write({ "0000_first": FIRST, "0001_age": SECOND });
    expect(await run()).toEqual(those("0001_age"));
  });

  it("[MIG-3] one that was edited, one that is gone, and one that came in between are refused", async () => {
    const { run, write } = await stage({ "0000_first": FIRST, "0001_age": SECOND });
    await run();
    write({ "0000_first": `${FIRST}-- more`, "0001_age": SECOND });
    await expect(run()).rejects.toThrow("0000_first.sql was changed after the database had it");
    await expect(run("check")).rejects.toThrow('The migrations of the connection "notes" were not read: 0000_first.sql was changed');
    write({ "0000_first": FIRST });
    await expect(run()).rejects.toThrow(`the database had a migration (of ${new Date(momentOf(1)).toISOString()}) that is not in the folder`);
  });

  it("[MIG-4] several processes that start at once run each migration once", async () => {
    const { config, migrations, rows } = await stage({ "0000_first": FIRST, "0001_count": "CREATE TABLE runs (n integer);", "0002_note": "INSERT INTO runs VALUES (1);" });
    const children = Array.from({ length: 4 }, () => fork(PROCESS, [JSON.stringify({ ...config, migrations }), folder], { stdio: ["ignore", "ignore", "pipe", "ipc"], execArgv: ["--disable-warning=ExperimentalWarning"] }));
    const ran = await Promise.all(children.map(async (child) => {
      const [answer] = (await once(child, "message")) as [{ readonly migrations: number }];
      return answer.migrations;
    }));
    expect(ran.toSorted()).toEqual([0, 0, 0, 3]);
    expect((await rows("SELECT n FROM runs")).map((row) => row.map(String))).toEqual([["1"]]);
  }, 40_000);

  it("[MIG-5] what Drizzle's own migrator has run counts, and what was run here counts for it", async () => {
    const one = await stage({ "0000_first": FIRST });
    await port.byDrizzle(one.config, one.migrations);
    expect(await one.run()).toEqual(those());
    one.write({ "0000_first": FIRST, "0001_age": SECOND });
    expect(await one.run()).toEqual(those("0001_age"));
    await port.byDrizzle(one.config, one.migrations);
    expect((await one.rows("SELECT id, name, age FROM people")).length).toBe(1);
  });

  it("[MIG-6] one that ends the transaction that it runs in is told", async () => {
    const { run } = await stage({ "0000_first": FIRST, "0001_ends": "COMMIT;\n--> statement-breakpoint\nINSERT INTO people VALUES (2, 'Ben');" });
    await expect(run()).rejects.toThrow("0001_ends.sql ends the transaction that it runs in (line 1)");
  });

  it("[MIG-7] a folder that is not there, no journal, and a file of the journal that is missing are told", async () => {
    const { run, config, migrations } = await stage({ "0000_first": FIRST });
    await expect(migrate({ notes: { ...config, migrations: join(folder, "none") } }, folder, "run")).rejects.toThrow('The migrations of the connection "notes" were not run: there is no ');
    writeFileSync(join(migrations, "meta", "_journal.json"), '{"entries":[{"when":1,"tag":"../../secret"}]}');
    await expect(run()).rejects.toThrow("is no journal of drizzle-kit");
    writeFileSync(join(migrations, "meta", "_journal.json"), '{"entries":[{"when":1,"tag":"0009_gone"}]}');
    await expect(run()).rejects.toThrow("0009_gone.sql found in");
  });
});

it("[MIG-3] the plan: by the moment that Drizzle knows a migration by, whatever the order of the journal", () => {
  const migration = (idx: number) => ({ name: `m${idx}`, at: momentOf(idx), hash: `h${idx}`, pieces: [] });
  const names = (those: ReturnType<typeof pendingOf>): readonly string[] => those.map(({ name }) => name);
  expect(names(pendingOf([migration(2), migration(1)], []))).toEqual(["m1", "m2"]);
  expect(names(pendingOf([migration(2), migration(1)], [migration(1)]))).toEqual(["m2"]);
  expect(() => pendingOf([migration(1), migration(2)], [migration(2)])).toThrow("m1.sql is older than the last one that the database had");
});

it("[MIG-8] a table of SQLite that is made anew takes no rows of others along; rows that would point nowhere are told", async () => {
  const migrations = mkdtempSync(join(folder, "drizzle-"));
  const file = join(folder, `m${made++}.sqlite`);
  const run = () => migrate({ notes: { kind: "sqlite", file, writable: true, migrations } }, folder, "run");
  const first = "CREATE TABLE people (id integer PRIMARY KEY, name text);\nCREATE TABLE notes (id integer PRIMARY KEY, person integer REFERENCES people(id) ON DELETE CASCADE);\nINSERT INTO people VALUES (1, 'Ana');\nINSERT INTO notes VALUES (1, 1);";
  const anew = ["PRAGMA foreign_keys=OFF;", "CREATE TABLE __new_people (id integer PRIMARY KEY, name text NOT NULL);", "INSERT INTO __new_people SELECT id, name FROM people;", "DROP TABLE people;", "ALTER TABLE __new_people RENAME TO people;", "PRAGMA foreign_keys=ON;"].join("--> statement-breakpoint\n");
  writeMigrations(migrations, { "0000_first": first, "0001_anew": anew }, "sqlite");
  await run();
  const database = new DatabaseSync(file);
  expect(database.prepare("SELECT count(*) AS n FROM notes").get()).toEqual({ n: 1 });
  database.close();
  writeMigrations(migrations, { "0000_first": first, "0001_anew": anew, "0002_gone": "DELETE FROM people;" }, "sqlite");
  await expect(run()).rejects.toThrow('rows of the table "notes" would point to rows of "people" that are not there. Nothing was changed');
  const after = new DatabaseSync(file);
  expect(after.prepare("SELECT count(*) AS n FROM people").get()).toEqual({ n: 1 });
  after.close();
});

it("[MIG-9] a database that does not answer is told without its password, and connect() takes no migrations that nobody would run", async () => {
  const migrations = mkdtempSync(join(folder, "drizzle-"));
  writeMigrations(migrations, { "0000_first": FIRST }, "postgresql");
  const error = await migrate({ crm: { kind: "postgres", url: "postgres://tutti:hunter2@127.0.0.1:1/crm", writable: true, migrations } }, folder, "run").then(() => undefined, String);
  expect(error).toMatch(/The migrations of the connection "crm" were not run: .*ECONNREFUSED/);
  expect(error).not.toContain("hunter2");
  await expect(migrate({ crm: { kind: "postgres", url: undefined, writable: true, migrations } }, folder, "run")).rejects.toThrow("it has no url");
  expect(() => connect({ kind: "sqlite", file: "x.db", writable: true, migrations })).toThrow("connect() was handed a connection with migrations");
});
