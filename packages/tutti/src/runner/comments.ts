import {
  APP_COMMENT, anchorWords, commentsOf, EVERY_PAGE, FIRST_PAGE, isAuthorKey, MAX_COMMENT_CHARS, parseCommentId, Threads, type CommentAct, type CommentId, type JsonValue,
} from "@tutti/protocol/script";
import { cellOfTold, CONVERSATION, sayingKey } from "../room/app-comments.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { Comments, PostOptions, SaidThread } from "../ui/comments.ts";
import { cellId } from "./cells.ts";
import type { Execution } from "./execution.ts";
import { forbidSharedWrites } from "./forbid-shared-writes.ts";
import { shortHash } from "./hash.ts";
import { elementId } from "./identity.ts";

const CELL = cellId({ scope: "room", key: CONVERSATION });

/** The conversation, as the part that is running reads it and speaks in it. */
export function comments(owner: Execution): Comments {
  return {
    get threads() { return threads(owner); },
    post: (text, options) => post(owner, text, options),
    resolve: (thread) => say(owner, "resolve", thread, { kind: "resolve", thread }),
    reopen: (thread) => say(owner, "reopen", thread, { kind: "reopen", thread }),
  };
}

function threads(owner: Execution): readonly SaidThread[] {
  const { part, pass: { scene } } = owner.caller("comments");
  part.noteRead(CELL, scene.cells.version(CELL));
  // The cell holds `[member, value]` pairs, as a table's does.
  const pairs = (scene.cells.get(CELL) ?? []) as readonly (readonly [string, JsonValue])[];
  const said = new Threads(pairs.map(([member, value]) => [cellOfTold(member), value] as const));
  return [...said.threads.values()].sort((a, b) => a.at - b.at).map(({ id, anchor: { label, value, part: of }, resolved }) => ({
    id, resolved: resolved !== undefined, on: { label, ...(value !== undefined && { value }), ...(of && { part: of }) },
    comments: commentsOf(said, id).filter(({ deleted }) => !deleted).map(({ id: comment, by, at, text, edited, reactions }) => ({
      id: comment, at: new Date(at), text, reactions: reactions ?? {}, ...(by && { by }), ...(edited !== undefined && { edited: new Date(edited) }),
    })),
  }));
}

function post(owner: Execution, text: string, { key, on, thread }: PostOptions): void {
  const called = "comments.post";
  if (!isAuthorKey(key)) throw new AuthorError(`${called}: ${JSON.stringify(key)} is no key: it has letters, digits and _ . - alone`);
  if (typeof text !== "string" || text.trim() === "") throw new AuthorError(`${called}("${key}"): a comment needs words`);
  if (text.length > MAX_COMMENT_CHARS) throw new AuthorError(`${called}("${key}"): this has ${text.length} characters, and ${MAX_COMMENT_CHARS} can be said at once`);
  const comment = parseCommentId(`${APP_COMMENT}${shortHash(key)}${shortHash(`${key}\u0000`)}`.padEnd(20, "0").slice(0, 32)) as CommentId;
  if (thread !== undefined) return say(owner, key, thread, { kind: "reply", thread, comment, text });
  if (on === undefined) throw new AuthorError(`${called}("${key}"): it stands nowhere`, 'Say at which widget, as { on: "its key" }, or in which thread');
  const { pass: { scene } } = owner.caller(called);
  const page = scene.registry.known(on, undefined)?.part.page;
  const anchor = { element: elementId(`widget\u0000\u0000${on}`), label: anchorWords(on), ...(page === undefined || page === EVERY_PAGE || page === FIRST_PAGE ? {} : { page }) };
  say(owner, key, comment, { kind: "open", comment, anchor, text });
}

function say(owner: Execution, name: string, thread: CommentId, act: CommentAct): void {
  const here = owner.caller(`comments.${act.kind}`);
  if (!parseCommentId(thread)) throw new AuthorError(`comments.${act.kind}: ${JSON.stringify(thread)} is no thread: take its id from comments.threads`);
  forbidSharedWrites(here, `comments.${act.kind}`);
  // What is said again in the same words is no write: what a thread is set to goes with the run, since people set it too.
  const value = (act.kind === "resolve" || act.kind === "reopen" ? { ...act, run: here.pass.run } : act) as unknown as JsonValue;
  here.pass.write({ scope: "room", key: sayingKey(name === act.kind ? thread : name) }, value, undefined);
}
