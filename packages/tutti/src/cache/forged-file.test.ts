import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testApp } from "../testing/index.ts";
import { app } from "../app.ts";
import type { Ui } from "../ui/ui.ts";
import { cacheData } from "./cache-data.ts";
import { Disk } from "./disk.ts";
import { useCacheWorld } from "./world.ts";

let folder: string;
let disk: Disk;
const warned: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tutti-forged-"));
  const warn = (text: string): void => void warned.push(text);
  disk = new Disk({ folder, maxBytes: 100_000_000, code: () => "one", warn });
  useCacheWorld({ disk, warn });
});
afterEach(async () => {
  await disk.idle();
  rmSync(folder, { recursive: true, force: true });
  useCacheWorld({ warn: (text) => console.warn(text) });
});

/** The file of the one result that was written, and its header. */
function written(): { readonly file: string; readonly header: Readonly<Record<string, unknown>>; readonly body: Buffer } {
  const [file = ""] = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const bytes = readFileSync(file);
  const end = 4 + bytes.readUInt32BE(0);
  return { file, header: JSON.parse(bytes.subarray(4, end).toString()) as Record<string, unknown>, body: bytes.subarray(end) };
}

/** Puts a body in its place, with the digest that it should have. */
function forge(body: Uint8Array, more: Readonly<Record<string, unknown>> = {}): void {
  const { file, header } = written();
  const head = Buffer.from(JSON.stringify({ ...header, digest: createHash("sha256").update(body).digest("base64url"), ...more }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.byteLength);
  writeFileSync(file, Buffer.concat([length, head, body]));
}

/** Bytes of V8's own, by hand: a version, then what follows. */
const raw = (...bytes: readonly (number | Uint8Array)[]): Uint8Array => Buffer.concat([Buffer.from([255, 15]), ...bytes.map((one) => (typeof one === "number" ? Buffer.of(one) : one))]);
const HUGE = Buffer.of(255, 255, 255, 255, 15);
const nested = (depth: number): Uint8Array => raw(Buffer.alloc(depth * 2, Buffer.from("A\u0001")));
const copied = (bytes: unknown, more: object = {}): Uint8Array => serialize({ form: "copied", bytes, calls: [], size: 1, ...more });
const call = (more: object): Uint8Array => copied(serialize("forged"), { calls: [{ on: 0, method: "text", args: ["forged"], gives: undefined, ...more }] });

/** What no result of ours looks like. */
const BODIES: readonly Uint8Array[] = [
  Buffer.alloc(0), Buffer.alloc(1_000, 255), serialize("text"), serialize(null), serialize([]), serialize({}), serialize(JSON.parse('{"__proto__":{"form":"copied"},"constructor":1}')),
  serialize({ form: "other", calls: [], size: 1 }), serialize({ form: "__proto__", calls: [], size: 1 }), serialize({ form: "arrow", bytes: Buffer.from("no arrow"), calls: [], size: 1 }),
  ...[Number.NaN, -1, Infinity, "1", undefined].map((size) => copied(serialize("forged"), { size })), ...[undefined, {}, "x", [null], [[]], Array.from({ length: 6_000 }, () => ({ on: 0, method: "text", args: [] }))].map((calls) => copied(serialize("forged"), { calls })),
  copied("no bytes"), copied(Buffer.from("no bytes of V8's")), copied(nested(1_000_000)), copied(raw(0x41, HUGE)), copied(raw(0x22, HUGE)), copied(raw(0x42, HUGE)), copied(raw(0x7e, HUGE, HUGE)), copied(raw(0x5a, HUGE)),
  nested(1_000_000), raw(0x41, HUGE), raw(0x22, HUGE), raw(0x42, HUGE), raw(0x3b, HUGE), raw(0x5c, 5, HUGE),
  ...["constructor", "__defineGetter__", "__proto__", "toString", "valueOf", "", 5].map((method) => call({ method })), ...[-2, 1.5, 1e12, "0"].map((on) => call({ on })), call({ args: { length: 1 } }), call({ gives: "x" }), call({ gives: [-5] }),
];

const load = (): { times: () => number; get: (ui: Ui) => Promise<string> } => {
  let times = 0;
  const get = cacheData(async (ui: Ui) => {
    times += 1;
    ui.text("drawn");
    return "computed";
  }, { persist: true, name: "kept" });
  return { times: () => times, get };
};

/** What a script shows that asks for it. */
async function runOnce({ get }: ReturnType<typeof load>): Promise<unknown> {
  const t = testApp(app("Cached", async (ui) => ui.metric("Got", await get(ui))));
  await t.run();
  return t.metric("Got").value;
}

test("[CACHE-40] a file that somebody made up, with a right digest, stops nobody: what is no result is told and computed anew", async () => {
  await runOnce(load());
  await disk.idle();
  for (const [n, body] of BODIES.entries()) {
    forge(body);
    warned.length = 0;
    const again = load();
    expect([n, await runOnce(again), again.times(), warned.length > 0]).toEqual([n, "computed", 1, true]);
    await disk.idle();
  }
  // What says that it comes from the time to come would never be too old.
  forge(copied(serialize("forged")), { at: Number.MAX_SAFE_INTEGER });
  const later = load();
  expect([await runOnce(later), later.times()]).toEqual(["computed", 1]);
  await disk.idle();
});

test("[CACHE-40] any bytes at all with a right digest are read or computed anew, and never end the process", async () => {
  const whole = cacheData(() => ({ rows: [{ n: 1n, at: new Date(7) }], tags: new Set(["a"]), by: new Map([[1, "x"]]), bytes: Uint8Array.of(1), text: "long ".repeat(20) }), { persist: true, name: "kept" });
  await whole();
  await disk.idle();
  const { body } = written();
  let seed = 20_261_129;
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  let times = 0;
  for (let n = 0; n < 300; n++) {
    const changed = Buffer.from(body);
    for (let m = 0; m <= next(4); m++) changed[next(changed.length)] = next(256);
    forge(changed);
    const again = cacheData(() => {
      times += 1;
      return "computed";
    }, { persist: true, name: "kept" });
    await again();
    await disk.idle();
    forge(body);
  }
  expect(times).toBeGreaterThan(30);
});
