import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "./new.ts";
import { migrate } from "./migrate.ts";
import { Serving } from "../serving.fixture.ts";

let folder: string;
const running: Serving[] = [];
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "tutti-migrate-")), "notes");
  vi.spyOn(console, "log").mockReturnValue();
  await create.run({ words: [folder], options: {} });
  vi.restoreAllMocks();
  mkdirSync(join(folder, "drizzle", "meta"), { recursive: true });
  write("tutti.config.ts", 'export default { connections: { notes: { kind: "sqlite", file: "kept/notes.db", writable: true, migrations: "drizzle" } } };\n');
  write("drizzle/0000_first.sql", "CREATE TABLE notes (text text NOT NULL);\n");
  write("drizzle/meta/_journal.json", JSON.stringify({ version: "7", dialect: "sqlite", entries: [{ idx: 0, version: "6", when: 1, tag: "0000_first", breakpoints: true }] }));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const serving of running.splice(0)) await serving.end();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

async function run(options: Readonly<Record<string, true>> = {}): Promise<{ readonly code: number; readonly said: readonly unknown[] }> {
  const said: unknown[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
  const code = await migrate.run({ words: [folder], options });
  vi.restoreAllMocks();
  return { code, said };
}

test("[MIG-10] tutti migrate runs what is pending, --check only says it, and a mistake is a sentence", async () => {
  expect(await run({ check: true })).toEqual({ code: 1, said: ["notes: 0000_first is pending"] });
  expect(existsSync(join(folder, "kept"))).toBe(false);
  expect(await run()).toEqual({ code: 0, said: ["notes: 0000_first was run"] });
  expect(await run({ check: true })).toEqual({ code: 0, said: ["notes: nothing is pending"] });
  write("drizzle/0000_first.sql", "CREATE TABLE notes (text text);\n");
  await expect(run()).rejects.toMatchObject({ name: "Problem", message: expect.stringContaining('The migrations of the connection "notes" were not run: 0000_first.sql was changed') });
});

test("[MIG-11] tutti start runs what is pending before it answers, also in what tutti build made, and does not start over one that was edited", { timeout: 120_000 }, async () => {
  const tutti = (...args: string[]): Serving => {
    const serving = new Serving(args, folder);
    running.push(serving);
    return serving;
  };
  expect(await tutti("build", "app.ts").ended()).toBe(0);
  const elsewhere = join(folder, "dist");
  rmSync(join(folder, "drizzle"), { recursive: true });
  const served = tutti("start", elsewhere, "--port", "0");
  await served.port();
  expect(served.said).toContain('The migration 0000_first of the connection "notes" was run');
  expect(await served.stop()).toBe(0);
  const database = new DatabaseSync(join(elsewhere, "kept/notes.db"), { readOnly: true });
  expect(database.prepare("SELECT count(*) AS n FROM notes").get()).toEqual({ n: 0 });
  database.close();
  write("dist/drizzle/0000_first.sql", "CREATE TABLE notes (text text);\n");
  const refused = tutti("start", elsewhere, "--port", "0");
  expect(await refused.ended()).toBe(1);
  expect(refused.said).toContain("0000_first.sql was changed after the database had it");
  expect(refused.said).not.toContain("    at ");
});
