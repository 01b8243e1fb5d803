import { expect, test } from "vitest";
import type { AccessEntry, AccessRow } from "../access/port.ts";
import { isAllowed, profileOf } from "./oidc/claims.ts";
import { Logins } from "./logins.ts";

const HOUR = 3_600_000;
const TIMES = { idle: 2 * HOUR, most: 10 * HOUR };

/** A store that keeps what it is told, as the real one does. */
function store() {
  const rows = new Map<string, AccessRow>();
  const write = async (entries: readonly AccessEntry[]): Promise<void> => {
    for (const entry of entries) {
      if (entry.op === "put") rows.set(`${entry.kind} ${entry.key}`, entry);
      if (entry.op === "remove") rows.delete(`${entry.kind} ${entry.key}`);
    }
  };
  return { write, rows: () => [...rows.values()].map((row) => JSON.parse(JSON.stringify(row)) as AccessRow) };
}

test("[IDN-20] a sign-in ends after its time without a visit, and in all; a visit keeps it, and what is kept is read back by the next server", async () => {
  const kept = store();
  const logins = new Logins(kept, TIMES);
  const { person } = await logins.know("test", "ana", { name: "Ana", email: "ana@example.com", groups: ["leads"] });
  const { id } = await logins.begin({ provider: "test", subject: "ana" }, 0);
  expect(logins.session(id, HOUR)).toMatchObject({ id: person, name: "Ana", by: "login", groups: ["test:leads"], until: TIMES.most });
  expect(logins.session(id, 2 * HOUR)).toBeUndefined();
  for (let hour = 1; hour < 10; hour++) {
    logins.visit(id, hour * HOUR);
    await logins.tidy(hour * HOUR);
  }
  const next = new Logins(kept, TIMES);
  next.load(kept.rows());
  for (const each of [logins, next]) expect([each.session(id, 9.9 * HOUR)?.id, each.session(id, 10 * HOUR)]).toEqual([person, undefined]);
  expect(next.account(person)?.email).toBe("ana@example.com");
  await next.tidy(10 * HOUR);
  expect(kept.rows().map(({ kind }) => kind)).toEqual(["account"]);
});

test("[IDN-21] somebody keeps their id and colour whatever they are called; two providers' people of one name are two, and very many sign-ins end the oldest", async () => {
  const logins = new Logins(store(), TIMES);
  const before = await logins.know("test", "ana", { name: "Ana", groups: [] });
  const after = await logins.know("test", "ana", { name: "Ana Lopez", groups: ["x"] });
  expect([after.person, after.colour, after.name]).toEqual([before.person, before.colour, "Ana Lopez"]);
  expect((await logins.know("other", "ana", { name: "Ana", groups: [] })).person).not.toBe(before.person);
  const first = await logins.begin({ provider: "test", subject: "ana" }, 0);
  const others = [];
  for (let n = 1; n <= 50; n++) others.push(await logins.begin({ provider: "test", subject: "ana", sid: `s${n}` }, n));
  expect(logins.session(first.id, 60)).toBeUndefined();
  expect(others.every(({ id }) => logins.session(id, 60) !== undefined)).toBe(true);
  expect(logins.meant("test", { sid: "s7" })).toHaveLength(1);
  expect(logins.meant("other", { subject: "ana" })).toHaveLength(0);
});

test("[IDN-22] of a provider's claims only bounded texts are taken: names, a vouched address, groups wherever they stand", () => {
  const groups = { groups: ["groups", "realm_access.roles", "https://example.com/roles"] };
  const claims = { name: "  Ana\u202e  Lopez ", email: "Ana@Example.com", email_verified: true, groups: ["a", 5, "", "a"], realm_access: { roles: ["b"] }, "https://example.com/roles": "c" };
  expect(profileOf(claims, groups)).toEqual({ name: "Ana Lopez", email: "ana@example.com", groups: ["a", "b", "c"] });
  expect(profileOf({ ...claims, email_verified: false }, groups)).not.toHaveProperty("email");
  expect(profileOf({ ...claims, email_verified: undefined }, { ...groups, trustEmail: true }).email).toBe("ana@example.com");
  expect(profileOf({ preferred_username: "ana" }, {})).toEqual({ name: "ana", groups: [] });
  expect(profileOf({ name: { toString: "x" }, email: 7, groups: { a: 1 }, realm_access: null }, groups)).toEqual({ name: "Somebody", groups: [] });
  expect(profileOf({ groups: Array.from({ length: 2_000 }, (_, n) => `g${n}`), name: "x".repeat(5_000) }, {}).groups).toHaveLength(500);
  expect(profileOf({ groups: ["x"] }, { groups: ["__proto__.x", "constructor.name"] }).groups).toEqual([]);
  expect([isAllowed({ name: "", groups: [], email: "a@sub.example.com" }, { domains: ["example.com"] }), isAllowed({ name: "", groups: [], email: "a@example.com" }, { domains: ["Example.com"] }), isAllowed({ name: "", groups: [] }, { domains: [] })]).toEqual([false, true, false]);
});
