import {
  accessTo, atLeast, COMMENT_EVENTS, documentOfScope, messageProblem, readCell, stateCell, waitingEvents, WIDGETS, writeEntry,
  type AppId, type ChatInputProps, type DeviceId, type DocumentRef, type ElementKind, type JsonValue, type Person, type RoomId, type Scope, type ServerMessage, type ViewElement, type WidgetProps, type WidgetRule,
} from "@tutti/protocol";
import * as Y from "yjs";
import { findOne, namesOf, propsOf, type Element } from "../participant/find.ts";
import { inputHandle, isInputKind, placeOf, type Hand, type InputHandle, type InputKind } from "../participant/handles.ts";
import { Participant } from "../participant/participant.ts";
import { Line } from "./line.ts";
import { OwnSteps } from "./own-steps.ts";
import { pageText } from "./page-text.ts";
import { RemoteDocument } from "./remote-document.ts";
import { bytesOf, rowsOf, type ReadBytes, type Row } from "./rows.ts";

type Hello = Extract<ServerMessage, { type: "hello" }>;

/** Where a room is, and as whom it is entered. */
export interface Entry {
  readonly server: URL;
  readonly token: string;
  readonly app: AppId;
  readonly room: RoomId;
  readonly device: DeviceId;
}

/** How long something is waited for where nothing else is said (ms). */
const PATIENCE = 30_000;
/** How often the server is asked whether it is still there (ms). */
const PROBE_EVERY = 10_000;

/**
 * A room, as a program takes part in it: by its token's rights, and seen by everybody in the room. Finders give what the page
 * shows; what is set or pressed is written in the program's copies, and goes to the server by itself, also after a line was lost.
 */
export class RemoteRoom extends Participant {
  /** Resolves with the reason when the room can be worked in no more: it was closed here, or the server refuses. */
  readonly closed: Promise<string>;
  readonly #entry: Entry;
  readonly #line: Line;
  readonly #documents: readonly RemoteDocument[];
  readonly #scopes: Readonly<Record<Scope, Y.Doc>>;
  readonly #steps: OwnSteps;
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<(name: string, data: JsonValue) => void>();
  readonly #end: (reason: string) => void;
  readonly #probe: NodeJS.Timeout;
  #hello: Hello;
  #people: readonly Person[] = [];
  #running = true;
  #settles = 0;
  #settled = 0;
  #ended: string | undefined;
  #telling = false;

