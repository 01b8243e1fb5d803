import {
  COMMENT_EVENTS, FIRST_PAGE, MAX_THREADS, mayComment, parseCommentId, READ_MARKS, readCell, readCells, readComment, samePart, VIEWERS_COMMENT,
  type CommentAct, type CommentAnchor, type CommentChange, type CommentEvent, type CommentId, type CommentPart, type ElementId, type JsonValue, type Person, type PersonId,
} from "@tutti/protocol";
import { createMemo, createRoot, createSignal, onCleanup, untrack, type Accessor } from "solid-js";
import { follow } from "../../elements/readable.ts";
import type { Page } from "../../elements/page.ts";
import { base64url } from "../../sync/base64.ts";
import { LOCAL } from "../../sync/document/room-document.ts";
import type { OpenDocument, RoomSync } from "../../sync/types.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { showThreads, type Shown, type ThreadShown } from "./threads-shown.ts";

/** What is open in the box at an element: what it stands at, and where on the screen. */
export interface OpenPlace {
  readonly element: ElementId;
  readonly part: CommentPart | undefined;
  readonly value: string | undefined;
}

/** A room's conversation as this page has it, and what can be done in it. One for a room: see {@link conversationOf}. */
export interface Conversation {
  readonly threads: Accessor<readonly ThreadShown[]>;
  thread(id: CommentId): ThreadShown | undefined;
  /** The open threads at a part of an element, or at any of it; the oldest first. */
  at(element: ElementId, part: CommentPart | undefined): readonly ThreadShown[];
  readonly waiting: Accessor<ReadonlySet<CommentId>>;
  readonly unread: Accessor<{ readonly comments: number; readonly mentions: number }>;
  readonly may: Accessor<boolean>;
  readonly me: Accessor<Person | undefined>;
  nameOf(id: PersonId | undefined): string;
  personOf(id: PersonId | undefined): Person | undefined;
  readonly known: Accessor<readonly Person[]>;
  /** False where nothing can be said yet: this page does not know who one is. */
  act(act: CommentAct): boolean;
  markRead(thread: ThreadShown): void;
  placeOf(anchor: CommentAnchor): "here" | "elsewhere" | "unplaced";
  /** The box that is open on the page. */
  readonly place: Accessor<OpenPlace | undefined>;
  setPlace(place: OpenPlace | undefined): void;
  /** The thread that the panel shows. */
  readonly chosen: Accessor<CommentId | undefined>;
  choose(id: CommentId | undefined): void;
}

const made = new WeakMap<RoomSync, Conversation>();

/** The one conversation of a room: what is drawn in the bar, in the panel and on the page shows the same. */
export function conversationOf(room: RoomSync, page: Page): Conversation {
  const present = made.get(room);
  if (present) return present;
  const conversation = createRoot(() => createConversation(room, page));
  made.set(room, conversation);
  return conversation;
}

/** A new comment's id: nobody else has it, so that it can be answered before the server knows it. */
export function freshCommentId(): CommentId {
  const id = parseCommentId(base64url(crypto.getRandomValues(new Uint8Array(15))));
  if (!id) throw new Error("No id could be made");
  // What the app says begins so.
  return id.startsWith("app-") ? freshCommentId() : id;
}

