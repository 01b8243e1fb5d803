import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { AccessEntry } from "./port.ts";
import { Records } from "./records.ts";
import { SqliteAccess } from "./sqlite-access.ts";

const line = (at: number, name: string): AccessEntry => ({ op: "audit", entry: { at, app: "sales", room: "main", person: "p", name, action: "entered", detail: { n: at } } });

test("[IDN-23] rights are written together or not at all, outlive the server, and lie where only its own user reads", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tutti-access-"));
  const first = new SqliteAccess(folder);
  await first.open();
  await first.write([{ op: "put", kind: "grant", key: "a", value: { role: "owner" } }, { op: "put", kind: "link", key: "b", value: 1 }]);
  // The second of these cannot be written, so the first is not.
  const broken = { op: "put", kind: "grant", key: undefined, value: 1 } as unknown as AccessEntry;
  await expect(first.write([{ op: "remove", kind: "grant", key: "a" }, broken])).rejects.toThrow(/What people may do cannot be read or kept/);
  await first.close();
  await expect(first.all()).rejects.toThrow(/closed/);
  const second = new SqliteAccess(folder);
  await second.open();
  expect(await second.all()).toEqual([{ kind: "grant", key: "a", value: { role: "owner" } }, { kind: "link", key: "b", value: 1 }]);
  await second.close();
  expect((await stat(join(folder, "access.db"))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});

test("[IDN-24] the audit log is read newest first, page by page, of its own room; what is older than its retention goes, and nothing younger", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tutti-access-"));
  const store = new SqliteAccess(folder);
  await store.open();
  await store.write([1, 2, 3, 4, 5].map((at) => line(at, `n${at}`)));
  const page = await store.audit({ app: "sales", room: "main", limit: 2 });
  expect(page.map(({ at, detail }) => [at, detail])).toEqual([[5, { n: 5 }], [4, { n: 4 }]]);
  expect((await store.audit({ app: "sales", room: "main", limit: 9, before: page[1]?.id ?? 0 })).map(({ at }) => at)).toEqual([3, 2, 1]);
  expect(await store.audit({ app: "sales", room: "other", limit: 9 })).toEqual([]);
  await store.write([{ op: "forget", before: 3 }]);
  expect((await store.audit({ app: "sales", room: "main", limit: 9 })).map(({ at }) => at)).toEqual([5, 4, 3]);
  await store.write([{ op: "forget", before: 1 }, line(6, "n6")]);
  expect((await store.audit({ app: "sales", room: "main", limit: 9 })).map(({ at }) => at)).toEqual([6, 5, 4, 3]);
  await store.close();
  await rm(folder, { recursive: true });
});

test("[EMB-19] what is taken back while it is being written does not come back", async () => {
  const written = Promise.withResolvers<void>();
  const records = new Records<{ id: string; used?: number }>({ kind: "token", store: { write: () => written.promise }, keyOf: ({ id }) => id, print: (one) => ({ ...one }), parse: () => undefined });
  const noting = records.put({ id: "a", used: 1 });
  const other = records.put({ id: "b" });
  const revoking = records.remove(["a"]);
  written.resolve();
  await Promise.all([noting, other, revoking]);
  expect([records.get("a"), records.get("b")]).toEqual([undefined, { id: "b" }]);
  await records.put({ id: "a" });
  expect(records.get("a")).toEqual({ id: "a" });
});
