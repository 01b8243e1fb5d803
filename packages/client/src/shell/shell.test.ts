import { CLOSE, memberName } from "@tutti/protocol";
import { expect, test } from "vitest";
import { listApps } from "./list-apps.ts";
import { differences, keyOfCell, plainValue } from "./notice-diff.ts";
import { readRoute } from "./route.ts";
import { titleOfRefusal } from "./refusal.ts";

test("[UI-40] an address names the start, a room, or nothing", () => {
  expect(readRoute("/", "")).toEqual({ page: "start" });
  expect(readRoute("/sales/main", "")).toEqual({ page: "room", app: "sales", room: "main", embedded: false, base: "/sales/main", at: "/" });
  expect(readRoute("/sales", "?embed")).toEqual({ page: "room", app: "sales", room: "main", embedded: true, base: "/sales/main", at: "/" });
  expect(readRoute("/sales/main/by-region", "")).toMatchObject({ page: "room", base: "/sales/main", at: "by-region" });
  for (const path of ["/Sales/main", "/api/apps", "/sales/main/more/still", "/sales/main/More", "/sales/%2e"]) expect(readRoute(path, "")).toEqual({ page: "nothing" });
});

test("[UI-41] two submits are compared field by field, and only where they differ", () => {
  const rows = differences({ due: "2026-11-27", "text:note": "a", same: [1, 2] }, { due: "2026-12-01", same: [1, 2], more: true });
  expect(rows).toEqual([{ cell: "due", mine: "2026-11-27", theirs: "2026-12-01" }, { cell: "text:note", mine: "a", theirs: undefined }, { cell: "more", mine: undefined, theirs: true }]);
  expect(keyOfCell("text:note")).toBe("note");
  expect([keyOfCell("due"), keyOfCell(memberName("Fruits", "Apple"))]).toEqual(["due", "Fruits"]);
  expect([plainValue(["a", "b"]), plainValue(null), plainValue(3), plainValue({ a: 1 })]).toEqual(["a, b", "", "3", '{"a":1}']);
});

test("[UI-42] a refusal has a heading that says which one it is", () => {
  const titles = [CLOSE.notFound.code, CLOSE.forbidden.code, CLOSE.tooLarge.code].map(titleOfRefusal);
  expect(new Set(titles).size).toBe(3);
  expect([404, 403].map(titleOfRefusal)).toEqual(titles.slice(0, 2));
});

test("[UI-43] a list of apps that is none is an error in words, and a strange entry is passed over", async () => {
  const answer = (body: unknown, status = 200) => async () => new Response(JSON.stringify(body), { status });
  await expect(listApps(answer({ apps: [{ id: "a", title: "A" }, { id: 3 }] }))).resolves.toEqual([{ id: "a", title: "A" }]);
  await expect(listApps(answer({}, 500))).rejects.toThrow("answered 500");
  await expect(listApps(answer([]))).rejects.toThrow("not a list");
});
