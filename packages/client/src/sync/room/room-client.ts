import {
  CLOSE, closeByCode, encodeStream, EVERY_PAGE, FIRST_PAGE, jsonEqual, parseEventId, parseServerMessage, streamText,
  type AppId, type Broadcast, type ClientMessage, type Person, type ReaderContext, type Role, type RoomId, type RunState, type Scope, type ServerMessage, type Toast,
} from "@tutti/protocol";
import { Connector } from "../connection/connector.ts";
import { Documents } from "../document/documents.ts";
import type { Overtaken } from "../document/overtaken.ts";
import { pongFor } from "../document/frames.ts";
import { NoticeBoard } from "../events/notices.ts";
import { Presses } from "../events/presses.ts";
import { PresenceChannel } from "../people/presence.ts";
import { loadSeldom } from "../load-seldom.ts";
import { changedBy, Gate } from "../holding/gate.ts";
import type { Ports } from "../ports.ts";
import { Passing } from "../passing.ts";
import { derived, writable, type Writable } from "../readable.ts";
import type { Connection, Unsubscribe } from "../types.ts";
import { UndoSteps } from "../undo/undo-steps.ts";
import { Asks } from "../view/asks.ts";
import { ViewKeeper } from "../view/view-keeper.ts";
import { ViewStore } from "../view/view-store.ts";
import { forgetIdentity, parseIdentity, recallIdentity, rememberIdentity, type Identity } from "./identity.ts";
import { Directory } from "./people.ts";
import { sameSaving, savingOf } from "./saving.ts";

/** Who we are is asked for again after so long (ms), where nothing tells that the network is back. */
const ASK_AGAIN = 3_000;
type GoMessage = Extract<ServerMessage, { type: "go" }>;

const IDLE: RunState = { state: "idle" };

export interface RoomClientOptions {
  readonly app: AppId;
  readonly room: RoomId;
  /** The path of the page that is looked at first. */
  readonly page: string;
}

/**
 * A room in a page: joins the line, the documents, the view and the people. All that it decides, it decides on what its ports
 * tell it; so the simulation runs this very class.
 */
export class RoomClient {
  readonly options: RoomClientOptions;
  readonly ports: Ports;
  readonly me = writable<Person | undefined>(undefined);
  readonly title = writable("");
  readonly run = writable<RunState>(IDLE);
  /** The path of the page that is looked at. */
  readonly page: Writable<string>;
  readonly roomProblem = writable<string | undefined>(undefined);
  readonly storageProblem = writable<string | undefined>(undefined);
  /** The build of the page that the server serves. */
  readonly served = writable<string | undefined>(undefined);
  /** The version of the look that the server gives its pages. */
  readonly theme = writable<string | undefined>(undefined);
  readonly goes = new Passing<GoMessage>();
  readonly toasts = new Passing<Toast>();
  readonly broadcasts = new Passing<Broadcast>();
  readonly downloads = new Passing<{ readonly blob: string; readonly fileName: string }>();
  readonly connection = writable<Connection>({ state: "opening" }, sameConnection);
  readonly saving = writable(savingOf(0, false), sameSaving);
  readonly documents: Documents;
  readonly view: ViewStore;
  readonly directory = new Directory();
  readonly presence: PresenceChannel;
  readonly presses: Presses;
  readonly asks: Asks;
  readonly notices: NoticeBoard;
  readonly undo: UndoSteps;
  /** Where others' changes wait while somebody edits who wants them to. */
  readonly gate = new Gate();
  readonly #keeper: ViewKeeper;
  readonly #connector: Connector;
  readonly #ends: Unsubscribe[] = [];
  #send: ((frame: Uint8Array) => void) | undefined;
  #greeted = false;
  #reader: ReaderContext | undefined;
  #offlineSince: number;
  #device: string | undefined;
  #cancelAsk: () => void = () => undefined;
  #introducing = false;
  /** Whether the server was tried and did not answer: with nothing to show yet, the page says so rather than that it is connecting. */
  #unreached = false;
  #closed = false;

