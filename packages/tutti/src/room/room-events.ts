import {
  isHandled, lastHandled, ORIGIN, parseEventId, parseWidgetKey, putNotice, settleEvent, waitingEvents,
  type AppId, type EventId, type JsonValue, type Notice, type PersonId, type RoomId,
} from "@tutti/protocol";
import * as Y from "yjs";
import type { CellChange } from "../host/messages.ts";
import { EVENT_PATIENCE, EventQueue, MAX_EVENTS, type Waiting } from "./event-queue.ts";
import { judge, type Bench, type Ruling, type Submitted } from "./judge.ts";
import type { Claim, RoomPorts } from "./ports.ts";
import type { RoomDocuments } from "./room-documents.ts";
import type { Carried } from "./schedule.ts";
import type { Place } from "./told.ts";

/** A handler that may be repeated is given up after so many hosts have died of it. */
const MAX_TRIES = 3;
/** After a store or a document failed, an event is taken up again after so long (ms). */
const CLAIM_AGAIN = 1_000;

type RunRuling = Extract<Ruling, { kind: "run" }>;

/** An author's own document, kept loaded. */
interface Held {
  readonly doc: Y.Doc;
  release(): void;
}

/** The one event that is being handled. */
interface Handling {
  readonly waiting: Waiting;
  readonly ruling: RunRuling;
  readonly me: Held;
  readonly carried: Carried;
  tries: number;
}

export interface EventsListener {
  /** Whether the page is drawn, so that an event can be judged by it. */
  ready(): boolean;
  /** What is known of somebody who pressed something on this page, or anywhere. */
  bench(person: PersonId, page?: string): Bench;
  /** Whether a person's private part is, or is about to be, drawn. */
  here(person: PersonId, page?: string): boolean;
  /** Has it drawn until the returned function is called, though they may leave: their press is on its way into it. */
  hold(person: PersonId, page?: string): () => void;
  /** Has the pages drawn on which these were pressed. */
  want(places: readonly Place[]): void;
  carry(carried: Carried): void;
}

/**
 * Brings each event to the script exactly once: waits for what its author wrote before, judges it, claims it in the log, and
 * only when the claim is committed lets it run. What the run wrote and the end of the claim are one group of the log.
 */
export class RoomEvents {
  readonly #room: { readonly app: AppId; readonly room: RoomId };
  readonly #ports: RoomPorts;
  readonly #documents: RoomDocuments;
  readonly #listener: EventsListener;
  readonly #queue = new EventQueue();
  /** In the log as begun: now, or before the server died, by handlers that may be repeated. */
  readonly #claimed = new Map<string, Claim>();
  readonly #held = new Map<PersonId, () => void>();
  /** First events of devices whose author has to be here for them. */
  readonly #absent = new Set<string>();
  /** Widgets whose handler said it may be repeated. */
  readonly #retrying = new Set<string>();
  #handling: Handling | "claiming" | undefined;
  #pumping = false;
  #wanted = "";
  #alarm: (() => void) | undefined;
  #closed = false;

  constructor(room: { app: AppId; room: RoomId }, ports: RoomPorts, documents: RoomDocuments, listener: EventsListener) {
    this.#room = room;
    this.#ports = ports;
    this.#documents = documents;
    this.#listener = listener;
  }

  /** Whether nothing is being handled, and nothing waits that could be without its author's coming. */
  get quiet(): boolean {
    return this.#handling === undefined && this.#queue.heads().every((head) => this.#absent.has(idOf(head)));
  }

  /** Deals with what the last server had begun and not ended. */
  async recall(claims: readonly Claim[]): Promise<void> {
    for (const claim of claims) {
      const me = await this.#documents.hold(claim.person);
      if (claim.retry) {
        this.#claimed.set(`${claim.person}/${claim.event}`, claim);
        this.#held.get(claim.person)?.();
        this.#held.set(claim.person, me.release);
        this.#documents.attach({ ...this.#room, kind: "me", person: claim.person }, me.doc);
        this.refresh(claim.person);
        continue;
      }
      this.#interrupt(claim.person, claim.event, claim.key, me.doc);
      me.release();
    }
  }

  /** A person's document came up, or its events changed. */
  refresh(person: PersonId): void {
    const me = this.#documents.of("me", person);
    if (!me) return this.#queue.drop(person);
    this.#endHandled(person, me.doc);
    this.#queue.put(person, waitingEvents(me.doc), this.#ports.clock.now());
    this.pump();
  }