  /**
   * Enters a room: resolves once its page is drawn, and its values are there.
   *
   * @throws with the server's sentence where it may not be entered, or with what is wrong with the network.
   */
  static async enter(entry: Entry, ms = PATIENCE): Promise<RemoteRoom> {
    const heard: ServerMessage[] = [];
    let take = (message: ServerMessage): void => void heard.push(message);
    let over: (reason: string) => void = () => undefined;
    const met = Promise.withResolvers<Hello>();
    const line: Line = new Line(entry.server, entry.token, {
      opened: () => void line.say({ type: "join", app: entry.app, room: entry.room, page: "/", reader: readerAt(entry) }),
      received: (message) => {
        if (message.type === "hello") met.resolve(message);
        if (message.type === "refused") met.reject(new Error(message.reason));
        take(message);
      },
      ended: (reason) => {
        met.reject(new Error(reason));
        over(reason);
      },
    });
    const late = setTimeout(() => met.reject(new Error(`${entry.server.origin} could not be reached within ${ms / 1_000} s: ${line.problem}`)), ms);
    try {
      const room = new RemoteRoom(entry, line, await met.promise);
      take = (message) => room.#receive(message);
      over = (reason) => room.#finish(reason);
      for (const message of heard) room.#receive(message);
      await room.#drawn(ms);
      return room;
    } catch (error) {
      line.close();
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  private constructor(entry: Entry, line: Line, hello: Hello) {
    const { app, room } = entry;
    const scopes = { room: new Y.Doc(), owner: new Y.Doc(), me: new Y.Doc() };
    const said = new Y.Doc();
    super({ app, room, documents: scopes, said, device: entry.device, now: () => Date.now(), tell: (message) => this.#ended === undefined && line.say(message) });
    this.#entry = entry;
    this.#line = line;
    this.#hello = hello;
    this.#scopes = scopes;
    this.#steps = new OwnSteps({ scopes, me: () => this.who.id, unset: (cell, member) => this.#unset(cell, member) });
    this.reader = readerAt(entry);
    const open = (ref: DocumentRef, doc: Y.Doc): RemoteDocument => new RemoteDocument(line, ref, doc, ref.kind === "room", () => this.#changed());
    this.#documents = [
      open({ app, room, kind: "room" }, scopes.room), open({ app, room, kind: "me", person: hello.me.id }, scopes.me), open({ app, room, kind: "comments" }, said),
      ...(hello.me.role === "owner" ? [open({ app, room, kind: "owner" }, scopes.owner)] : []),
    ];
    const closed = Promise.withResolvers<string>();
    this.closed = closed.promise;
    this.#end = closed.resolve;
    this.#probe = setInterval(() => this.#documents[0]?.probe(), PROBE_EVERY);
    this.#probe.unref();
  }

  /** Who this program is in the room. */
  get who(): Person {
    return this.#hello.me;
  }

  /** Whether it can still be worked in: what ended it is told by `closed`. */
  get isOpen(): boolean {
    return this.#ended === undefined;
  }

  /** The app's title. */
  get title(): string {
    return this.#hello.title;
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
    return readCell(this.#scopes.room, stateCell(key));
  }

  /** Sets shared state. @throws where the token's role may not. */
  setState(key: string, value: JsonValue): void {
    const ref = documentOfScope(this.#entry.app, this.#entry.room, "room", this.who.id);
    if (accessTo(ref, this.who.id, this.who.role) !== "write") throw new Error(`${this.who.name} is a ${this.who.role}, who cannot change the state "${key}"`);
    writeEntry(this.#scopes.room, stateCell(key), value, "page");
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
    const read: ReadBytes = (blob) => bytesOf(this.#entry, blob);
    return rowsOf(this.shown.elements(), name, read);
  }

  /** Files that were made for this program when it pressed a button, oldest first. */
  get downloads(): readonly { readonly fileName: string; bytes(): Promise<Uint8Array> }[] {
    return this.shown.downloads.map(({ blob, fileName }) => ({ fileName, bytes: () => bytesOf(this.#entry, blob) }));
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
    void Promise.all(this.#documents.map((document) => document.durable())).then(() => {
      kept = true;
      this.#changed();
    });
    await this.until(() => kept, left());
    await this.until(() => waitingEvents(this.#scopes.me).length === 0 && COMMENT_EVENTS.waiting(this.#scopes.me).length === 0, left());
    const n = (this.#settles += 1);
    this.#line.say({ type: "settle", n });
    await this.until(() => this.#settled >= n, left());
  }

  /** Leaves the room. What was written and is not on the server yet is lost: wait for `settled()` first. */
  close(): void {
    this.#finish("it was closed here");
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #drawn(ms: number): Promise<void> {
    await Promise.race([Promise.all(this.#documents.map((document) => document.synced)), this.closed.then((reason) => Promise.reject(new Error(reason)))]);
    await this.until(() => !this.#running, ms);
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

  #receive(message: ServerMessage): void {
    switch (message.type) {
      case "hello":
        return this.#greeted(message);
      case "refused":
        return this.#finish(message.reason);
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
    this.#changed();
  }

  /** A copy that one may not write is as the last server had it: from another one it is taken afresh, by whoever opens the room again. */
  #greeted(hello: Hello): void {
    const other = hello.me.role !== this.who.role || (hello.boot !== this.#hello.boot && !atLeast(hello.me.role, "editor"));
    this.#hello = hello;
    if (other) return this.#finish("what this program may do has changed, or the server was started anew; open the room again");
    // A question of the line before has been lost with it.
    if (this.#settles > this.#settled) this.#line.say({ type: "settle", n: this.#settles });
    this.#changed();
  }

  /** A gap in the stream is filled by asking for everything again, as a page does. */
  #show(message: ServerMessage): void {
    try {
      this.shown.receive(message);
    } catch {
      this.#line.say({ type: "resync" });
    }
  }

  /** Whoever listens hears once of all that came together. */
  #changed(): void {
    if (this.#telling) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  #finish(reason: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    clearInterval(this.#probe);
    for (const document of this.#documents) document.close();
    this.#line.close();
    this.#end(reason);
    this.#changed();
  }
}

/** The one place for what TypeScript does not follow from an element's kind to its handle. */
const handleOf = (kind: InputKind, element: ViewElement, hand: Hand): InputHandle<InputKind> => inputHandle(kind, element as Element<InputKind>, hand);

const readerAt = ({ server, app, room }: Entry): Participant["reader"] =>
  ({ locale: "en-GB", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, theme: "light", url: new URL(`/${app}/${room}`, server).href, embedded: false });
