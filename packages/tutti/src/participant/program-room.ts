import {
  accessTo, COMMENT_EVENTS, documentOfScope, isAuthorKey, keepProblem, messageProblem, readCell, stateCell, waitingEvents, WIDGETS, writeEntry,
  type ChatInputProps, type ElementKind, type JsonValue, type Person, type ServerMessage, type ViewElement, type WidgetProps, type WidgetRule,
} from "@tutti/protocol";
import { findOne, namesOf, propsOf, type Element } from "./find.ts";
import { inputHandle, isInputKind, placeOf, type Hand, type InputHandle, type InputKind } from "./handles.ts";
import { OwnSteps } from "./own-steps.ts";
import { pageText } from "./page-text.ts";
import { Participant, type ParticipantPorts } from "./participant.ts";
import { rowsOf, type Row } from "./rows.ts";

/** How long something is waited for where nothing else is said (ms). */
export const PATIENCE = 30_000;

/**
 * A room, as a program takes part in it, seen by everybody in the room. Finders give what the page shows; what is set or pressed is written in the program's
 * copies, and goes to the room by itself.
 */
export abstract class ProgramRoom extends Participant {
  /** Resolves with the reason when the room can be worked in no more: it was closed here, or the server refuses. */
  readonly closed: Promise<string>;
  readonly #ports: ParticipantPorts;
  readonly #steps: OwnSteps;
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<(name: string, data: JsonValue) => void>();
  readonly #end: (reason: string) => void;
  #people: readonly Person[] = [];
  #running = true;
  #settles = 0;
  #settled = 0;
  #ended: string | undefined;
  #telling = false;

  /** The app's title. */
  abstract readonly title: string;

  protected constructor(ports: ParticipantPorts) {
    super(ports);
    this.#ports = ports;
    this.#steps = new OwnSteps({ scopes: ports.documents, me: () => this.who.id, unset: (cell, member) => this.#unset(cell, member) });
    const closed = Promise.withResolvers<string>();
    this.closed = closed.promise;
    this.#end = closed.resolve;
  }

  /** Resolves once everything that was written here so far is on the server's disk. */
  protected abstract durable(): Promise<unknown>;
  /** Bytes that an element of the page names. */
  protected abstract bytesOf(blob: string): Promise<Uint8Array>;
  /** The room is left, for whatever reason: once. */
  protected abstract left(): void;

  /** Whether it can still be worked in: what ended it is told by `closed`. */
  get isOpen(): boolean {
    return this.#ended === undefined;
  }

  /** Everybody who is in the room now. */
  get people(): readonly Person[] {
    return this.#people;
  }

  /**
   * An input of whatever kind, by its label or key.
   *
   * @throws if there is none, or more than one.
   */
  input(name: string): InputHandle<InputKind> {
    const found = this.shown.elements().filter((element) => isInputKind(element.kind) && namesOf(element).includes(name));
    const [element] = found;
    if (!element || !isInputKind(element.kind) || found.length > 1) throw new Error(`There are ${found.length} inputs called "${name}" on the page; one is asked for by its label or key`);
    return handleOf(element.kind, element, this.hand);
  }

  /** Everything that is called so, of whatever kind, with what it says where it is an input. */
  find(name: string): readonly { readonly kind: ElementKind; readonly props: ViewElement["props"]; readonly value: JsonValue | undefined }[] {
    return this.shown.elements().filter((element) => namesOf(element).includes(name)).map((element) => ({
      kind: element.kind, props: element.props, value: this.#valueOf(element),
    }));
  }

  /** The page as text: what it says, its inputs with what they are called and say, and what can be pressed. */
  get text(): string {
    return pageText(this.shown.outline().map(({ element, depth }) => ({
      element, depth, value: this.#valueOf(element),
    })));
  }

  /**
   * Takes back the last thing that was set or written here, if it is still this program's: what others have set since stays theirs. Presses
   * cannot be taken back.
   *
   * @returns the keys of what went back; `undefined` where nothing is left to take back.
   */
  undo(): readonly string[] | undefined {
    return this.#steps.undo();
  }

  /** Brings what was taken back last again. */
  redo(): readonly string[] | undefined {
    return this.#steps.redo();
  }

