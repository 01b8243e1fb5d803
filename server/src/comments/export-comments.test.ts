import { parseAppId, parseCommentId, parsePersonId, parseRoomId, Threads, type AppId, type Comment, type CommentId, type ElementId, type PersonId, type RoomId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { commentsAsJson, commentsAsMarkdown, type CommentExport } from "./export-comments.ts";

const person = (name: string): PersonId => parsePersonId(name) as PersonId;
const cid = (n: number): CommentId => parseCommentId(`comment_________${n}`) as CommentId;
const NAMES: Readonly<Record<string, string>> = { ana: "Ana *A*", ben: "Guest 1" };
const at = Date.UTC(2026, 10, 29, 18, 5);

function told(comments: readonly Comment[] = []): CommentExport {
  const conversation = new Threads();
  conversation.put([
    { kind: "thread", id: cid(2), value: { id: cid(2), at: at + 5, anchor: { element: "el2" as ElementId, label: "Sales\n# now", page: "/north", part: { kind: "cell", row: "7", column: "Amount" }, value: "12" } } },
    { kind: "thread", id: cid(1), value: { id: cid(1), at, by: person("ana"), anchor: { element: "el1" as ElementId, label: "Months" }, resolved: { at: at + 60_000, by: person("ben") } } },
    ...comments.map((value) => ({ kind: "comment", id: value.id, value }) as const),
  ]);
  return {
    app: parseAppId("sales") as AppId, room: parseRoomId("main") as RoomId, at: at + 120_000, by: "Ana *A*", conversation,
    nameOf: (id) => (id === undefined ? "The app" : (NAMES[id] ?? "Somebody")),
  };
}

const SAID: readonly Comment[] = [
  { id: cid(3), thread: cid(1), at: at + 2, by: person("zoe"), text: "# No\r\n\r\n<b>heading</b>", reactions: { heart: [person("ana"), person("ben")], eyes: [person("zoe")] } },
  { id: cid(1), thread: cid(1), at, by: person("ana"), text: "Right, <@ben>?", edited: at + 1 },
  { id: cid(4), thread: cid(1), at: at + 3, by: person("ben"), text: "", deleted: true },
  { id: cid(2), thread: cid(2), at: at + 5, text: "Low." },
];

test("[CEXP-1] what is taken away says who, when, where, the words, what is resolved and the reactions, by the names that its reader may read", () => {
  expect(JSON.parse(commentsAsJson(told(SAID)))).toEqual({
    app: "sales", room: "main", exported: "2026-11-29T18:07:00.000Z", by: "Ana *A*",
    threads: [
      {
        id: cid(1), begun: "2026-11-29T18:05:00.000Z", by: "Ana *A*", where: { element: "el1", label: "Months" }, resolved: { at: "2026-11-29T18:06:00.000Z", by: "Guest 1" },
        comments: [
          { id: cid(1), at: "2026-11-29T18:05:00.000Z", by: "Ana *A*", text: "Right, @Guest 1?", edited: "2026-11-29T18:05:00.001Z" },
          { id: cid(3), at: "2026-11-29T18:05:00.002Z", by: "Somebody", text: "# No\r\n\r\n<b>heading</b>", reactions: { heart: ["Ana *A*", "Guest 1"], eyes: ["Somebody"] } },
          { id: cid(4), at: "2026-11-29T18:05:00.003Z", by: "Guest 1", text: "", deleted: true },
        ],
      },
      {
        id: cid(2), begun: "2026-11-29T18:05:00.005Z", by: "The app", where: { element: "el2", label: "Sales\n# now", page: "/north", part: { kind: "cell", row: "7", column: "Amount" }, value: "12" },
        comments: [{ id: cid(2), at: "2026-11-29T18:05:00.005Z", by: "The app", text: "Low." }],
      },
    ],
  });
});

test("[CEXP-2] in Markdown what was said stands in quotes: no words of anybody become the file's own", () => {
  expect(commentsAsMarkdown(told(SAID))).toBe(`# Comments in sales/main

Exported by Ana \\*A\\*, 2026-11-29 18:07 UTC.

## Months

Resolved by Guest 1, 2026-11-29 18:06 UTC.

**Ana \\*A\\***, 2026-11-29 18:05 UTC, edited 2026-11-29 18:05 UTC

> Right, @Guest 1?

**Somebody**, 2026-11-29 18:05 UTC

> # No
>
> <b>heading</b>

❤️ Ana \\*A\\*, Guest 1 · 👀 Somebody

**Guest 1**, 2026-11-29 18:05 UTC

*This comment was deleted.*

## Sales \\# now (page /north) · Amount, row 7 · then "12"

Open.

**The app**, 2026-11-29 18:05 UTC

> Low.
`);
  expect(commentsAsMarkdown({ ...told(), conversation: new Threads() })).toContain("Nobody has said anything yet.");
});
