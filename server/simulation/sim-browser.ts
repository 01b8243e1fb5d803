import {
  COMMENT_EVENTS, LAYOUT, parseCommentId, parseWidgetKey, textName, writeEntry, type CommentId, type ElementId, type EventId, type JsonValue, type Person, type Role, type RowId, type Scope, type WidgetPlace,
} from "@tutti/protocol";
import * as Y from "yjs";
import { BrowserStore, DocumentWire, LOCAL, RoomClient, type Uploads, undoOf, valueHandle, type Line, type LineEvents, type Network, type Ports, type RoomDocument } from "./client-parts.ts";
import { Made } from "./made.ts";
import type { Brought } from "./sim-files.ts";
import { forgetPages, notePage } from "./sim-pages.ts";
import { SimKept, simUploads } from "./sim-uploads.ts";
import type { World } from "./world.ts";

type What = Parameters<Parameters<Network["subscribe"]>[0]>[0];
const SCOPES = ["room", "owner", "me"] as const;


/** What a page had been told is saved. */
export interface Saved {
  readonly positions: Map<string, Map<number, number>>;
  readonly made: Set<Made>;
  readonly pressed: Set<EventId>;
}

/** Somebody's browser: what outlives a page, the page in it, and what its person did and was told. */
export class SimBrowser {
  person: Person;
  /** What they typed, and the rows they added. */
  readonly made: Made[] = [];
  /** What they wrote last in their column of the table, by row. */
  readonly cells = new Map<RowId, JsonValue>();
  readonly pressed: { readonly id: EventId; readonly place: WidgetPlace }[] = [];
  readonly said: { readonly id: EventId; readonly comment: CommentId; readonly thread: CommentId }[] = [];
  /** Since when they have been shown pages of the app, by their paths. */
  readonly seen = new Map<string, number>();
  /** Files that they brought, and those of which their page said why not. */
  readonly brought: Brought[] = [];
  readonly refusedFiles = new Set<string>();
  uploads: Uploads | undefined;
  readonly #kept = new SimKept();
  readonly saved: Saved = { positions: new Map(), made: new Set(), pressed: new Set() };
  page!: RoomClient;
  /** Whether they were a viewer at some time. */
  hasWatched: boolean;
  online = true;
  pages = 0;
  readonly #world: World;
  readonly #preferences = new Map<string, string>();
  readonly #listeners = new Set<(what: What) => void>();
  #store: BrowserStore;
  #alive = { page: true };
  #tokens = 0;
  #line: { end(): void } | undefined;
  /** Pages that ended as a crash ends them. */
  readonly #left: RoomClient[] = [];

  constructor(world: World, person: Person) {
    this.#world = world;
    this.person = person;
    this.hasWatched = person.role === "viewer";
    this.#store = newStore(world);
  }

