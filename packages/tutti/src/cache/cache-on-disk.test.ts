import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columnFromArray, tableFromColumns } from "@uwdata/flechette";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FromHost } from "../host/messages.ts";
import { cacheData, type CachedData } from "./cache-data.ts";
import { counted } from "./counted.fixture.ts";
import { Disk } from "./disk.ts";
import { Flights } from "./flights.ts";
import { useCacheWorld } from "./world.ts";

const warned: string[] = [];

describe("on disk", () => {
  let folder: string;
  let code: string;
  let disk: Disk;
  const start = (maxBytes = 1_000_000): void => {
    disk = new Disk({ folder, maxBytes, code: () => code, warn: (text) => warned.push(text) });
    useCacheWorld({ disk, warn: (text) => warned.push(text) });
  };
  beforeEach(() => {
    warned.length = 0;
    folder = mkdtempSync(join(tmpdir(), "tutti-cache-"));
    code = "one";
    start();
  });
  afterEach(async () => {
    await disk.idle();
    rmSync(folder, { recursive: true, force: true });
  });
  const files = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  /** The same function in a process that begins anew. */
  const process = <R>(fn: () => R, options: Parameters<typeof cacheData>[1] = {}) => {
    const count = counted(fn);
    return { count, load: cacheData(count.fn as () => unknown, { persist: true, name: "kept", ...options } as object) as CachedData<[], Awaited<R>> };
  };

  it("[CACHE-14] a persisted result is there after a restart, with what was drawn; data of every kind and Arrow tables are the same", async () => {
    const data = { rows: [{ n: 1n, at: new Date(7) }], tags: new Set(["a"]), by: new Map([[1, "x"]]), bytes: Uint8Array.of(1), none: undefined };
    await process(() => data).load();
    await disk.idle();
    const again = process(() => data);
    expect(await again.load()).toEqual(data);
    expect(again.count.times).toBe(0);
    const table = () => tableFromColumns({ n: columnFromArray(Float64Array.of(1.5, 2.5)) });
    await process(table, { name: "table" }).load();
    await disk.idle();
    const loaded = process(table, { name: "table" });
    expect((await loaded.load()).toArray()).toEqual([{ n: 1.5 }, { n: 2.5 }]);
    expect([loaded.count.times, warned]).toEqual([0, []]);
  });

  it("[CACHE-14] results of one call that are written at once are each written whole", async () => {
    start(100_000_000);
    const entry = (value: string) => ({ kept: { form: "shared" as const, value }, calls: [], size: 1, at: Date.now() });
    const texts = ["long".repeat(3_000_000), "short", "longer".repeat(3_000_000)];
    expect(await Promise.all(texts.map((text) => disk.write("kept", "one", entry(text))))).toEqual([true, true, true]);
    const { kept } = (await disk.read("kept", "one")) ?? expect.fail("it cannot be read");
    expect(texts.includes(String(kept.form === "shared" && kept.value))).toBe(true);
    expect([files().length, warned]).toEqual([1, []]);
  });

  it("[CACHE-7] what was begun before `clear` is handed to who asked for it, and kept neither on disk nor for other processes", async () => {
    const told: FromHost[] = [];
    const flights: Flights = new Flights((message) => {
      told.push(message);
      if (message.type === "claim") flights.receive({ type: "turn", ask: message.ask, turn: "mine" });
      if (message.type === "computed") flights.receive({ type: "wanted", ask: message.ask, wanted: false });
    }, disk);
    for (const others of [undefined, flights]) {
      useCacheWorld({ disk, ...(others && { flights: others }), warn: (text) => warned.push(text) });
      const { promise, resolve } = Promise.withResolvers<string>();
      const name = others ? "with others" : "alone";
      const { load } = process(() => promise, { name });
      const before = load();
      load.clear();
      resolve("old");
      expect(await before).toBe("old");
      await disk.idle();
      const anew = process(() => "new", { name });
      expect(await anew.load()).toBe("new");
      await disk.idle();
    }
    await expect.poll(() => told.filter(({ type }) => type === "settled")).toEqual([expect.objectContaining({ written: false })]);
    expect(warned).toEqual([]);
  });

  it("[CACHE-15] a result that other code has written is not used", async () => {
    await process(() => 1).load();
    await disk.idle();
    code = "two";
    const changed = process(() => 2);
    expect(await changed.load()).toBe(2);
    expect(changed.count.times).toBe(1);
  });

  it("[CACHE-16] a file that is cut, changed or no cache at all is told, and computed anew; a full disk stops nobody", async () => {
    await process(() => "good").load();
    await disk.idle();
    const [file = ""] = files();
    const whole = readFileSync(file);
    const changed = Buffer.from(whole);
    changed[changed.length - 3] = (changed[changed.length - 3] ?? 0) ^ 1;
    for (const bad of [changed, whole.subarray(0, whole.length - 2), whole.subarray(0, 3), Buffer.alloc(0), Buffer.from([255, 255, 255, 255, 1])]) {
      writeFileSync(file, bad);
      const again = process(() => "new");
      expect(await again.load()).toBe("new");
      await disk.idle();
      expect(files()).toEqual([file]);
    }
    expect(warned.filter((text) => text.startsWith("A cached result was damaged"))).toHaveLength(5);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "no folder");
    expect(await process(() => "computed", { name: "full" }).load()).toBe("computed");
    await disk.idle();
    expect(warned.at(-1)).toContain("A cached result could not be written");
  });

  it("[CACHE-17] the folder holds so many bytes, of what was computed last; `clear` empties it", async () => {
    start(3_000);
    const load = cacheData((n: number) => "x".repeat(1_000) + n, { persist: true, name: "many" });
    for (let n = 0; n < 130; n++) await load(n);
    await disk.idle();
    expect(files().length).toBeLessThan(70);
    load.clear();
    expect(files()).toEqual([]);
  });
});