  constructor(options: RoomClientOptions, ports: Ports) {
    this.options = options;
    this.ports = ports;
    this.#offlineSince = ports.clock.now();
    const tab = ports.random().toString(36).slice(2) || "0";
    const onStorageProblem = (error: unknown): void => void this.#storageFailed(error);
    this.documents = new Documents({ app: options.app, room: options.room, ports, tab, onUnsaved: () => this.#look(), onStorageProblem, onRole: (role) => this.#demote(role), onOvertaken: (scope, overtaken) => this.#overtaken(scope, overtaken) });
    const current = (scope: Scope) => this.documents.current(scope);
    this.page = writable(options.page);
    this.view = new ViewStore(options.page, () => this.say({ type: "resync" }));
    this.#keeper = new ViewKeeper({
      view: this.view, clock: ports.clock, store: () => this.documents.storeOf(this.me.get()?.id),
      people: () => [...this.directory.people.get().known.values()], onProblem: onStorageProblem,
    });
    const offline = derived([this.connection], () => this.connection.get().state !== "live");
    this.asks = new Asks((message) => {
      if (!this.#greeted || !this.#send) return false;
      this.say(message);
      return true;
    });
    this.presses = new Presses({ current, page: () => this.page.get(), device: () => this.#device, now: ports.clock.now, preferences: ports.preferences, offline });
    this.notices = new NoticeBoard(current);
    this.undo = new UndoSteps({ current, me: () => this.me.get()?.id, clock: ports.clock });
    this.presence = new PresenceChannel({
      clock: ports.clock, network: ports.network, preferences: ports.preferences, me: this.me, known: this.directory.known,
      isPrivate: (key) => [...this.view.privateElements].some(({ widget }) => widget?.key === key && widget.scope === "me"),
      isOwnElement: (id) => [...this.view.privateElements].some((element) => element.id === id),
    });
    this.#tellPage();
    this.#connector = new Connector(ports, {
      opened: (send) => this.#opened(send),
      received: (frame) => this.#received(frame),
      lost: (code, reason, opened) => this.#lost(code, reason, opened),
      probe: () => this.documents.probe(),
    });
    this.#ends.push(
      this.#connector.state.subscribe(() => this.#look()),
      this.documents.current("room").subscribe((document) => this.presence.attach(document?.awareness)),
      ...(["room", "owner"] as const).map((scope) => this.documents.current(scope).subscribe((document) => {
        document?.cells.behind(this.gate);
        this.undo.forget(scope);
      })),
      ports.network.subscribe((what) => this.#network(what)),
    );
  }

  /** Opens what is known from before, and goes for the server. */
  async start(): Promise<void> {
    void this.ports.device().then((device) => (this.#device = device));
    const known = recallIdentity(this.ports.preferences, this.options.app, this.options.room);
    if (!known) return this.#introduce();
    this.#connector.start();
    await this.#enter(known);
  }

  /** Says something on the stream, if there is a line; what has to arrive is said again after a reconnect by who says it. */
  say(message: ClientMessage): void {
    this.#send?.(encodeStream(message));
  }

  /** Tells what is different for this reader. */
  read(reader: ReaderContext): void {
    if (jsonEqual({ ...reader }, this.#reader && { ...this.#reader })) return;
    this.#reader = reader;
    if (this.#greeted) this.say({ type: "reader", reader });
  }

  /** Turns to another page of the app: shown as it was here last, until the server has sent it. */
  turn(page: string): void {
    if (page === this.page.get()) return;
    this.view.turn(page);
    this.page.set(page);
    this.say({ type: "page", page });
    this.#tellPage();
    if (this.view.knowsNothingOf(page)) void this.#keeper.restore(page);
  }

  async rename(name: string): Promise<void> {
    await this.ports.api.rename(name);
    const person = this.me.get();
    if (person) await this.#enter({ person: { ...person, name }, title: this.title.get() });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelAsk();
    this.#connector.stop();
    this.#keeper.flush();
    this.#keeper.close();
    this.presence.close();
    this.presses.close();
    this.notices.close();
    for (const end of this.#ends) end();
    await this.documents.close();
  }

  /** The first visit: nobody here knows who we are, so the server is asked before anything is opened. */
  async #introduce(): Promise<void> {
    if (this.#introducing) return;
    this.#introducing = true;
    this.#cancelAsk();
    const answer = await this.ports.api.me();
    this.#introducing = false;
    if (this.#closed) return;
    if (answer.kind === "refused") return this.#refuse(answer.code, answer.reason);
    const identity = answer.kind === "ok" ? parseIdentity(answer.body) : undefined;
    if (!identity) {
      this.#unreached = true;
      this.#look();
      this.#cancelAsk = this.ports.clock.after(ASK_AGAIN, () => void this.#introduce());
      return;
    }
    this.#connector.start();
    await this.#enter(identity);
  }

  async #enter(identity: Identity): Promise<void> {
    const { app, room } = this.options;
    const before = this.me.get();
    rememberIdentity(this.ports.preferences, app, room, identity);
    if (before && before.id !== identity.person.id) {
      this.view.clear();
      this.directory.set([], []);
    }
    this.me.set(identity.person);
    this.title.set(identity.title);
    await this.documents.enter(identity.person);
    if (this.view.knowsNothingOf(this.page.get())) void this.#keeper.restore(this.page.get());
    if (!this.view.empty) return;
    const people = await this.#keeper.restore(EVERY_PAGE);
    if (this.directory.people.get().known.size === 0) this.directory.set(people, []);
    this.#look();
  }

  #opened(send: (frame: Uint8Array) => void): void {
    const { app, room } = this.options;
    this.#send = send;
    this.#greeted = false;
    this.say({ type: "join", app, room, page: this.page.get(), ...(this.#reader && { reader: this.#reader }) });
    this.documents.connect(send);
  }

  #received(frame: Uint8Array): void {
    try {
      const pong = pongFor(frame);
      const text = pong ? undefined : streamText(frame);
      if (pong) this.#send?.(pong);
      else if (text !== undefined) this.#hear(parseServerMessage(text));
      else this.documents.receive(frame);
    } catch (error) {
      // Not to be understood: everything is asked for again on a new line, after the usual waiting time.
      console.error("A message of the server could not be read", error);
      this.#connector.fail("A message of the server could not be read");
    }
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case "hello":
        return this.#greet(message);
      case "snapshot":
      case "ops":
        return this.gate.pass(changedBy(message), () => this.view.receive(message));
      case "run":
        this.run.set(message.run);
        if (message.run.state === "idle") this.gate.pass([], () => this.view.settle());
        return;
      case "toast":
        return this.toasts.tell(message.toast);
      case "broadcast":
        return this.broadcasts.tell(message);
      case "go":
        return this.#go(message);
      case "download":
        return this.downloads.tell(message);
      case "people":
        return this.directory.set(message.people, message.here);
      case "answer":
        return this.asks.heard(message.n, message.answer);
      case "room":
        return this.roomProblem.set(message.problem ?? undefined);
      case "refused":
        return this.#refuse(message.code, message.reason);
    }
  }

  /** The server says who we are. If that is somebody else than our documents are opened for, they are opened afresh. */
  #greet({ me, title, client, theme }: Extract<ServerMessage, { type: "hello" }>): void {
    const before = this.me.get();
    const same = before?.id === me.id && before.role === me.role;
    this.#greeted = true;
    this.served.set(client);
    this.theme.set(theme);
    const entered = this.#enter({ person: me, title });
    if (same) this.documents.admit();
    else void entered.then(() => this.#connector.renew());
    this.#look();
  }

  /** Another tab was told that we may do less: what waits here is set aside too, before a line of ours sends it under a role that is back. */
  async #demote(role: Role): Promise<void> {
    const person = this.me.get();
    if (!person || person.role === role) return;
    await this.#enter({ person: { ...person, role }, title: this.title.get() });
    this.#connector.renew();
  }

  async #lost(code: number, reason: string, opened: boolean): Promise<boolean> {
    this.#send = undefined;
    this.#greeted = false;
    this.documents.disconnect();
    this.gate.open();
    this.view.disconnected();
    this.asks.disconnected();
    this.directory.disconnected();
    this.run.set(IDLE);
    this.#unreached = true;
    this.#look();
    const known = closeByCode(code);
    const unknown = code === CLOSE.noIdentity.code;
    if (known && !known.retry && !unknown) {
      this.#refuse(code, reason || known.reason);
      return false;
    }
    // A line that never opened does not say why; asked over HTTP, the server does. A lost session is begun anew that way, too.
    if (opened && !unknown) return true;
    const answer = await this.ports.api.me(unknown);
    if (this.#closed) return false;
    if (answer.kind === "refused") this.#refuse(answer.code, answer.reason);
    const identity = answer.kind === "ok" ? parseIdentity(answer.body) : undefined;
    if (identity) await this.#enter(identity);
    return answer.kind !== "refused";
  }

  /** A click leads on the device alone that it was made on. */
  #go(message: GoMessage): void {
    if (message.event !== undefined && parseEventId(message.event)?.device !== this.#device) return;
    this.goes.tell(message);
  }

  /** Of the first page nothing is told: it is where those are of whom nothing else is known. */
  #tellPage(): void {
    const page = this.page.get();
    this.presence.update({ page: page === FIRST_PAGE ? undefined : page, pointer: undefined });
  }

  #refuse(code: number, reason: string): void {
    this.#connector.stop();
    this.#send = undefined;
    this.documents.disconnect();
    this.connection.set({ state: "refused", code, reason });
    this.#look();
    if (code === 403 || code === CLOSE.forbidden.code || code === CLOSE.signedOut.code) void this.#forget();
  }

  /** What one may not open any more does not stay in the browser either. */
  async #forget(): Promise<void> {
    const { app, room } = this.options;
    forgetIdentity(this.ports.preferences, app, room);
    await this.documents.forbid();
    await this.#keeper.forget();
    this.view.clear();
  }

  /** Nobody at the server knows that these were set: so it is said from here, as the server says its own. */
  #overtaken(scope: Scope, overtaken: readonly Overtaken[]): void {
    const around = { scope, document: this.documents.current(scope).get(), others: this.presence.face.others.get(), now: this.ports.clock.now() };
    void loadSeldom().then(({ settleOvertaken }) => this.notices.conflict(settleOvertaken(overtaken, around)));
  }

  #network(what: Parameters<Parameters<Ports["network"]["subscribe"]>[0]>[0]): void {
    if (what === "leaving" || what === "hidden") {
      this.documents.flush();
      this.#keeper.flush();
    }
    // Still without a first answer: now is a better time than later.
    if (what === "online" && !this.me.get() && this.connection.get().state !== "refused") void this.#introduce();
    // Between a first answer and the first view: the line may take long to find out.
    if (what === "offline") {
      this.#unreached = true;
      this.#look();
    }
  }

  async #storageFailed(cause: unknown): Promise<void> {
    if (cause === undefined) return this.storageProblem.set(undefined);
    console.warn("This browser's storage failed:", cause);
    const code = await loadSeldom().catch(() => undefined);
    this.storageProblem.set((await code?.storageSentence(cause)) ?? String(cause));
  }

  /** Works out anew what the page says of the connection and of saving. */
  #look(): void {
    const live = this.#greeted && this.#connector.state.get() === "open";
    this.saving.set(savingOf(this.documents.unsaved, live));
    const { state } = this.connection.get();
    if (state === "refused") return;
    if (live) return this.connection.set({ state: "live" });
    if (state === "live") {
      this.#offlineSince = this.ports.clock.now();
      // From here on the copy is all there is; the page may be loaded again at once.
      this.#keeper.flush();
    }
    if (state !== "opening" || !this.view.empty || this.#unreached) this.connection.set({ state: "offline", since: this.#offlineSince });
  }
}

const sameConnection = (a: Connection, b: Connection): boolean => a === b || (a.state === b.state && JSON.stringify(a) === JSON.stringify(b));
