import { expect, test } from "vitest";
import { parsePersonId, type ElementId, type PersonId } from "../ids.ts";
import { parseCommentId, type CommentId } from "./comment-acts.ts";
import { mentionOf, mentionsIn, replaceMentions } from "./mentions.ts";
import { unreadOf } from "./read-marks.ts";
import { Threads } from "./threads.ts";

const ana = parsePersonId("ana") as PersonId;

test("[COMM-11] a mention names a person by their public id, once each, and can be read with any name", () => {
  const text = `${mentionOf(ana)}, ask <@ben> or ${mentionOf(ana)}; <@> and <@a b> are nobody`;
  expect(mentionsIn(text)).toEqual(["ana", "ben"]);
  expect(replaceMentions(text, (id) => `@${id.toUpperCase()}`)).toBe("@ANA, ask @BEN or @ANA; <@> and <@a b> are nobody");
});

test("[COMM-12] what others said since one read a thread is unread, and what names one is counted", () => {
  const id = (n: number): CommentId => parseCommentId(`comment_________${n}`) as CommentId;
  const comment = (n: number, by: string, text: string, more = {}) => ({ kind: "comment", id: id(n), value: { id: id(n), thread: id(1), at: n, by: by as PersonId, text, ...more } }) as const;
  const threads = new Threads();
  threads.put([
    { kind: "thread", id: id(1), value: { id: id(1), at: 1, anchor: { element: "a" as ElementId, label: "" } } },
    comment(1, "ben", "<@ana> old"), comment(2, "ben", "<@ana> new"), comment(3, "ben", "new"), comment(4, "ana", "mine"), comment(5, "ben", "", { deleted: true }),
  ]);
  expect(unreadOf(threads, ana, () => 1)).toEqual({ comments: 2, mentions: 1 });
  expect(unreadOf(threads, ana, () => 4)).toEqual({ comments: 0, mentions: 0 });
});
