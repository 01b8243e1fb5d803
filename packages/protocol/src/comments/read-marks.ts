import type { PersonId } from "../ids.ts";
import { mentionsIn } from "./mentions.ts";
import type { Comment, Conversation } from "./threads.ts";

/** Up to when a person has read each thread lies in their own document, by thread: nobody else's to know. */
export const READ_MARKS = "$read";

/** Whether a comment is new to somebody: said by another, after what they have read, and still there. */
export const isUnread = ({ by, at, deleted }: Comment, me: PersonId, readUpTo: number): boolean => !deleted && by !== me && at > readUpTo;

/** What is new to somebody in the whole conversation, and in how many of the new ones they are named. */
export function unreadOf({ comments, threads }: Conversation, me: PersonId, readUpTo: (thread: string) => number): { readonly comments: number; readonly mentions: number } {
  const fresh = [...comments.values()].filter((comment) => threads.has(comment.thread) && isUnread(comment, me, readUpTo(comment.thread)));
  return { comments: fresh.length, mentions: fresh.filter(({ text }) => mentionsIn(text).includes(me)).length };
}