function createConversation(room: RoomSync, page: Page): Conversation {
  const me = follow(room.me);
  const people = follow(room.people);
  const document = follow(room.comments);
  const mine = follow(room.document("me"));
  const [place, setPlace] = createSignal<OpenPlace>();
  const [chosen, choose] = createSignal<CommentId>();
  const said = followDocument(document);
  const own = followDocument(mine);
  const viewersComment = createMemo(() => {
    said();
    const doc = document()?.doc;
    return doc !== undefined && readCell(doc, VIEWERS_COMMENT) === true;
  });
  const readUpTo = (thread: string): number => Number(mine()?.doc.getMap(READ_MARKS).get(thread) ?? 0);
  const shown = createMemo<Shown>(() => {
    said();
    own();
    const doc = document()?.doc;
    return showThreads(doc ? parsed(readCells(doc)) : [], waitingIn(mine()), me(), viewersComment(), readUpTo);
  });
  const threads = createMemo(() => shown().threads);
  const unread = createMemo(() => {
    const person = me();
    const fresh = person ? threads().flatMap((thread) => (thread.unread > 0 ? thread.comments.filter((comment) => comment.by !== person.id && !comment.deleted && comment.at > readUpTo(thread.id)) : [])) : [];
    return { comments: fresh.length, mentions: fresh.filter(({ text }) => person !== undefined && text.includes(`<@${person.id}>`)).length };
  }, undefined, { equals: (a, b) => a?.comments === b.comments && a.mentions === b.mentions });
  /** Of what is spoken of, what is on the page now. */
  const drawn = createMemo(() => {
    const spoken = new Set(threads().map(({ head }) => head.anchor.element));
    return new Set([...spoken].filter((id) => follow(room.view.element(id))() !== undefined));
  });
  const may = createMemo(() => {
    const person = me();
    return person !== undefined && mayComment(person.role, viewersComment());
  });
  const personOf = (id: PersonId | undefined): Person | undefined => (id === undefined ? undefined : people().known.get(id) ?? (id === me()?.id ? me() : undefined));
  return {
    threads, unread, may, me, place, setPlace, chosen, choose, personOf,
    waiting: () => shown().waiting,
    thread: (id) => threads().find((thread) => thread.id === id),
    at: (element, part) => threads().filter(({ head: { anchor, resolved } }) => !resolved && anchor.element === element && (part === undefined || samePart(anchor.part, part))).toReversed(),
    nameOf: (id) => (id === undefined ? words.app : (personOf(id)?.name ?? words.someone)),
    known: createMemo(() => [...people().known.values()].filter(({ id }) => id !== me()?.id)),
    act: (act) => room.post(COMMENT_EVENTS, (id, at): CommentEvent => ({ id, at, act })) !== undefined,
    markRead(thread) {
      const open = untrack(mine);
      if (!open || thread.unread === 0 || readUpTo(thread.id) >= thread.last) return;
      const marks = open.doc.getMap(READ_MARKS);
      open.doc.transact(() => {
        marks.set(thread.id, thread.last);
        // Of threads that are gone nobody needs to know how far one had read.
        if (marks.size > MAX_THREADS) for (const id of marks.keys()) if (!untrack(threads).some((one) => one.id === id)) marks.delete(id);
      }, LOCAL);
    },
    placeOf({ element, page: path = FIRST_PAGE }) {
      if (drawn().has(element)) return "here";
      return path !== page.nav.path() && page.nav.pages().some((one) => one.path === path) ? "elsewhere" : "unplaced";
    },
  };
}

/** Counts on with each change of a document, whichever one it is now. */
function followDocument(document: Accessor<OpenDocument | undefined>): Accessor<number> {
  const [count, setCount] = createSignal(0);
  const followed = createMemo(() => {
    const doc = document()?.doc;
    const look = (): void => void setCount((before) => before + 1);
    doc?.on("update", look);
    onCleanup(() => doc?.off("update", look));
    return doc;
  });
  return () => (followed(), count());
}

const waitingIn = (mine: OpenDocument | undefined): readonly CommentEvent[] => (mine ? COMMENT_EVENTS.waiting(mine.doc) : []);

/** What was read once is not read again: a comment is one value for as long as it stands. */
const known = new WeakMap<object, CommentChange>();

function parsed(cells: ReadonlyMap<string, JsonValue>): CommentChange[] {
  const found: CommentChange[] = [];
  for (const [cell, value] of cells) {
    if (typeof value !== "object" || value === null) continue;
    const change = known.get(value) ?? readComment(cell, value);
    if (change?.value === undefined) continue;
    known.set(value, change);
    found.push(change);
  }
  return found;
}