  /** Takes up the next event that can be handled, if none is. */
  pump(): void {
    if (this.#pumping || this.#closed) return;
    this.#pumping = true;
    try {
      this.#want();
      while (this.#handling === undefined && this.#listener.ready() && this.#next());
    } finally {
      this.#pumping = false;
    }
    this.#setAlarm();
  }

  /** The event's run is over: its writes and the end of the claim are entered together. */
  done(write: (submitted: readonly CellChange[]) => void, retry: boolean | undefined): void {
    const handling = this.#handling;
    if (handling === undefined || handling === "claiming") return;
    const { event, person } = handling.waiting;
    if (retry) this.#retrying.add(event.key);
    this.#ports.journal.group(() => {
      write(handling.carried.changes);
      settleEvent(handling.me.doc, event.id, ORIGIN.events);
      this.#ports.journal.settle(event.id, person, this.#room);
    });
    this.#end(handling.waiting, handling.me);
  }

  /** The script's process went while it had the event, or (`begun` false) before it was given it. */
  gone(begun: boolean): void {
    const handling = this.#handling;
    if (handling === undefined || handling === "claiming" || !begun) return;
    const { event, person } = handling.waiting;
    handling.tries += 1;
    if ((handling.ruling.retry || this.#retrying.has(event.key)) && handling.tries < MAX_TRIES) return this.#listener.carry(handling.carried);
    this.#interrupt(person, event.id, event.key, handling.me.doc);
    this.#end(handling.waiting, handling.me);
  }

  close(): void {
    this.#closed = true;
    this.#alarm?.();
    for (const release of this.#held.values()) release();
    if (this.#handling && this.#handling !== "claiming") this.#handling.me.release();
  }

  /** @returns whether something was done, so that there may be more. */
  #next(): boolean {
    const now = this.#ports.clock.now();
    this.#absent.clear();
    for (const head of this.#queue.heads()) {
      const patient = now - head.since < EVENT_PATIENCE;
      if (this.#queue.lengthOf(head) > MAX_EVENTS) {
        this.#refuse({ ...head, event: this.#queue.lastOf(head) }, `More than ${MAX_EVENTS} clicks of this device were waiting, so none of them was run`);
        return true;
      }
      if (patient && !this.#arrived(head)) continue;
      const bench = this.#listener.bench(head.person, head.event.page);
      // The last server had begun it, and its author has not come to this one: what they may do is known when they are back.
      if (!bench.by && this.#claimed.has(idOf(head))) {
        this.#absent.add(idOf(head));
        head.since = now;
        continue;
      }
      const ruling = judge(head.event, bench);
      if (ruling.kind === "unknown") {
        // What is not on the shared page may be in the private part of somebody who has lost their connection: it is drawn
        // for them again when they are back.
        const absent = !this.#listener.here(head.person);
        if (absent) {
          this.#absent.add(idOf(head));
          head.since = now;
        }
        if (absent || patient) continue;
      }
      this.#act(head, ruling);
      return true;
    }
    return false;
  }

  #act(head: Waiting, ruling: Ruling): void {
    const { event } = head;
    const at = this.#ports.clock.now();
    switch (ruling.kind) {
      case "unknown":
        return this.#refuse(head, "It is no longer on the page");
      case "refused":
        return this.#refuse(head, ruling.reason);
      case "late": {
        const { by, mine, theirs } = ruling;
        return this.#begin(head, false, (me) => this.#tell(head, me, { kind: "submitted", event: event.id, key: event.key, by, mine, theirs, at }));
      }
      case "run":
        return this.#begin(head, ruling.retry || this.#retrying.has(event.key), (me) => this.#run(head, ruling, me));
    }
  }

  /**
   * Claims an event, and goes on when the claim is committed. What is not run is claimed too: its author is told of it before
   * that is committed, and a server that dies in between must not leave the next one free to run it after all.
   */
  #begin(head: Waiting, retry: boolean, then: (me: Held) => void): void {
    const { event, person } = head;
    const { journal, clock } = this.#ports;
    const letGo = this.#listener.hold(person, event.page);
    const claim: Claim = { ...this.#room, person, event: event.id, key: event.key, at: clock.now(), retry };
    this.#handling = "claiming";
    if (!this.#claimed.has(idOf(head))) journal.claim(claim);
    this.#claimed.set(idOf(head), claim);
    Promise.all([this.#documents.hold(person), journal.committed()]).then(
      ([{ doc, release }]) => {
        const me = { doc, release: () => (letGo(), release()) };
        if (this.#closed) me.release();
        else then(me);
      },
      (error: unknown) => {
        letGo();
        this.#beginLater(event.id, error);
      },
    );
  }

  #beginLater(event: EventId, error: unknown): void {
    if (this.#closed) return;
    this.#ports.log("error", "An event could not be claimed, and waits", { event, error: String(error) });
    this.#handling = undefined;
    this.#ports.clock.after(CLAIM_AGAIN, () => this.pump());
  }

  #run(head: Waiting, ruling: RunRuling, me: Held): void {
    const { event, person } = head;
    const own = ruling.scope === "me" ? { person } : {};
    const form = ruling.form && { key: ruling.form.cell, value: asJson(ruling.form.value) };
    const previous = form && this.#listener.bench(person, event.page).stored(ruling.scope, form.key);
    const changes = form ? [{ scope: ruling.scope, ...own, ...form, previous, by: person }] : [];
    const carried: Carried = { event: { event, by: ruling.by }, changes };
    this.#handling = { waiting: head, ruling, me, carried, tries: 0 };
    this.#listener.carry(carried);
  }

  #refuse(head: Waiting, reason: string): void {
    const { id, key } = head.event;
    const at = this.#ports.clock.now();
    this.#begin(head, false, (me) => this.#tell(head, me, { kind: "refused", event: id, key, reason, at }));
  }

  /** Ends an event that is not run, with a word to its author. */
  #tell(head: Waiting, me: Held, notice: Notice): void {
    this.#ports.journal.group(() => {
      tell(me.doc, notice, head.event.id);
      this.#ports.journal.settle(head.event.id, head.person, this.#room);
    });
    this.#end(head, me);
  }

  #end(head: Waiting, me: Held): void {
    const { person } = head;
    this.#claimed.delete(idOf(head));
    this.#handling = undefined;
    me.release();
    this.#letGo(person);
    this.refresh(person);
    this.pump();
  }

