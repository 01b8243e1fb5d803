import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseAppId, parseDeviceId, parseEventId, parsePersonId, parseRoomId, parseWidgetKey, RESERVED_APP_IDS, type AppId, type PersonId, type RoomId } from "../ids.ts";
import { cleanName, MAX_NAME_CHARS } from "../people.ts";
import type { Role } from "../roles.ts";
import { accessTo, documentName, parseDocumentName, type DocumentRef } from "./names.ts";

const app = parseAppId("sales") as AppId;
const room = parseRoomId("main") as RoomId;
const ana = parsePersonId("ana") as PersonId;

test("[PRO-1] every document's name is read back as what it was made from", () => {
  const slug = fc.stringMatching(/^[a-z0-9-]{1,64}$/).filter((text) => !RESERVED_APP_IDS.has(text));
  const person = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
  fc.assert(
    fc.property(slug, slug, fc.constantFrom("room", "owner", "comments", "me"), person, (a, r, kind, p) => {
      const base = { app: a as AppId, room: r as RoomId };
      const ref: DocumentRef = kind === "me" ? { ...base, kind, person: p as PersonId } : { ...base, kind };
      expect(parseDocumentName(documentName(ref))).toEqual(ref);
    }),
  );
});

test.each([
  "", "sales", "sales/", "/main", "sales/main/", "sales/main/room", "sales/main/me", "sales/main/me/", "sales/main/owner/x", "sales/main/me/a/b",
  "sales/main/me/auth0|1", "Sales/main", "sales/ma in", "sales/main/view", "api/main", "sales//main", "sales/main\u0000", `sales/${"x".repeat(65)}`, "$view",
])("[PRO-1] %j is no document", (name) => {
  expect(parseDocumentName(name)).toBeUndefined();
});

test("[PRO-1] whatever is read prints back equal", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom("sales", "main", "me", "owner", "comments", "ana", "", "__proto__", "%2e")).map((parts) => parts.join("/"))), (text) => {
      const ref = parseDocumentName(text);
      if (ref) expect(documentName(ref)).toBe(text);
    }),
  );
});

const TABLE: Readonly<Record<"room" | "owner" | "comments" | "mine" | "another's", Readonly<Record<Role | "nobody", string>>>> = {
  room: { owner: "write", editor: "write", commenter: "read", viewer: "read", nobody: "none" },
  owner: { owner: "write", editor: "read", commenter: "read", viewer: "read", nobody: "none" },
  comments: { owner: "read", editor: "read", commenter: "read", viewer: "read", nobody: "none" },
  mine: { owner: "write", editor: "write", commenter: "write", viewer: "write", nobody: "none" },
  "another's": { owner: "none", editor: "none", commenter: "none", viewer: "none", nobody: "none" },
};

test.each(Object.entries(TABLE))("[PRO-2] who may do what with %s", (which, rights) => {
  const ref: DocumentRef =
    which === "mine" || which === "another's" ? { app, room, kind: "me", person: which === "mine" ? ana : (parsePersonId("ben") as PersonId) }
    : { app, room, kind: which as "room" | "owner" | "comments" };
  const found = Object.keys(rights).map((role) => [role, accessTo(ref, ana, role === "nobody" ? undefined : (role as Role))]);
  expect(Object.fromEntries(found)).toEqual(rights);
});

test.each(["", "__proto__", "constructor", "prototype", "a\u0000b", "a\u001fb", "line\nbreak", "\ud800", "half \udc00 of a pair", "x".repeat(257)])("[PRO-3] %j is no key", (key) => {
  expect(parseWidgetKey(key)).toBeUndefined();
});

test.each(["Months", "slider:Wie viele Monate?", "売上", "😀", "a".repeat(256)])("[PRO-3] %j is a key", (key) => {
  expect(parseWidgetKey(key)).toBe(key);
});

test.each(["d:0", "d:-1", "d:01", "d:1e3", "d:1.5", "d:", ":1", "d:1:2", "d d:1", "d:9007199254740993", "d", "d:Infinity"])("[PRO-4] %j is no event's id", (id) => {
  expect(parseEventId(id)).toBeUndefined();
});

test("[PRO-4] an id is read back as its device and counter", () => {
  expect(parseEventId("Zk3_-9:12")).toEqual({ device: parseDeviceId("Zk3_-9"), counter: 12 });
});

test.each([
  ["  Ana   María ", "Ana María"], ["\u202eevil", "evil"], ["a\u0000b\tc", "ab c"], ["\u200b\u2060 ", undefined], ["", undefined], ["e\u0301", "é"],
  ["😀".repeat(50), "😀".repeat(MAX_NAME_CHARS)],
])("[PRO-5] %j is kept as %j", (text, name) => {
  expect(cleanName(text)).toBe(name);
});
