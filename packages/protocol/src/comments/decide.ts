import type { PersonId } from "../ids.ts";
import { mayComment, type Role } from "../roles.ts";
import { MAX_REACTIONS, MAX_ROOM_COMMENTS, MAX_THREAD_COMMENTS, MAX_THREADS } from "./bounds.ts";
import type { CommentAct, CommentId } from "./comment-acts.ts";
import { commentsOf, type Comment, type CommentChange, type Conversation, type ThreadHead } from "./threads.ts";

/** Who does it: somebody with the role that they have now, or the app's script. */
export type CommentActor = { readonly id: PersonId; readonly role: Role } | "app";

export interface CommentContext {
  readonly now: number;
  readonly actor: CommentActor;
  /** Whether who may only look may comment too. */
  readonly viewersComment: boolean;
}

export type CommentDecision =
  | { readonly kind: "changes"; readonly changes: readonly CommentChange[] }
  | { readonly kind: "rejected"; readonly reason: string };

/** Decides what an act changes in a conversation, or why it changes nothing. What is so already is no change, and no mistake. */
export function decideComment(now: Conversation, act: CommentAct, context: CommentContext): CommentDecision {
  const { actor } = context;
  if (actor !== "app" && !mayComment(actor.role, context.viewersComment)) return rejected(`As a ${actor.role} you cannot comment here; ask an owner of the room`);
  switch (act.kind) {
    case "open":
      return open(now, act, context);
    case "reply":
      return reply(now, act, context);
    case "edit":
      return edit(now, act, context);
    case "delete":
      return remove(now, act.comment, context);
    case "resolve":
    case "reopen":
      return resolve(now, act.thread, act.kind === "resolve", context);
    case "react":
    case "unreact":
      return react(now, act, context);
  }
}

function open(now: Conversation, { comment: id, anchor, text }: Extract<CommentAct, { kind: "open" }>, context: CommentContext): CommentDecision {
  const wrong = problemOf(now, id, text);
  if (wrong) return rejected(wrong);
  if (now.threads.size >= MAX_THREADS) return rejected(`This room holds ${MAX_THREADS} conversations, and no more; delete some that are over`);
  const head: ThreadHead = { id, at: context.now, anchor, ...by(context.actor) };
  return changes(thread(head), comment({ id, thread: id, at: context.now, text, ...by(context.actor) }));
}

function reply(now: Conversation, { thread: to, comment: id, text }: Extract<CommentAct, { kind: "reply" }>, context: CommentContext): CommentDecision {
  const head = now.threads.get(to);
  const wrong = head ? problemOf(now, id, text) : GONE_THREAD;
  if (!head || wrong) return rejected(wrong ?? GONE_THREAD);
  if (commentsOf(now, to).length >= MAX_THREAD_COMMENTS) return rejected(`This conversation has ${MAX_THREAD_COMMENTS} comments, and no more; begin another`);
  const said = comment({ id, thread: to, at: context.now, text, ...by(context.actor) });
  // Whoever answers what was over has something to add: it is open again.
  return head.resolved ? changes(thread(reopened(head)), said) : changes(said);
}

function edit(now: Conversation, { comment: id, text }: Extract<CommentAct, { kind: "edit" }>, { actor, now: at }: CommentContext): CommentDecision {
  const said = now.comments.get(id);
  if (!said || said.deleted) return rejected(GONE);
  if (!isBy(said, actor)) return rejected("Only its author can change a comment");
  if (text.trim() === "") return rejected(EMPTY);
  return text === said.text ? changes() : changes(comment({ ...said, text, edited: at }));
}

function remove(now: Conversation, id: CommentId, { actor }: CommentContext): CommentDecision {
  const said = now.comments.get(id);
  if (!said || said.deleted) return changes();
  if (!isBy(said, actor) && !(actor !== "app" && actor.role === "owner")) return rejected("Only its author and owners of the room can delete a comment");
  const left = commentsOf(now, said.thread).filter((other) => other.id !== id);
  if (left.some((other) => !other.deleted)) {
    const { id: own, thread: of, at, by: author } = said;
    return changes(comment({ id: own, thread: of, at, text: "", deleted: true, ...(author && { by: author }) }));
  }
  // Where nothing is left that anybody said, the thread goes.
  return changes({ kind: "thread", id: said.thread, value: undefined }, ...[said, ...left].map((one) => ({ kind: "comment", id: one.id, value: undefined }) as const));
}

function resolve(now: Conversation, id: CommentId, over: boolean, { actor, now: at }: CommentContext): CommentDecision {
  const head = now.threads.get(id);
  if (!head) return rejected(GONE_THREAD);
  if ((head.resolved !== undefined) === over) return changes();
  return changes(thread(over ? { ...head, resolved: { at, ...by(actor) } } : reopened(head)));
}

function react(now: Conversation, { kind, comment: id, emoji }: Extract<CommentAct, { kind: "react" | "unreact" }>, { actor }: CommentContext): CommentDecision {
  const said = now.comments.get(id);
  if (!said || said.deleted) return rejected(GONE);
  if (actor === "app") return rejected("An app does not react");
  const people = said.reactions?.[emoji] ?? [];
  if (people.includes(actor.id) === (kind === "react")) return changes();
  if (kind === "react" && people.length >= MAX_REACTIONS) return rejected(`${MAX_REACTIONS} people have reacted so already`);
  const left = kind === "react" ? [...people, actor.id] : people.filter((person) => person !== actor.id);
  const others = Object.entries(said.reactions ?? {}).filter(([name]) => name !== emoji);
  const reactions = Object.fromEntries([...others, ...(left.length > 0 ? [[emoji, left] as const] : [])]);
  const { reactions: _, ...bare } = said;
  return changes(comment(Object.keys(reactions).length > 0 ? { ...bare, reactions } : bare));
}

/** Why a new comment cannot stand, if so. */
function problemOf(now: Conversation, id: CommentId, text: string): string | undefined {
  if (now.comments.has(id) || now.threads.has(id)) return "There is such a comment already";
  if (text.trim() === "") return EMPTY;
  if (now.comments.size >= MAX_ROOM_COMMENTS) return `This room holds ${MAX_ROOM_COMMENTS} comments, and no more; delete some that are over`;
  return undefined;
}

const EMPTY = "A comment needs words";
const GONE = "This comment was deleted meanwhile";
const GONE_THREAD = "This conversation was deleted meanwhile";

const rejected = (reason: string): CommentDecision => ({ kind: "rejected", reason });
const changes = (...made: readonly CommentChange[]): CommentDecision => ({ kind: "changes", changes: made });
const thread = (value: ThreadHead): CommentChange => ({ kind: "thread", id: value.id, value });
const comment = (value: Comment): CommentChange => ({ kind: "comment", id: value.id, value });
const by = (actor: CommentActor): { readonly by?: PersonId } => (actor === "app" ? {} : { by: actor.id });
const isBy = ({ by: author }: Comment, actor: CommentActor): boolean => author === (actor === "app" ? undefined : actor.id);
const reopened = ({ id, at, anchor, by: author }: ThreadHead): ThreadHead => ({ id, at, anchor, ...(author && { by: author }) });
