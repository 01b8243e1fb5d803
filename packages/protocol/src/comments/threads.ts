import { isEmojiName, type EmojiName } from "./emoji.ts";
import { parsePersonId, type PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { boolean, listOf, number, shape, text, those, type Taker } from "../shape.ts";
import { takeAnchor, type CommentAnchor } from "./anchor.ts";
import { MAX_COMMENT_CHARS, MAX_REACTIONS } from "./bounds.ts";
import { parseCommentId, type CommentId } from "./comment-acts.ts";

/** Where a conversation stands, and whether it is over. Without an author it is the app's own. */
export interface ThreadHead {
  readonly id: CommentId;
  readonly by?: PersonId;
  readonly at: number;
  readonly anchor: CommentAnchor;
  readonly resolved?: { readonly by?: PersonId; readonly at: number };
}

/** Something that was said. Of a deleted one nothing is left but that it was. */
export interface Comment {
  readonly id: CommentId;
  readonly thread: CommentId;
  readonly by?: PersonId;
  readonly at: number;
  /** Markdown, with people as `<@id>`. */
  readonly text: string;
  readonly edited?: number;
  readonly deleted?: boolean;
  readonly reactions?: { readonly [Name in EmojiName]?: readonly PersonId[] };
}

/** A room's whole conversation, by id. */
export interface Conversation {
  readonly threads: ReadonlyMap<CommentId, ThreadHead>;
  readonly comments: ReadonlyMap<CommentId, Comment>;
}

/** What is written when something was said: a cell of the document of comments, or `undefined` where it goes. */
export type CommentChange =
  | { readonly kind: "thread"; readonly id: CommentId; readonly value: ThreadHead | undefined }
  | { readonly kind: "comment"; readonly id: CommentId; readonly value: Comment | undefined };

/** The cell of the document that holds it. */
export const commentCell = ({ kind, id }: Pick<CommentChange, "kind" | "id">): string => `${kind}:${id}`;
/** The cell that says whether who may only look may comment too. */
export const VIEWERS_COMMENT = "viewers";

const id = those<CommentId>((raw) => parseCommentId(raw) !== undefined);
const person = those<PersonId>((raw) => typeof raw === "string" && parsePersonId(raw) !== undefined);
const takeHead: Taker<ThreadHead> = shape<ThreadHead>({ id, at: number, anchor: takeAnchor }, { by: person, resolved: shape<NonNullable<ThreadHead["resolved"]>>({ at: number }, { by: person }) });
const people = listOf(person, MAX_REACTIONS);
const takeComment: Taker<Comment> = shape<Comment>({ id, thread: id, at: number, text: text(MAX_COMMENT_CHARS) }, {
  by: person, edited: number, deleted: boolean,
  reactions: those((raw) => typeof raw === "object" && raw !== null && Object.entries(raw).every(([name, list]) => isEmojiName(name) && people(list) !== undefined)),
});

/** Reads a cell of the document of comments. @returns `undefined` where it is neither a thread's nor a comment's. */
export function readComment(cell: string, value: JsonValue | undefined): CommentChange | undefined {
  const [kind, name] = cell.split(":");
  const parsed = parseCommentId(name);
  if (!parsed || commentCell({ kind: kind === "thread" ? kind : "comment", id: parsed }) !== cell) return undefined;
  return kind === "thread" ? { kind, id: parsed, value: takeHead(value) } : { kind: "comment", id: parsed, value: takeComment(value) };
}

/** A conversation that changes are put into. */
export class Threads implements Conversation {
  readonly threads = new Map<CommentId, ThreadHead>();
  readonly comments = new Map<CommentId, Comment>();

  /** @param cells the cells of the document of comments. */
  constructor(cells: Iterable<readonly [string, JsonValue]> = []) {
    for (const [cell, value] of cells) {
      const change = readComment(cell, value);
      if (change?.value !== undefined) this.put([change]);
    }
  }

  put(changes: readonly CommentChange[]): void {
    for (const change of changes) {
      if (change.kind === "thread") set(this.threads, change.id, change.value);
      else set(this.comments, change.id, change.value);
    }
  }
}

function set<T>(into: Map<CommentId, T>, key: CommentId, value: T | undefined): void {
  if (value === undefined) into.delete(key);
  else into.set(key, value);
}

/** What was said in a thread, in its order. */
export const commentsOf = ({ comments }: Conversation, thread: CommentId): Comment[] =>
  [...comments.values()].filter((comment) => comment.thread === thread).sort((a, b) => a.at - b.at || (a.id === thread ? -1 : b.id === thread ? 1 : a.id < b.id ? -1 : 1));
