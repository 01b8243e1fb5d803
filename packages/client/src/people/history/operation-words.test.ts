import type { OperationNote, PersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { operationWords } from "./operation-words.ts";

const restore: OperationNote = { kind: "restore", to: Date.UTC(2026, 10, 29, 12), by: "ana" as PersonId, at: 1, count: 3 };

test("[HIST-23] what was taken back is told in the words of what it was: with its moment, its name, or none where that is not known", () => {
  const { to: _to, ...bare } = restore;
  expect(operationWords(restore)).toMatch(/^set the room back to .*2026.*: 3 changes$/);
  expect(operationWords({ ...restore, kind: "back", was: "restore" })).toBe(`took back: ${operationWords(restore)}`);
  expect(operationWords({ ...bare, kind: "back", was: "merge", name: "Cheaper fares" })).toBe("took back: merged the branch “Cheaper fares”: 3 changes");
  expect(operationWords({ ...bare, kind: "back", was: "restore" })).toBe(`took back: ${operationWords(undefined)}`);
});
