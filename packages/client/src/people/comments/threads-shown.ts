import {
  commentsOf, decideComment, isUnread, mentionsIn, Threads,
  type Comment, type CommentAnchor, type CommentChange, type CommentEvent, type CommentId, type Person, type PersonId, type ThreadHead,
} from "@tutti/protocol";

/** A thread as the page shows it. */
export interface ThreadShown {
  readonly id: CommentId;
  readonly head: ThreadHead;
  readonly comments: readonly Comment[];
  /** When something was last said in it. */
  readonly last: number;
  readonly unread: number;
  /** Who is named in it. */
  readonly mentions: readonly PersonId[];
}

export interface Shown {
  readonly threads: readonly ThreadShown[];
  /** What the server has not dealt with yet. */
  readonly waiting: ReadonlySet<CommentId>;
}

/**
 * What the server has, with one's own acts over it that it has not dealt with yet: they are shown at once, also offline, as the
 * server will decide them.
 */
export function showThreads(changes: Iterable<CommentChange>, events: readonly CommentEvent[], me: Person | undefined, viewersComment: boolean, readUpTo: (thread: string) => number): Shown {
  const threads = new Threads();
  threads.put([...changes]);
  const waiting = new Set<CommentId>();
  let last = 0;
  for (const { at } of threads.comments.values()) last = Math.max(last, at);
  for (const { act, at } of me ? events : []) {
    last = Math.max(at, last + 1);
    const decision = decideComment(threads, act, { now: last, actor: { id: (me as Person).id, role: (me as Person).role }, viewersComment });
    if (decision.kind === "rejected") continue;
    threads.put(decision.changes);
    for (const change of decision.changes) waiting.add(change.id);
  }
  const shown = [...threads.threads.values()].map((head) => shownThread(head, commentsOf(threads, head.id), me?.id, readUpTo(head.id)));
  return { threads: shown.sort((a, b) => b.last - a.last), waiting };
}

function shownThread(head: ThreadHead, comments: readonly Comment[], me: PersonId | undefined, readUpTo: number): ThreadShown {
  const unread = me === undefined ? 0 : comments.filter((comment) => isUnread(comment, me, readUpTo)).length;
  return { id: head.id, head, comments, last: comments.at(-1)?.at ?? head.at, unread, mentions: [...new Set(comments.flatMap(({ text }) => mentionsIn(text)))] };
}

/** Which threads the panel lists. */
export interface ThreadFilter {
  readonly state: "open" | "resolved" | "all";
  readonly only: "everything" | "mine" | "mentions" | "page" | "unplaced";
  readonly words: string;
}

export const EVERY_THREAD: ThreadFilter = { state: "open", only: "everything", words: "" };

export interface FilterContext {
  readonly me: PersonId | undefined;
  /** Whether what a thread stands at is on the page that is looked at, on another one, or nowhere any more. */
  readonly placeOf: (anchor: CommentAnchor) => "here" | "elsewhere" | "unplaced";
  readonly nameOf: (id: PersonId | undefined) => string;
}

export function filterThreads(threads: readonly ThreadShown[], { state, only, words }: ThreadFilter, { me, placeOf, nameOf }: FilterContext): readonly ThreadShown[] {
  const wanted = words.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return threads.filter(({ head, comments, mentions }) => {
    if (state !== "all" && (head.resolved !== undefined) !== (state === "resolved")) return false;
    if (only === "mine" && !comments.some(({ by, deleted }) => by === me && !deleted)) return false;
    if (only === "mentions" && !(me !== undefined && mentions.includes(me))) return false;
    if ((only === "page" && placeOf(head.anchor) !== "here") || (only === "unplaced" && placeOf(head.anchor) !== "unplaced")) return false;
    const said = [head.anchor.label, head.anchor.value ?? "", ...comments.flatMap(({ by, text }) => [nameOf(by), text])].join("\n").toLocaleLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
