import {
  COMMENT_EVENTS, commentCell, commentsHeard, currentValues, decideComment, ensureValues, isAppComment, MAX_WAITING_COMMENTS, ORIGIN, parseEventId, putNotice, readCells, Threads, VIEWERS_COMMENT, writeEntry,
  type AppId, type CommentAct, type CommentActor, type CommentChange, type CommentEvent, type Conversation, type ElementId, type JsonValue, type PersonId, type RoomId, type View,
} from "@tutti/protocol";
import type * as Y from "yjs";
import type { Cell, CellChange } from "../host/messages.ts";
import { shortHash } from "../runner/hash.ts";
import { toldEntry } from "./app-comments.ts";
import { CommentBuckets } from "./comment-bucket.ts";
import type { RoomPorts } from "./ports.ts";
import type { RoomDocuments } from "./room-documents.ts";

/** After the store failed, what waits is taken up again after so long (ms). */
const AGAIN = 1_000;
/** It is remembered of so many devices and of the app's own keys that they were heard. */
const MAX_HEARD = 50_000;

export interface CommentsListener {
  /** What somebody is shown: what is theirs alone is not spoken of in a room's conversation. */
  sight(person: PersonId): { readonly shared: readonly View[]; readonly own: readonly View[] };
  changed(changes: readonly CellChange[]): void;
  /** Nothing more is being dealt with. */
  quiet(): void;
}

/** An act that was not done, and why. */
interface Refused {
  readonly event: CommentEvent;
  readonly reason: string;
}

interface Dealt {
  /** The last of each device. */
  readonly done: ReadonlyMap<string, CommentEvent | Refused>;
  /** After how long (ms) there is more to take; 0 where there is none. */
  readonly wait: number;
  /** Whether there is more to take at once. */
  readonly more: boolean;
}

/**
 * Keeps a room's conversation: takes each act out of its author's own document once, decides it, and writes what it changes
 * into the document of comments, which nobody else writes.
 *
 * Beside each change stands how far its device's acts have come. Only when both are committed the act is taken from its author's
 * document: a server that dies in between finds it there again, and knows it.
 */
export class RoomComments {
  readonly #ports: RoomPorts;
  readonly #documents: RoomDocuments;
  readonly #listener: CommentsListener;
  readonly #doc: Y.Doc;
  readonly #release: () => void;
  readonly #threads: Threads;
  readonly #buckets = new CommentBuckets();
  readonly #busy = new Set<PersonId>();
  readonly #again = new Set<PersonId>();
  readonly #alarms = new Map<PersonId, () => void>();
  #last = 0;
  #closed = false;

  static async open(place: { app: AppId; room: RoomId }, ports: RoomPorts, documents: RoomDocuments, listener: CommentsListener): Promise<RoomComments> {
    const { doc, release } = await ports.open({ ...place, kind: "comments" });
    doc.transact(() => ensureValues(doc), ORIGIN.load);
    return new RoomComments(ports, documents, listener, doc, release);
  }

