import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { joinTutti, type TuttiClient } from "../../bench/wire/tutti-client.ts";
import { create } from "../commands/new.ts";
import { Serving } from "../serving.fixture.ts";
import { carryData, driversOf } from "./connection-data.ts";

let around: string;
let folder: string;
let out: string;
const running: Serving[] = [];
const clients: TuttiClient[] = [];
beforeEach(() => {
  around = realpathSync(mkdtempSync(join(tmpdir(), "tutti-data-")));
  folder = join(around, "orders");
  out = join(folder, "dist");
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const client of clients.splice(0)) client.socket.close();
  for (const serving of running.splice(0)) await serving.end();
  rmSync(around, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function writeDatabase(name: string): void {
  const database = new DatabaseSync(join(folder, name));
  database.exec("CREATE TABLE names (name text); INSERT INTO names VALUES ('Ana'), ('Ben')");
  database.close();
}

function tutti(...args: string[]): Serving {
  const serving = new Serving(args, folder);
  running.push(serving);
  return serving;
}

test("[BLD-1] what connections read is carried along: a built app answers from it in another folder, without the sources", { timeout: 120_000 }, async () => {
  vi.spyOn(console, "log").mockReturnValue();
  await create.run({ words: [folder], options: {} });
  write("data/orders.csv", "n\n20\n22\n");
  writeDatabase("names.db");
  write("tutti.config.ts", `export default { access: { default: "editor" }, connections: {
    sales: { kind: "duckdb", files: ["data"] }, people: { kind: "sqlite", file: "names.db" }, notes: { kind: "sqlite", file: "notes.db", writable: true },
  } };\n`);
  write("app.ts", `import { app, connect } from "tutti";
const [sales, people] = [connect("sales"), connect("people")];
export default app("Orders", async (ui) => {
  const sum = await sales.sql<{ n: number }>\`SELECT sum(n)::INTEGER AS n FROM orders\`.first();
  const names = await people.sql<{ name: string }>\`SELECT name FROM names ORDER BY name\`;
  ui.text(\`\${names.map(({ name }) => name).join(" and ")} have \${sum?.n}\`);
});
`);
  const build = tutti("build", "app.ts");
  expect(await build.ended()).toBe(0);
  expect(build.said).toContain("Not copied: notes.db of connections.notes, which the app writes");
  expect(build.said).not.toMatch(/orders\.csv|names\.db/);
  const elsewhere = join(around, "elsewhere");
  renameSync(out, elsewhere);
  for (const name of ["data", "names.db", "app.ts", "tutti.config.ts"]) rmSync(join(folder, name), { recursive: true });
  const client = await joinTutti(await tutti("start", elsewhere, "--port", "0").port(), "orders", "main", (joined) => [...joined.view.values()].some(({ kind }) => kind === "text" || kind === "exception"));
  clients.push(client);
  expect([...client.view.values()].filter(({ kind }) => kind === "text" || kind === "exception").map(({ props }) => props)).toMatchObject([{ body: "Ana and Ben have 42" }]);
});

test("[BLD-1] of a folder only its tables are carried, and all parts of one that is a table, a link as what it leads to, and a database with what is not in it yet", async () => {
  write("data/a.csv", "n\n1\n");
  write("data/notes.md", "no table");
  write("data/deep/b.csv", "n\n2\n");
  write("kept/c.json", "[]");
  symlinkSync(join(folder, "kept/c.json"), join(folder, "data/c.json"));
  write("sales.duckdb", "database");
  write("sales.duckdb.wal", "newer");
  write("trips/year=2026/a.csv", "n\n3\n");
  write("trips/notes.md", "no table");
  mkdirSync(join(folder, "empty"));
  const connections = { sales: { kind: "duckdb", file: "sales.duckdb", files: ["data", "empty"] }, trips: { kind: "duckdb", files: { trips: "trips" } } } as const;
  expect(await carryData(connections, folder, out)).toEqual([]);
  rmSync(join(folder, "kept"), { recursive: true });
  expect(readdirSync(out, { recursive: true, encoding: "utf8" }).toSorted()).toEqual(["data", "data/a.csv", "data/c.json", "empty", "sales.duckdb", "sales.duckdb.wal", "trips", "trips/year=2026", "trips/year=2026/a.csv"]);
  expect(readFileSync(join(out, "data/c.json"), "utf8")).toBe("[]");
});

test("[BLD-2] what is written, missing, outside, absolute or too big is not copied, and each is told with what to do", async () => {
  mkdirSync(folder);
  writeFileSync(join(around, "outside.csv"), "n\n1\n");
  write("big.csv", "n\n");
  truncateSync(join(folder, "big.csv"), 1024 ** 3 + 1);
  writeDatabase("notes.db");
  const absolute = join(folder, "big.csv");
  const shown = (await carryData({
    notes: { kind: "sqlite", file: "notes.db", writable: true },
    sales: { kind: "duckdb", file: "made.duckdb", writable: true, files: { gone: "gone.csv", outside: "../outside.csv", big: "big.csv", absolute } },
    crm: { kind: "postgres", url: "postgres://db" },
  }, folder, out)).map((line) => line.replaceAll(/\S*orders\/dist/g, "dist").replaceAll(/at \S*orders\/outside/g, "at orders/outside"));
  expect(shown).toEqual([
    "Not copied: notes.db of connections.notes, which the app writes: the built app has its own at dist/notes.db; copy it there by hand to begin with its rows",
    "Not copied: made.duckdb of connections.sales, which the app writes: the built app has its own at dist/made.duckdb; copy it there by hand to begin with its rows",
    "Not copied: gone.csv of connections.sales, which is not there: put it at dist/gone.csv before the app is started",
    "Not copied: ../outside.csv of connections.sales, which lies outside of the app's folder: move it in, or see that it is at orders/outside.csv, where the built app looks for it",
    "Not copied: big.csv of connections.sales, which has 1025 MB, and a build carries 1024 MB: put it at dist/big.csv yourself",
    `Not copied: ${absolute} of connections.sales, which is named by an absolute path: see that it is there where the app is served, or name it relative to the settings`,
  ]);
  expect(existsSync(out)).toBe(false);
  await expect(carryData({ notes: { kind: "sqlite", file: "." } }, folder, out)).rejects.toThrow("connections.notes.file is ., which is a folder and no database");
});

test("[BLD-3] databases need their packages, each once", () => {
  expect(driversOf({ a: { kind: "duckdb" }, b: { kind: "duckdb" }, c: { kind: "postgres", url: "postgres://db" }, d: { kind: "sqlite", file: "x.db" } })).toEqual(["@duckdb/node-api", "pg", "pg-cursor"]);
});
