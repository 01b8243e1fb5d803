import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rooms } from "./rooms.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tutti-rooms-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...words: string[]): Promise<number> => rooms.run({ words, options: { data: folder } });

test("[MOVE-6] tutti rooms says what it can do and what it did, and what is wrong as a sentence", async () => {
  const said: unknown[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => said.push(line));
  expect(await run()).toBe(0);
  expect(said).toEqual(["There are no rooms yet."]);
  await expect(run("exprot", "a/b", "c")).rejects.toThrow('tutti rooms cannot "exprot"; did you mean tutti rooms export?');
  await expect(run("export", "sales/main")).rejects.toThrow("tutti rooms export needs a room and a folder: tutti rooms export sales/main backup");
  await expect(run("delete", "sales/main", "all")).rejects.toThrow("tutti rooms delete needs a room");
  await expect(run("export", "sales/main", join(folder, "out"))).rejects.toThrow('There is no room "sales/main" in');
  await expect(run("import", join(folder, "none"))).rejects.toThrow('There is no room.json in');
}, 60_000);