  /**
   * Ends claims of the last server whose end an author's page has brought back: it was told of it before the server died, and
   * the store was not. There is nothing to repeat then.
   */
  #endHandled(person: PersonId, me: Y.Doc): void {
    if (this.#handling === "claiming") return;
    const current = this.#handling && idOf(this.#handling.waiting);
    for (const [id, claim] of this.#claimed) {
      if (id === current || claim.person !== person || !isHandled(me, claim.event)) continue;
      this.#claimed.delete(id);
      this.#ports.journal.settle(claim.event, person, this.#room);
    }
    this.#letGo(person);
  }

  /** A person's document is kept loaded as long as something claimed of theirs is open. */
  #letGo(person: PersonId): void {
    if ([...this.#claimed.values()].some((claim) => claim.person === person)) return;
    this.#held.get(person)?.();
    this.#held.delete(person);
  }

  #interrupt(person: PersonId, event: EventId, key: string, doc: Y.Doc): void {
    const parts = parseEventId(event);
    const widget = parseWidgetKey(key);
    this.#ports.journal.group(() => {
      // Where the end of the event is in the document already, there is nothing to tell.
      if (parts && widget && parts.counter > lastHandled(doc, parts.device)) {
        tell(doc, { kind: "interrupted", event, key: widget, at: this.#ports.clock.now() }, event);
      }
      this.#ports.journal.settle(event, person, this.#room);
    });
  }

  /** Whether everything that the author had written before has come. Documents that are not here are not waited for. */
  #arrived({ event }: Waiting): boolean {
    return Object.entries(event.after).every(([name, [client, clock]]) => {
      const doc = this.#documents.named(name)?.doc;
      return !doc || Y.getState(doc.store, client) >= clock;
    });
  }

  /** A page on which something was pressed is drawn until that is handled, though its author may have turned to another. */
  #want(): void {
    const waiting = [...this.#queue.heads(), ...(this.#handling !== undefined && this.#handling !== "claiming" ? [this.#handling.waiting] : [])];
    const places = waiting.flatMap(({ person, event: { page } }) => (page === undefined ? [] : [{ person, page }]));
    const names = places.map(({ person, page }) => `${person}/${page}`).sort().join("\n");
    if (names === this.#wanted) return;
    this.#wanted = names;
    this.#listener.want(places);
  }

  #setAlarm(): void {
    this.#alarm?.();
    this.#alarm = undefined;
    if (this.#handling !== undefined || this.#closed) return;
    const now = this.#ports.clock.now();
    const waits = this.#queue.heads().map((head) => head.since + EVENT_PATIENCE - now).filter((ms) => ms > 0);
    if (waits.length > 0) this.#alarm = this.#ports.clock.after(Math.min(...waits), () => this.pump());
  }
}

/**
 * Ends an event with a word to its author, in one update: a server that dies before it is committed leaves its author with both
 * or neither. With the word alone, they would have been told that nothing was run, and the next server would run it.
 */
function tell(doc: Y.Doc, notice: Notice, event: EventId): void {
  doc.transact(() => {
    putNotice(doc, notice, ORIGIN.events);
    settleEvent(doc, event, ORIGIN.events);
  }, ORIGIN.events);
}

const idOf = ({ person, event }: Waiting): string => `${person}/${event.id}`;

/** A submit is JSON by its making; its type has names where JSON's has any. */
const asJson = (value: Submitted): JsonValue => ({ ...value });
