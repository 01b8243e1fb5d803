import { parsePersonId, type HistoryRow } from "@tutti/protocol";
import { expect, test } from "vitest";
import { byDay, digest } from "./digest.ts";

const person = (name: string) => parsePersonId(name) ?? expect.fail("a person's id");
const row = (id: number, key: string, by: string, at: number, before: number, after: number): HistoryRow =>
  ({ id, at, by: person(by), scope: "room", key, before, after });

test("[HIST-10] what one person did to one widget in one go is one line, from before the first to after the last", () => {
  const rows = [
    row(5, "a", "ana", 400_000, 4, 5), row(4, "a", "ben", 100_500, 3, 4), row(3, "a", "ana", 90_000, 2, 3), row(2, "a", "ana", 60_000, 1, 2), row(1, "b", "ana", 50_000, 0, 1),
  ];
  expect(digest(rows).map(({ newest, oldest }) => [newest.key, newest.by, oldest.before, newest.after])).toEqual([
    ["a", "ana", 4, 5], ["a", "ben", 3, 4], ["a", "ana", 1, 3], ["b", "ana", 0, 1],
  ]);
});

test("[HIST-10] lines are told day by day", () => {
  const noon = new Date(2026, 5, 2, 12).getTime();
  const days = byDay(digest([row(3, "a", "ana", noon, 0, 1), row(2, "b", "ana", noon - 3_600_000, 0, 1), row(1, "c", "ana", noon - 86_400_000, 0, 1)]));
  expect(days.map(({ day, told }) => [new Date(day).getDate(), told.length])).toEqual([[2, 2], [1, 1]]);
});