  /** Opens the page, or loads it again: whatever it had in memory is gone. */
  load(): void {
    this.#alive.page = false;
    this.#line?.end();
    if (this.pages > 0) this.#left.push(this.page);
    if (this.#world.fault === "copy-forgotten") this.#store = newStore(this.#world);
    forgetPages(this.#world, this);
    const alive = { page: true };
    this.#alive = alive;
    this.pages += 1;
    this.#listeners.clear();
    const ports: Ports = {
      clock: this.#world.clock.of(() => alive.page),
      dial: (events) => this.#dial(events, alive),
      api: {
        me: async () => (this.online && this.#world.server ? { kind: "ok", body: { person: { ...this.person }, title: "Simulation", boot: this.#world.server.boot, client: "v1" } } : { kind: "away" }),
        rename: async () => undefined, history: async () => ({ rows: [], more: false }),
        blob: async () => new Uint8Array(),
        filesAddress: "/files/a/b", blobAddress: (name) => `/blob/a/b/${name}`,
      },
      network: {
        online: () => this.online, visible: () => true,
        subscribe: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      preferences: { get: (key) => this.#preferences.get(key), set: (key, value) => void this.#preferences.set(key, value) },
      store: async () => this.#store,
      tabs: () => ({ post: () => undefined, subscribe: () => () => undefined, close: () => undefined }),
      random: this.#world.random.next,
      device: async () => `device-${this.person.id}`,
    };
    this.page = new RoomClient({ app: this.#world.app, room: this.#world.room, page: "/" }, ports);
    if (this.#world.files) {
      this.#world.http.cut(this);
      this.uploads = simUploads(this.#world, this, this.page, this.#kept, alive);
    }
    void this.page.start();
  }

  /** Lets go of every page that there was: a document that is left open keeps its world for good. */
  async close(): Promise<void> {
    this.#alive.page = false;
    await Promise.all([...this.#left, this.page].map((page) => page.close()));
  }

  /** The network goes, or comes back. */
  setOnline(online: boolean): void {
    this.online = online;
    if (!online) this.cut();
    if (!online && this.#world.files) this.#world.http.cut(this);
    for (const listener of this.#listeners) listener(online ? "online" : "offline");
  }

  /** The connection breaks; what was under way is lost. */
  cut(): void {
    this.#line?.end();
  }

  /** Of the page that is there now. */
  onOnline(listener: () => void): void {
    this.#listeners.add((what) => what === "online" && listener());
  }

  document(scope: Scope): RoomDocument | undefined {
    return this.page.documents.current(scope).get();
  }

  value(place: WidgetPlace): ReturnType<typeof valueHandle> {
    return valueHandle(this.page.documents.current.bind(this.page.documents), place, this.page.undo);
  }

  set(key: string, value: JsonValue, scope: Scope = "room"): boolean {
    return this.value(placeOf(key, scope)).set(value, 0);
  }

  choose(option: string, chosen: boolean): boolean {
    return this.value(placeOf("set", "room")).setMember(option, chosen, !chosen);
  }

  type(front: boolean): boolean {
    const document = this.#writable("room");
    // Before the script has drawn it, nobody has it before them.
    if (!document?.doc.getMap(LAYOUT.seeded).has(textName("note"))) return false;
    const text = document.doc.getText(textName("note"));
    const token = `<${this.name()}>`;
    this.#write(document, text, () => text.insert(front ? 0 : text.length, token));
    this.made.push(new Made("text", token));
    return true;
  }

  /** A name for something that they make, as nothing else has. */
  name(): string {
    return `${this.person.id}.${(this.#tokens += 1)}`;
  }

  /** Takes out something that this person has typed. */
  takeOut(): boolean {
    const document = this.#writable("room");
    const standing = this.made.filter(({ kind, out }) => kind === "text" && !out);
    if (!document || standing.length === 0) return false;
    const typed = this.#world.random.pick(standing);
    const text = document.doc.getText(textName("note"));
    const at = text.toString().indexOf(typed.token);
    if (at < 0) return false;
    this.#write(document, text, () => text.delete(at, typed.token.length));
    this.turn(typed, true);
    return true;
  }

  /** Something that they made is taken out, or is back: that it was saved as it was says nothing any more. */
  turn(made: Made, out: boolean): void {
    made.out = out;
    this.saved.made.delete(made);
  }

  /** They are given another role: the server has sent them out, and asks who they are when they come back. */
  become(role: Role): void {
    this.person = { ...this.person, role };
    if (role === "viewer") this.hasWatched = true;
    if (this.#world.fault !== "role-unnoticed") this.cut();
  }

  /** What their browser has put aside, since they might not send it. */
  setAside(): Promise<readonly SetAside[]> {
    return this.#store.listSetAside();
  }

  /** The person that the page takes them for. */
  get role(): Role {
    return this.page.me.get()?.role ?? this.person.role;
  }

  press(key: string, scope: Scope, form?: { readonly generation: number; readonly cells: readonly string[] }): boolean {
    const place = { ...placeOf(key, scope), ...(form ? { form: "plan" } : {}) };
    const id = this.page.presses.press(place, form);
    if (id) this.pressed.push({ id, place });
    return id !== undefined;
  }

  /** Says something in the room's conversation: begins a thread, or answers one's own last. */
  comment(): boolean {
    const n = this.said.length + 1;
    const comment = parseCommentId(`${this.person.id}-comment-${String(n).padStart(8, "0")}`) as CommentId;
    const last = this.said.at(-1);
    const act = last && n % 3 !== 0
      ? { kind: "reply", thread: last.thread, comment, text: `${n}` } as const
      : { kind: "open", comment, anchor: { element: "a" as ElementId, label: "a" }, text: `${n}` } as const;
    const id = this.page.presses.post(COMMENT_EVENTS, (event, at) => ({ id: event, at, act }));
    if (id) this.said.push({ id, comment, thread: act.kind === "open" ? comment : act.thread });
    return id !== undefined;
  }

  /** A page gone wrong, or an attacker's: writes into a document that it may only read, and sends that. */
  attack(): boolean {
    const document = this.document("room");
    if (!document?.wire || document.doc.getMap(LAYOUT.values).size === 0) return false;
    const evil = new Y.Doc();
    Y.applyUpdate(evil, Y.encodeStateAsUpdate(document.doc));
    const before = Y.encodeStateVector(evil);
    writeEntry(evil, "evil", this.person.id, null);
    document.wire.admit();
    this.#world.sendAs(this, document.name, Y.encodeStateAsUpdate(evil, before));
    evil.destroy();
    return true;
  }

  /** The fault: what was put aside is sent after all. */
  async sendAside(): Promise<void> {
    const document = this.#writable("room");
    if (document) for (const { update } of await this.#store.listSetAside()) Y.applyUpdate(document.doc, update, LOCAL);
  }

  /** Notes what the page calls saved now. */
  note(): void {
    if (this.#world.fault === "aside-sent") void this.sendAside();
    notePage(this.#world, this);
    if (this.page.saving.get().state !== "saved") return;
    for (const scope of SCOPES) {
      const document = this.document(scope);
      if (!document || !this.#mayWrite(scope)) continue;
      const position = Y.getState(document.doc.store, document.doc.clientID);
      if (position > 0) mapIn(this.saved.positions, document.name).set(document.doc.clientID, position);
    }
    for (const made of this.made) if (!made.open && this.#mayWrite("room")) this.saved.made.add(made);
    for (const { id } of this.pressed) this.saved.pressed.add(id);
  }

  #mayWrite(scope: Scope): boolean {
    return scope === "me" || this.role === "owner" || (scope === "room" && this.role === "editor");
  }

  /** Takes up what an earlier page began, and notes what the page says is refused. */
  noteUploads(): void {
    void this.uploads?.recall();
    for (const key of ["files", "own"]) for (const { id, state } of this.uploads?.at(key).get() ?? []) if (state === "failed") this.refusedFiles.add(id);
  }

  /** A step of their own, so that nothing hangs on how quickly a simulation goes. */
  #write({ doc }: RoomDocument, text: Y.Text, write: () => void): void {
    const { stopCapturing } = undoOf(this.page).track("note", text, this.#world.fault === "undo-takes-all" ? [LOCAL, DocumentWire] : [LOCAL]);
    doc.transact(write, LOCAL);
    stopCapturing();
  }

  #writable(scope: Scope): RoomDocument | undefined {
    const document = this.document(scope);
    return document?.writable.get() && document.cells.ready.get() ? document : undefined;
  }

  #dial(events: LineEvents, alive: { page: boolean }): Line {
    const line = this.#world.connect(this, {
      opened: () => alive.page && events.opened(),
      received: (frame) => alive.page && events.received(frame),
      closed: (code, reason) => alive.page && events.closed(code, reason),
    });
    this.#line = line;
    return line;
  }
}

export const placeOf = (key: string, scope: Scope): WidgetPlace => {
  const parsed = parseWidgetKey(key);
  if (!parsed) throw new Error(`${key} is no key`);
  return { key: parsed, scope };
};

function mapIn<K, V>(maps: Map<K, Map<V, number>>, key: K): Map<V, number> {
  const present = maps.get(key) ?? new Map<V, number>();
  maps.set(key, present);
  return present;
}

type SetAside = Awaited<ReturnType<BrowserStore["listSetAside"]>>[number];

class Forgetful extends BrowserStore {
  override async setAside(): Promise<void> {
    // The fault: what could not be sent is gone.
  }
}

const newStore = ({ fault }: World): BrowserStore => (fault === "aside-lost" ? new Forgetful() : new BrowserStore());
