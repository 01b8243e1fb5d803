import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SAID, said } from "../src/texts/de/said.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Every source that may say something to a reader. */
function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== "node_modules") yield* sources(path);
    else if (entry.name.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(entry.name)) yield read(path);
  }
}

/** A literal of a source as a sentence, with `x` for whatever is put into it; without a point at its end, which its reader may add. */
const sentence = (literal: string): string => literal.replaceAll(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, "x").replaceAll(/\\(.)/g, "$1");
/** What is handed to these calls, as they are written: `refused("…")`, `` problem(c, 403, `…`) ``. */
function* saidBy(source: string, calls: RegExp): Generator<string> {
  for (const { groups } of source.matchAll(new RegExp(`(?:${calls.source})\\s*(?:"(?<plain>(?:[^"\\\\]|\\\\.)+)"|\`(?<template>(?:[^\`\\\\$]|\\\\.|\\$\\{(?:[^{}\`]|\`[^\`]*\`)*\\})+)\`)`, "gs"))) {
    yield sentence(groups?.["plain"] ?? groups?.["template"] ?? "");
  }
}

test("[TEXT-6] a refusal of the server's is read in German, with what it puts in", () => {
  expect(said("It belongs to somebody else")).toBe("Das gehört jemand anderem");
  expect(said("As a viewer you cannot comment here; ask an owner of the room")).toContain("nicht kommentieren");
  expect(said("“a.b” is not taken: only .csv and .xlsx files are taken here")).toBe("„a.b“ wird nicht angenommen: Hier gehen nur Dateien der Art .csv and .xlsx");
  expect(said("The script took more than 512 MB of memory, and was ended")).toContain("mehr als 512 MB");
  expect(said("Something that an author wrote")).toBe("Something that an author wrote");
  expect(said("toString")).toBe("toString");
});

test("[TEXT-7] every sentence that has a translation is said somewhere", () => {
  const all = ["server/src", "packages/tutti/src/room", "packages/protocol/src", "packages/client/src/sync"].flatMap((folder) => [...sources(folder)]).join("\n");
  const parts = (key: string): string[] => key.split("{}").map((part) => part.replace(/^[“”]? ?is not taken: /, "").replace(/^As $/, "")).filter((part) => /[a-z]{3}/.test(part));
  const gone = Object.keys(SAID).filter((key) => !parts(key).every((part) => all.includes(part) || all.includes(part.replaceAll("'", "\\'"))));
  expect(gone).toEqual([]);
});

test("[TEXT-7] every refusal of a click, a comment, a file, a room, a branch or a version has a translation", () => {
  const missing = (path: string, calls: RegExp): string[] => [...saidBy(read(path), calls)].filter((text) => said(text) === text && text !== "“x” is not taken: x");
  const HTTP = /problem\(c, (?:401|403|404|409), (?:\w+ === "\w+" \? )?/;
  expect([
    ...missing("packages/tutti/src/room/judge.ts", /refused\(/), ...missing("packages/tutti/src/room/room-events.ts", /#refuse\(\w+,|lastOf\(head\) \},/),
    ...missing("packages/tutti/src/room/judge-upload.ts", /reason:/), ...missing("packages/protocol/src/comments/decide.ts", /rejected\(|const [A-Z_]+ =|return/),
    ...missing("packages/protocol/src/close-codes.ts", /reason:/), ...missing("server/src/rooms/rooms.ts", /refuse\("\w+",/),
    ...missing("server/src/http/asker.ts", /problem\(c, 40[34],/).filter((text) => !text.includes("another site")),
    ...missing("server/src/http/history.ts", HTTP), ...missing("server/src/http/branches.ts", HTTP), ...missing("server/src/http/past.ts", HTTP), ...missing("server/src/http/sharing/routes.ts", HTTP),
    ...missing("server/src/branches/branches.ts", /BranchProblem\(409,/), ...missing("server/src/files/files.ts", /FileProblem\(413,/),
  ]).toEqual([]);
});
