import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parsePersonId, type ElementId, type PersonId } from "../ids.ts";
import { ROLES } from "../roles.ts";
import type { JsonValue } from "../json.ts";
import { MAX_COMMENT_CHARS, MAX_REACTIONS, MAX_ROOM_COMMENTS, MAX_THREAD_COMMENTS, MAX_THREADS } from "./bounds.ts";
import { parseCommentId, type CommentAct, type CommentId } from "./comment-acts.ts";
import { parseCommentEvent } from "./comment-events.ts";
import { decideComment, type CommentActor } from "./decide.ts";
import { EMOJI_NAMES } from "./emoji.ts";
import { commentCell, commentsOf, readComment, Threads } from "./threads.ts";

const person = (name: string): PersonId => parsePersonId(name) as PersonId;
const as = (name: string, role: (typeof ROLES)[number] = "commenter"): CommentActor => ({ id: person(name), role });
const [ana, ben] = [as("ana"), as("ben")];
const cid = (n: number | string): CommentId => parseCommentId(`comment_________${n}`) as CommentId;
const anchor = { element: "el1" as ElementId, label: "Months" };
const open = (n: number, text = "hello"): CommentAct => ({ kind: "open", comment: cid(n), anchor, text });
const reply = (to: number, n: number, text = "yes"): CommentAct => ({ kind: "reply", thread: cid(to), comment: cid(n), text });

/** A conversation after these acts; a rejected one throws. */
function after(...acts: readonly (readonly [CommentActor, CommentAct])[]): Threads {
  const threads = new Threads();
  acts.forEach(([actor, act], i) => expect(said(threads, actor, act, i + 1)).toBeUndefined());
  return threads;
}

function said(threads: Threads, actor: CommentActor, act: CommentAct, now = 100, viewersComment = false): string | undefined {
  const decision = decideComment(threads, act, { actor, now, viewersComment });
  if (decision.kind === "rejected") return decision.reason;
  threads.put(decision.changes);
  return undefined;
}

test("[COMM-1] a thread is begun at an element, answered, and read in its order", () => {
  const threads = after([ana, open(1)], [ben, reply(1, 2)], [ana, reply(1, 3)]);
  expect(threads.threads.get(cid(1))).toEqual({ id: cid(1), at: 1, by: "ana", anchor });
  expect(commentsOf(threads, cid(1)).map(({ by, text }) => [by, text])).toEqual([["ana", "hello"], ["ben", "yes"], ["ana", "yes"]]);
});

test("[COMM-2] nobody changes another's words; owners may delete any, and only authors their own", () => {
  const threads = after([ana, open(1)], [ben, reply(1, 2)]);
  expect(said(threads, as("cleo", "owner"), { kind: "edit", comment: cid(1), text: "other" })).toContain("Only its author");
  expect(said(threads, as("cleo", "editor"), { kind: "delete", comment: cid(1) })).toContain("Only its author and owners");
  expect(said(threads, ana, { kind: "edit", comment: cid(1), text: "better" })).toBeUndefined();
  expect(threads.comments.get(cid(1))).toMatchObject({ text: "better", edited: 100, by: "ana" });
  expect(said(threads, as("cleo", "owner"), { kind: "delete", comment: cid(2) })).toBeUndefined();
  expect(threads.comments.get(cid(2))).toEqual({ id: cid(2), thread: cid(1), at: 2, by: "ben", text: "", deleted: true });
});

test("[COMM-3] of a deleted comment nothing is left but that it was, and of a thread where nobody said anything else, nothing", () => {
  const threads = after([ana, open(1, "secret")], [ben, reply(1, 2)], [ana, { kind: "delete", comment: cid(1) }]);
  expect(JSON.stringify([...threads.comments.values()])).not.toContain("secret");
  expect(said(threads, ana, { kind: "edit", comment: cid(1), text: "again" })).toContain("deleted");
  expect(said(threads, ana, { kind: "react", comment: cid(1), emoji: "heart" })).toContain("deleted");
  expect(said(threads, ben, { kind: "delete", comment: cid(2) })).toBeUndefined();
  expect([threads.threads.size, threads.comments.size]).toEqual([0, 0]);
  expect(said(threads, ben, reply(1, 3))).toContain("deleted");
});

test("[COMM-4] whoever may comment resolves and opens again, and an answer opens again what was over", () => {
  const threads = after([ana, open(1)], [ben, { kind: "resolve", thread: cid(1) }]);
  expect(threads.threads.get(cid(1))?.resolved).toEqual({ at: 2, by: "ben" });
  expect(said(threads, ana, { kind: "resolve", thread: cid(1) })).toBeUndefined();
  expect(threads.threads.get(cid(1))?.resolved?.by).toBe("ben");
  expect(said(threads, ana, reply(1, 2))).toBeUndefined();
  expect(threads.threads.get(cid(1))?.resolved).toBeUndefined();
  expect(said(threads, ana, { kind: "resolve", thread: cid(1) })).toBeUndefined();
  expect(said(threads, ben, { kind: "reopen", thread: cid(1) })).toBeUndefined();
  expect(threads.threads.get(cid(1))?.resolved).toBeUndefined();
});

test("[COMM-5] a reaction is one for each person and emoji, and goes again", () => {
  const threads = after([ana, open(1)], [ana, { kind: "react", comment: cid(1), emoji: "heart" }], [ben, { kind: "react", comment: cid(1), emoji: "heart" }], [ben, { kind: "react", comment: cid(1), emoji: "heart" }]);
  expect(threads.comments.get(cid(1))?.reactions).toEqual({ heart: ["ana", "ben"] });
  for (const who of [ana, ben]) expect(said(threads, who, { kind: "unreact", comment: cid(1), emoji: "heart" })).toBeUndefined();
  expect(threads.comments.get(cid(1))).not.toHaveProperty("reactions");
});

