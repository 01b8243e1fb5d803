import { eventId, parseCommentId, type CommentAct, type CommentChange, type CommentEvent, type CommentId, type DeviceId, type ElementId, type Person, type PersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { EVERY_THREAD, filterThreads, showThreads } from "./threads-shown.ts";

const cid = (n: number): CommentId => parseCommentId(`comment_________${n}`) as CommentId;
const ana: Person = { id: "ana" as PersonId, name: "Ana", colour: 0, role: "commenter" };
const anchor = (label: string) => ({ element: label as ElementId, label });
const thread = (n: number, by: string, more = {}): CommentChange => ({ kind: "thread", id: cid(n), value: { id: cid(n), at: n, by: by as PersonId, anchor: anchor(`el${n}`), ...more } });
const said = (n: number, to: number, by: string, text: string): CommentChange => ({ kind: "comment", id: cid(n), value: { id: cid(n), thread: cid(to), at: n, by: by as PersonId, text } });
const event = (n: number, act: CommentAct): CommentEvent => ({ id: eventId("d" as DeviceId, n), at: 100 + n, act });
const there = [thread(1, "ben"), said(1, 1, "ben", "look <@ana>"), thread(2, "cleo", { resolved: { at: 9 } }), said(2, 2, "cleo", "done"), said(3, 1, "ana", "I do")];

test("[CONV-1] what waits is shown at once, marked, as the server will decide it; what it will refuse is not", () => {
  const { threads, waiting } = showThreads(there, [
    event(1, { kind: "reply", thread: cid(1), comment: cid(4), text: "more" }), event(2, { kind: "edit", comment: cid(1), text: "not mine" }),
    event(3, { kind: "open", comment: cid(5), anchor: anchor("new"), text: "hello" }), event(4, { kind: "reply", thread: cid(5), comment: cid(6), text: "and again" }),
  ], ana, false, () => 0);
  expect(threads.map(({ id, comments }) => [id, comments.map(({ text }) => text)])).toEqual([
    [cid(5), ["hello", "and again"]], [cid(1), ["look <@ana>", "I do", "more"]], [cid(2), ["done"]],
  ]);
  expect([...waiting].toSorted()).toEqual([cid(4), cid(5), cid(6)]);
  expect(showThreads(there, [event(1, { kind: "reply", thread: cid(1), comment: cid(4), text: "more" })], { ...ana, role: "viewer" }, false, () => 0).waiting.size).toBe(0);
});

test("[CONV-2] unread is what others said since one read it", () => {
  const unread = (upTo: number): readonly number[] => showThreads(there, [], ana, false, () => upTo).threads.map((one) => one.unread);
  expect([unread(0), unread(1), unread(2)]).toEqual([[1, 1], [0, 1], [0, 0]]);
});

test.each([
  [{ ...EVERY_THREAD }, [1]], [{ ...EVERY_THREAD, state: "all" }, [1, 2]], [{ ...EVERY_THREAD, state: "resolved" }, [2]],
  [{ ...EVERY_THREAD, state: "all", only: "mine" }, [1]], [{ ...EVERY_THREAD, state: "all", only: "mentions" }, [1]],
  [{ ...EVERY_THREAD, state: "all", only: "page" }, [1]], [{ ...EVERY_THREAD, state: "all", only: "unplaced" }, [2]],
  [{ ...EVERY_THREAD, state: "all", words: "DON" }, [2]], [{ ...EVERY_THREAD, state: "all", words: "el1 ben" }, [1]], [{ ...EVERY_THREAD, words: "nowhere" }, []],
] as const)("[CONV-3] %j lists what it says", (filter, ids) => {
  const { threads } = showThreads(there, [], ana, false, () => 0);
  const found = filterThreads(threads, filter, { me: ana.id, placeOf: ({ element }) => (element === "el1" ? "here" : "unplaced"), nameOf: (id) => id ?? "app" });
  expect(found.map(({ id }) => id).toSorted()).toEqual(ids.map(cid));
});
