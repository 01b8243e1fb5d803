import {
  eventId, EVENTS, isCoEdited, parseDeviceId, parseEventId, readCell, readCoEdited,
  type DeviceId, type EventId, type JsonValue, type Outbox, type RoomEvent, type SentMessage, type Scope, type WidgetPlace,
} from "@tutti/protocol";
import { LOCAL, type RoomDocument } from "../document/room-document.ts";
import type { Preferences } from "../ports.ts";
import { derived, writable } from "../readable.ts";
import type { PressState, Readable, Unsubscribe } from "../types.ts";

/** A submit carries the form's generation, and its cells as its presser saw them. */
export interface SubmittedForm {
  readonly generation: number;
  readonly cells: readonly string[];
}

export interface PressPorts {
  readonly current: (scope: Scope) => Readable<RoomDocument | undefined>;
  /** The device's name; `undefined` until it is known. */
  readonly device: () => string | undefined;
  readonly now: () => number;
  /** The page that is looked at. */
  readonly page: () => string;
  readonly preferences: Preferences;
  readonly offline: Readable<boolean>;
}

const READY: PressState = { state: "ready" };

/** Clicks and submits: written into one's own document, and waiting there until the server has handled them. */
export class Presses {
  readonly #ports: PressPorts;
  readonly #waiting = writable<ReadonlySet<string>>(new Set());
  readonly #end: Unsubscribe;
  #unobserve: () => void = () => undefined;

  constructor(ports: PressPorts) {
    this.#ports = ports;
    this.#end = ports.current("me").subscribe((document) => this.#follow(document));
  }

  press(place: WidgetPlace, form?: SubmittedForm, choice?: string): EventId | undefined {
    return this.#append(place, {
      kind: form ? "submit" : "click",
      ...(form ? { form: { generation: form.generation, values: seen(this.#ports.current(place.scope).get(), form.cells) } } : {}),
      ...(choice !== undefined && { choice }),
    });
  }

  /** What a component sends is an event like a click, with what it carries. */
  emit(place: WidgetPlace, emit: NonNullable<RoomEvent["emit"]>): EventId | undefined {
    return this.#append(place, { kind: "click", emit });
  }

  /** What somebody says in a conversation. */
  say(place: WidgetPlace, message: SentMessage): EventId | undefined {
    return this.#append(place, { kind: "click", message });
  }

  #append(place: WidgetPlace, what: Pick<RoomEvent, "kind" | "form" | "choice" | "emit" | "message">): EventId | undefined {
    const { current, now } = this.#ports;
    const mine = current("me").get();
    const device = parseDeviceId(this.#ports.device() ?? "");
    if (!mine || !device) return undefined;
    const event: RoomEvent = { id: this.#nextId(mine, device, EVENTS), key: place.key, scope: place.scope, at: now(), after: this.#after(), page: this.#ports.page(), ...what };
    EVENTS.append(mine.doc, event, LOCAL);
    return event.id;
  }

  /** Puts an event of another kind on its way, as a comment is. `undefined` while it is not known who or where one is. */
  post<Event extends { readonly id: EventId }>(outbox: Outbox<Event>, make: (id: EventId, now: number) => Event): EventId | undefined {
    const mine = this.#ports.current("me").get();
    const device = parseDeviceId(this.#ports.device() ?? "");
    if (!mine || !device) return undefined;
    const event = make(this.#nextId(mine, device, outbox), this.#ports.now());
    outbox.append(mine.doc, event, LOCAL);
    return event.id;
  }

  state(place: WidgetPlace): Readable<PressState> {
    const { offline } = this.#ports;
    return derived(
      [this.#waiting, offline],
      () => (this.#waiting.get().has(place.key) ? { state: "waiting", offline: offline.get() } : READY),
      (a, b) => a.state === b.state && (a.state === "ready" || (b.state === "waiting" && a.offline === b.offline)),
    );
  }

  close(): void {
    this.#end();
    this.#unobserve();
    this.#unobserve = () => undefined;
  }

  /**
   * The next id of this device. What the document knows may be too little (the copy was lost, and the server's is not here yet), so
   * the last counter is also noted beside it: one that was used before would be taken for handled.
   */
  #nextId({ doc, name }: RoomDocument, device: DeviceId, outbox: Pick<Outbox<{ readonly id: EventId }>, "list" | "nextId">): EventId {
    const { preferences } = this.#ports;
    const place = `tutti:count:${device}:${name}${outbox.list === EVENTS.list ? "" : outbox.list}`;
    const noted = Number(preferences.get(place) ?? 0);
    const next = parseEventId(outbox.nextId(doc, device))?.counter ?? 1;
    const counter = Math.max(next, Number.isSafeInteger(noted) ? noted + 1 : 1);
    preferences.set(place, String(counter));
    return eventId(device, counter);
  }

  /** How far this person's own writes have come: the server waits for them, so that a click does not overtake a value. */
  #after(): Record<string, readonly [number, number]> {
    const after: Record<string, readonly [number, number]> = {};
    for (const scope of ["room", "owner"] as const) {
      const document = this.#ports.current(scope).get();
      const position = document?.position();
      if (document && position) after[document.name] = position;
    }
    return after;
  }

  #follow(document: RoomDocument | undefined): void {
    this.#unobserve();
    this.#unobserve = () => undefined;
    if (!document) return this.#waiting.set(new Set());
    const { doc } = document;
    const look = (): void => this.#waiting.set(new Set(EVENTS.waiting(doc).map((event) => event.key)));
    const [events, handled] = [doc.getArray(EVENTS.list), doc.getMap(EVENTS.handled)];
    events.observe(look);
    handled.observe(look);
    this.#unobserve = () => {
      events.unobserve(look);
      handled.unobserve(look);
    };
    look();
  }
}

/** The cells of a form as they are here now. What is empty is left out. */
function seen(document: RoomDocument | undefined, cells: readonly string[]): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  for (const cell of document ? cells : []) {
    const value = document && valueIn(document, cell);
    if (value !== undefined) values[cell] = value;
  }
  return values;
}

const valueIn = ({ doc }: RoomDocument, cell: string): JsonValue | undefined =>
  isCoEdited(cell) ? readCoEdited(doc, cell) : readCell(doc, cell);