  /** The shared state that `ui.state(key, …)` holds; `undefined` until something was set. */
  state(key: string): JsonValue | undefined {
    return readCell(this.#ports.documents.room, stateCell(key));
  }

  /** Sets shared state. @throws where this program's role may not, the key is none, or JSON cannot hold the value. */
  setState(key: string, value: JsonValue): void {
    const ref = documentOfScope(this.#ports.app, this.#ports.room, "room", this.who.id);
    if (accessTo(ref, this.who.id, this.who.role) !== "write") throw new Error(`${this.who.name} is a ${this.who.role}, who cannot change the state "${key}"`);
    const problem = isAuthorKey(key) ? keepProblem(value) : "a key has letters, digits and _ . - alone";
    if (problem !== undefined) throw new Error(`setState("${key}"): ${problem}`);
    writeEntry(this.#ports.documents.room, stateCell(key), value, "page");
  }

  /** Writes in the conversation of a chat input, found by its placeholder or key. @throws with the page's sentence where it cannot be sent. */
  say(text: string, name?: string): void {
    const input = findOne(this.shown.elements(), "chatInput", name);
    const props: ChatInputProps = input.props;
    this.hand.check(placeOf(input), props.label, props.disabled ?? false);
    const problem = messageProblem(props, { text });
    if (problem !== undefined) throw new Error(problem);
    this.hand.say(placeOf(input), { text });
  }

  /** The rows of a dataframe or table editor's data that are in the page, by its label or key. Of a lazy one: `dataframe(name).ask()`. */
  async rows(name?: string): Promise<readonly Row[]> {
    return rowsOf(this.shown.elements(), name, (blob) => this.bytesOf(blob));
  }

  /** Files that were made for this program when it pressed a button, oldest first. */
  get downloads(): readonly { readonly fileName: string; bytes(): Promise<Uint8Array> }[] {
    return this.shown.downloads.map(({ blob, fileName }) => ({ fileName, bytes: () => this.bytesOf(blob) }));
  }

  /** Calls `listener` with what the script says to everybody by `ui.room.broadcast`, while there is a line. @returns what ends that. */
  onBroadcast(listener: (name: string, data: JsonValue) => void): () => void {
    this.#hearers.add(listener);
    return () => void this.#hearers.delete(listener);
  }

  /** Calls `listener` after the page, a value or who is here has changed. @returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Resolves with what `look` gives as soon as it gives something. A look that throws, as a finder does while there is no such
   * element, has found nothing yet.
   *
   * @throws after `ms` (30 s), with what the last look threw.
   */
  until<Found>(look: () => Found | undefined | false, ms = PATIENCE): Promise<Found> {
    return new Promise((resolve, reject) => {
      let why = "it has not come to be";
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        stop();
        done();
      };
      const check = (): void => {
        if (this.#ended !== undefined) return settle(() => reject(new Error(`The room is closed: ${this.#ended}`)));
        try {
          const found = look();
          if (found !== undefined && found !== false) settle(() => resolve(found));
        } catch (error) {
          why = error instanceof Error ? error.message : String(error);
        }
      };
      const stop = this.subscribe(check);
      const timer = setTimeout(() => settle(() => reject(new Error(`Waited ${ms / 1_000} s in vain: ${why}`))), ms);
      check();
    });
  }

  /**
   * Resolves once everything that was done here is on the server's disk, has been run, and is in the page; and nothing runs.
   *
   * @throws after `ms` (30 s), also where the room never comes to rest by itself.
   */
  async settled(ms = PATIENCE): Promise<void> {
    const until = Date.now() + ms;
    const left = (): number => Math.max(1, until - Date.now());
    let kept = false;
    void this.durable().then(() => {
      kept = true;
      this.changed();
    });
    await this.until(() => kept, left());
    await this.until(() => waitingEvents(this.#ports.documents.me).length === 0 && COMMENT_EVENTS.waiting(this.#ports.documents.me).length === 0, left());
    const n = (this.#settles += 1);
    this.#ports.tell({ type: "settle", n });
    await this.until(() => this.#settled >= n, left());
  }

  /** Leaves the room. What was written and is not on the server yet is lost: wait for `settled()` first. */
  close(): void {
    this.finish("it was closed here");
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Resolves once the page is drawn. */
  protected async drawn(ms = PATIENCE): Promise<void> {
    await this.until(() => !this.#running, ms);
  }

  protected receive(message: ServerMessage): void {
    switch (message.type) {
      case "people":
        this.#people = message.people.filter(({ id }) => message.here.includes(id));
        break;
      case "run":
        this.#running = message.run.state !== "idle";
        break;
      case "settled":
        this.#settled = Math.max(this.#settled, message.n);
        break;
      case "broadcast":
        this.#show(message);
        for (const hear of this.#hearers) hear(message.name, message.data);
        break;
      default:
        this.#show(message);
    }
    this.changed();
  }

  /** A question that a line which was lost has taken along is asked again. */
  protected askAgain(): void {
    if (this.#settles > this.#settled) this.#ports.tell({ type: "settle", n: this.#settles });
  }

  /** Whoever listens hears once of all that came together. */
  protected changed(): void {
    if (this.#telling) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  protected finish(reason: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.left();
    this.#end(reason);
    this.changed();
  }

  #valueOf(element: ViewElement): JsonValue | undefined {
    return isInputKind(element.kind) ? (handleOf(element.kind, element, this.hand).value as JsonValue | undefined) : undefined;
  }

  /** What an input says where nothing was ever stored for it; of a choice among several, that it was not made. */
  #unset(cell: string, member: string | undefined): JsonValue | undefined {
    const element = this.shown.elements().find(({ widget }) => widget?.key === cell);
    if (!element || !isInputKind(element.kind)) return undefined;
    // The rule and the props are of one kind.
    const rule = WIDGETS[element.kind] as unknown as WidgetRule<WidgetProps, JsonValue>;
    return member === undefined ? rule.initial(propsOf(element as Element<InputKind>)) : rule.storage === "set" ? false : undefined;
  }

  /** A gap in the stream is filled by asking for everything again, as a page does. */
  #show(message: ServerMessage): void {
    try {
      this.shown.receive(message);
    } catch {
      this.#ports.tell({ type: "resync" });
    }
  }
}

/** The one place for what TypeScript does not follow from an element's kind to its handle. */
const handleOf = (kind: InputKind, element: ViewElement, hand: Hand): InputHandle<InputKind> => inputHandle(kind, element as Element<InputKind>, hand);