test.each(ROLES)("[COMM-6] as %s one may comment from commenter on, and as a viewer where the app says so", (role) => {
  const may = role !== "viewer";
  expect(said(new Threads(), as("ana", role), open(1)) === undefined).toBe(may);
  expect(said(new Threads(), as("ana", role), open(1), 1, true)).toBeUndefined();
});

test("[COMM-7] what is bounded is refused in words when it is full", () => {
  expect(said(new Threads(), ana, open(1, " \n"))).toBe("A comment needs words");
  const full = new Threads();
  for (let n = 0; n < MAX_THREADS; n++) said(full, ana, open(n));
  expect(said(full, ana, open(MAX_THREADS))).toContain(`${MAX_THREADS} conversations`);
  for (let n = 1; n < MAX_THREAD_COMMENTS; n++) expect(said(full, ana, reply(0, MAX_THREADS + n))).toBeUndefined();
  expect(said(full, ana, reply(0, 7_000))).toContain(`${MAX_THREAD_COMMENTS} comments`);
  for (let n = full.comments.size, to = 1; n < MAX_ROOM_COMMENTS; n++, to++) said(full, ana, reply(1 + (to % 100), 10_000 + n));
  expect(said(full, ana, reply(900, 99_999))).toContain(`${MAX_ROOM_COMMENTS} comments`);
  for (let n = 0; n < MAX_REACTIONS; n++) said(full, as(`p${n}`), { kind: "react", comment: cid(5), emoji: "fire" });
  expect(said(full, ana, { kind: "react", comment: cid(5), emoji: "fire" })).toContain(`${MAX_REACTIONS} people`);
});

test("[COMM-8] an id that is taken is refused, whoever has it", () => {
  const threads = after([ana, open(1)], [ana, reply(1, 2)]);
  for (const act of [open(1), open(2), reply(1, 1), reply(1, 2)]) expect(said(threads, ben, act)).toContain("already");
});

const good = { id: "d:1", at: 1, act: { kind: "reply", thread: cid(1), comment: cid(2), text: "x" } };
test.each([
  [{ ...good, id: "d" }], [{ ...good, act: { ...good.act, kind: "shout" } }], [{ ...good, act: { ...good.act, text: "x".repeat(MAX_COMMENT_CHARS + 1) } }],
  [{ ...good, act: { ...good.act, thread: "short" } }], [{ ...good, act: { kind: "react", comment: cid(1), emoji: "__proto__" } }],
  [{ ...good, act: { kind: "open", comment: cid(1), text: "x", anchor: { element: "<b>", label: "" } } }],
  [{ ...good, act: { kind: "open", comment: cid(1), text: "x", anchor: { element: "el", label: "", part: { kind: "cell", row: 1 } } } }], [null], ["x"], [{ ...good, act: null }],
])("[COMM-9] %j cannot be read as an act", (raw) => {
  expect(parseCommentEvent(raw)).toBeUndefined();
});

test("[COMM-9] what an act says of who did it counts for nothing", () => {
  expect(parseCommentEvent({ ...good, act: { ...good.act, by: "ben" } })).toEqual(good);
  expect(parseCommentEvent({ ...good, by: "ben" })).toEqual(good);
});

test("[COMM-10] whatever is done, the cells that it writes read back to the same conversation", () => {
  const ids = fc.integer({ min: 0, max: 5 });
  const act: fc.Arbitrary<CommentAct> = fc.oneof(
    ids.map((n) => open(n)), fc.tuple(ids, ids).map(([to, n]) => reply(to, n)),
    ids.map((n) => ({ kind: "delete", comment: cid(n) }) as const), ids.map((n) => ({ kind: "resolve", thread: cid(n) }) as const), ids.map((n) => ({ kind: "reopen", thread: cid(n) }) as const),
    fc.tuple(ids, fc.constantFrom(...EMOJI_NAMES)).map(([n, emoji]) => ({ kind: "react", comment: cid(n), emoji }) as const),
    fc.tuple(ids, fc.string()).map(([n, text]) => ({ kind: "edit", comment: cid(n), text }) as const),
  );
  const who = fc.constantFrom<CommentActor>(ana, ben, as("cleo", "owner"), as("vic", "viewer"), "app");
  fc.assert(fc.property(fc.array(fc.tuple(who, act), { maxLength: 30 }), (acts) => {
    const threads = new Threads();
    const cells = new Map<string, JsonValue>();
    acts.forEach(([actor, one], i) => {
      const decision = decideComment(threads, one, { actor, now: i, viewersComment: false });
      if (decision.kind === "rejected") return;
      threads.put(decision.changes);
      for (const change of decision.changes) {
        if (change.value === undefined) cells.delete(commentCell(change));
        else cells.set(commentCell(change), JSON.parse(JSON.stringify(change.value)) as JsonValue);
        expect(readComment(commentCell(change), cells.get(commentCell(change)))?.value).toEqual(change.value);
      }
      // The same again changes nothing that is not said so.
      const again = decideComment(threads, one, { actor, now: i, viewersComment: false });
      expect(again.kind === "rejected" ? [] : again.changes).toEqual([]);
    });
    const read = new Threads(cells);
    expect(read).toEqual(threads);
    for (const comment of threads.comments.values()) expect(threads.threads.has(comment.thread)).toBe(true);
  }));
});
