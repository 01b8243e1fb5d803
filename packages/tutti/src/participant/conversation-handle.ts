import {
  COMMENT_EVENTS, commentsOf, parseCommentId, readCells, Threads,
  type CommentAct, type CommentId, type CommentPart, type DeviceId, type EmojiName, type PersonId, type ViewElement,
} from "@tutti/protocol";
import type * as Y from "yjs";
import { namesOf } from "./find.ts";

/** A thread, as a test looks at it. */
export interface TestThread {
  readonly id: CommentId;
  readonly label: string;
  readonly part: CommentPart | undefined;
  readonly resolved: boolean;
  /** What was said, the oldest first; of what was deleted, nothing. `by` is absent where the app said it. */
  readonly comments: readonly { readonly id: CommentId; readonly by?: PersonId; readonly text: string; readonly reactions: { readonly [emoji: string]: readonly PersonId[] } }[];
}

/** The room's conversation in one person's hands. What they do has reached the room after the next `run()`. */
export interface ConversationHandle {
  readonly threads: readonly TestThread[];
  /**
   * Begins a thread at what has this key, label or text.
   *
   * @throws if there is no such element on their page, or more than one.
   */
  say(at: string, text: string, part?: CommentPart): CommentId;
  reply(thread: CommentId, text: string): CommentId;
  edit(comment: CommentId, text: string): void;
  delete(comment: CommentId): void;
  resolve(thread: CommentId): void;
  reopen(thread: CommentId): void;
  react(comment: CommentId, emoji: EmojiName): void;
  unreact(comment: CommentId, emoji: EmojiName): void;
}

export interface ConversationPorts {
  readonly comments: Y.Doc;
  readonly me: Y.Doc;
  readonly device: DeviceId;
  now(): number;
  elements(): readonly ViewElement[];
}

export function conversationHandle({ comments, me, device, now, elements }: ConversationPorts): ConversationHandle {
  const act = (done: CommentAct): void => COMMENT_EVENTS.append(me, { id: COMMENT_EVENTS.nextId(me, device), at: now(), act: done }, "page");
  const fresh = (): CommentId => parseCommentId(crypto.randomUUID().replaceAll("-", "").slice(0, 20)) as CommentId;
  return {
    get threads() {
      const said = new Threads(readCells(comments));
      return [...said.threads.values()].sort((a, b) => a.at - b.at).map(({ id, anchor: { label, part }, resolved }) => ({
        id, label, part, resolved: resolved !== undefined,
        comments: commentsOf(said, id).filter(({ deleted }) => !deleted).map(({ id: comment, by, text, reactions }) => ({ id: comment, text, reactions: reactions ?? {}, ...(by && { by }) })),
      }));
    },
    say(at, text, part) {
      const found = elements().filter((element) => namesOf(element).includes(at));
      const [element] = found;
      if (!element || found.length > 1) throw new Error(element ? `There are ${found.length} elements called "${at}" on the page; give one a key` : `There is no element called "${at}" on the page`);
      const comment = fresh();
      act({ kind: "open", comment, anchor: { element: element.id, label: at, ...(part && { part }) }, text });
      return comment;
    },
    reply(thread, text) {
      const comment = fresh();
      act({ kind: "reply", thread, comment, text });
      return comment;
    },
    edit: (comment, text) => act({ kind: "edit", comment, text }),
    delete: (comment) => act({ kind: "delete", comment }),
    resolve: (thread) => act({ kind: "resolve", thread }),
    reopen: (thread) => act({ kind: "reopen", thread }),
    react: (comment, emoji) => act({ kind: "react", comment, emoji }),
    unreact: (comment, emoji) => act({ kind: "unreact", comment, emoji }),
  };
}