  private constructor(ports: RoomPorts, documents: RoomDocuments, listener: CommentsListener, doc: Y.Doc, release: () => void) {
    this.#ports = ports;
    this.#documents = documents;
    this.#listener = listener;
    this.#doc = doc;
    this.#release = release;
    this.#threads = new Threads(readCells(doc));
    for (const { at } of this.#threads.comments.values()) this.#last = Math.max(this.#last, at);
    const viewers = ports.viewersComment ?? false;
    if ((readCells(doc).get(VIEWERS_COMMENT) === true) !== viewers) doc.transact(() => writeEntry(doc, VIEWERS_COMMENT, viewers, ORIGIN.events), ORIGIN.events);
  }

  get quiet(): boolean {
    return this.#busy.size === 0;
  }

  get conversation(): Conversation {
    return this.#threads;
  }

  /** The conversation, as a script is told it. */
  cells(): Cell[] {
    return [...readCells(this.#doc)].map(([cell, value]) => ({ scope: "room", key: toldEntry(cell), value }));
  }

  /** Somebody's document came up, or what they have to say changed. */
  refresh(person: PersonId): void {
    if (this.#closed) return;
    if (this.#busy.has(person)) return void this.#again.add(person);
    this.#alarms.get(person)?.();
    this.#alarms.delete(person);
    const me = this.#documents.of("me", person);
    if (!me || !this.#ports.personById(person) || COMMENT_EVENTS.waiting(me.doc).length === 0) return;
    this.#busy.add(person);
    this.#take(person).then(
      (wait) => this.#taken(person, wait),
      (error: unknown) => {
        this.#ports.log("error", "What somebody said could not be taken up, and waits", { person, error: String(error) });
        this.#taken(person, AGAIN);
      },
    );
  }

  /** What the app's script says: once by each id, also where it was deleted since. */
  byApp(act: CommentAct): void {
    const made = (act.kind === "open" || act.kind === "reply") ? act.comment : undefined;
    const heard = commentsHeard(this.#doc);
    if (made && this.#threads.comments.has(made) && "text" in act) return this.#decideApp({ kind: "edit", comment: made, text: act.text });
    if (made && heard.has(made)) return;
    if (made && heard.size >= MAX_HEARD) return this.#ports.log("error", `What the app wanted to say was not said: it has spoken under ${MAX_HEARD} keys. Is a key made from data that always changes?`, {});
    this.#decideApp(act);
    if (made && this.#threads.comments.has(made)) heard.set(made, 1);
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#alarms.values()) cancel();
    this.#release();
  }

  #taken(person: PersonId, wait: number): void {
    this.#busy.delete(person);
    if (wait > 0 && !this.#closed) this.#alarms.set(person, this.#ports.clock.after(wait, () => this.refresh(person)));
    else if (this.#again.delete(person)) this.refresh(person);
    if (this.quiet) this.#listener.quiet();
  }

  /** @returns after how long (ms) there is more to take; 0 where there is none. */
  async #take(person: PersonId): Promise<number> {
    const me = await this.#documents.hold(person);
    try {
      const { done, wait, more } = this.#deal(person, me.doc);
      if (more) this.#again.add(person);
      if (done.size === 0) return wait;
      await this.#ports.journal.committed();
      if (this.#closed) return 0;
      this.#ports.journal.group(() => settle(me.doc, [...done.values()], this.#ports.clock.now()));
      return wait;
    } finally {
      me.release();
    }
  }

  /**
   * Decides what waits, each device's in its order, and writes it. What is refused ends its device's turn: no mark stands for it,
   * so that it is refused again, and told, if the server dies before its author has heard.
   */
  #deal(person: PersonId, me: Y.Doc): Dealt {
    const waiting = COMMENT_EVENTS.waiting(me);
    const done = new Map<string, CommentEvent | Refused>();
    const ended = new Set<string>();
    const heard = commentsHeard(this.#doc);
    let wait = 0;
    this.#write(() => {
      for (const [i, event] of waiting.entries()) {
        const { device, counter } = parseEventId(event.id) ?? { device: "", counter: 0 };
        const mark = shortHash(`${person}/${device}`);
        if (ended.has(device)) continue;
        if (counter <= Number(heard.get(mark) ?? 0)) {
          done.set(device, event);
          continue;
        }
        wait = this.#buckets.take(person, this.#ports.clock.now());
        if (wait > 0) break;
        const reason = waiting.length - i > MAX_WAITING_COMMENTS ? `More than ${MAX_WAITING_COMMENTS} comments were waiting` : this.#decide(person, event.act);
        done.set(device, reason === undefined ? event : { event, reason });
        if (reason === undefined) heard.set(mark, counter);
        else ended.add(device);
      }
    });
    return { done, wait, more: ended.size > 0 };
  }

  /** @returns why it is not done, if it is not. */
  #decide(person: PersonId, act: CommentAct): string | undefined {
    const by = this.#ports.personById(person);
    if (!by) return "You may no longer enter this room";
    if ((act.kind === "open" || act.kind === "reply") && isAppComment(act.comment)) return "There is such a comment already";
    if (act.kind === "open" && this.#isPrivate(person, act.anchor.element)) return "What stands there is yours alone, and the room's conversation is everybody's";
    return this.#apply(act, { id: by.id, role: by.role });
  }

  #isPrivate(person: PersonId, element: ElementId): boolean {
    const { shared, own } = this.#listener.sight(person);
    return own.some((view) => view.has(element)) && !shared.some((view) => view.has(element));
  }

  #decideApp(act: CommentAct): void {
    this.#write(() => {
      const reason = this.#apply(act, "app");
      if (reason !== undefined) this.#ports.log("warn", `What the app wanted to say was not said: ${reason}`, { act: act.kind });
    });
  }

  #apply(act: CommentAct, actor: CommentActor): string | undefined {
    // Two comments never have the same moment: what was said later stands later, and is unread to who read up to the other.
    const now = Math.max(this.#ports.clock.now(), this.#last + 1);
    const decision = decideComment(this.#threads, act, { actor, now, viewersComment: this.#ports.viewersComment ?? false });
    if (decision.kind === "rejected") return decision.reason;
    if (decision.changes.length > 0) this.#last = now;
    this.#threads.put(decision.changes);
    this.#pending.push(...decision.changes);
    return undefined;
  }

  readonly #pending: CommentChange[] = [];

  /** Everything that is decided meanwhile is one update. */
  #write(decide: () => void): void {
    this.#ports.journal.group(() => this.#doc.transact(() => {
      decide();
      for (const change of this.#pending) {
        if (change.value === undefined) currentValues(this.#doc)?.delete(commentCell(change));
        else writeEntry(this.#doc, commentCell(change), asJson(change.value), ORIGIN.events);
      }
    }, ORIGIN.events));
    const changes = this.#pending.splice(0);
    if (changes.length === 0) return;
    this.#listener.changed(changes.map((change) => ({
      scope: "room", key: toldEntry(commentCell(change)), value: change.value && asJson(change.value), previous: undefined, by: change.value?.by,
    })));
  }
}

/** Takes what was dealt with from its author's document, and tells them what was not done. */
function settle(me: Y.Doc, done: readonly (CommentEvent | Refused)[], at: number): void {
  me.transact(() => {
    for (const one of done) {
      const event = "event" in one ? one.event : one;
      if ("event" in one) putNotice(me, { kind: "unsaid", event: event.id, reason: one.reason, text: "text" in event.act ? event.act.text : "", at }, ORIGIN.events);
    }
    for (const one of done) COMMENT_EVENTS.settle(me, ("event" in one ? one.event : one).id, ORIGIN.events);
  }, ORIGIN.events);
}

/** What is written was checked where it came in; its types have names where JSON's has any. */
const asJson = (value: NonNullable<CommentChange["value"]>): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
