import { accessTo, documentName, documentOfScope, LAYOUT, type AppId, type DocumentRef, type Person, type PersonId, type Role, type RoomId, type Scope } from "@tutti/protocol";
import * as Y from "yjs";
import { loadSeldom } from "../load-seldom.ts";
import { openFrame } from "./frames.ts";
import { chosen, constant, writable } from "../readable.ts";
import type { Ports, Tabs } from "../ports.ts";
import { type RoomStore, type SetAside } from "../storage/port.ts";
import type { Readable } from "../types.ts";
import type { Overtaken } from "./overtaken.ts";
import { TABS, type PageDocumentKind, type RoomDocument } from "./room-document.ts";
import { Slot, type SlotLine } from "./slot.ts";

/** Storage that has not opened after so long (ms) is gone without: a busy telephone needs seconds, and what it did offline lies there. */
const STORE_TIMEOUT = 8_000;

export interface DocumentsOptions {
  readonly app: AppId;
  readonly room: RoomId;
  readonly ports: Ports;
  /** This tab's own name. */
  readonly tab: string;
  readonly onUnsaved: () => void;
  readonly onOvertaken: (scope: Scope, overtaken: readonly Overtaken[]) => void;
  readonly onStorageProblem: (error: unknown) => void;
  /** Another tab of this browser has heard that its person may write less than before. */
  readonly onRole: (role: Role) => void;
}

/** What a person's entering a room came to. */
interface Entered {
  readonly person: Person;
  readonly store: RoomStore;
  readonly tabs: Tabs;
  readonly slots: ReadonlyMap<PageDocumentKind, Slot>;
}

/** The documents of a room, as one person with one role has them. */
export class Documents {
  readonly #options: DocumentsOptions;
  readonly #entered = writable<Entered | undefined>(undefined);
  #entering: Promise<void> = Promise.resolve();
  #line: SlotLine | undefined;
  /** What was set aside and the browser's storage would not take. */
  readonly #unkept = new Map<string, SetAside>();
  /** The role with which one's own document was sent last. */
  #sentAs: string | undefined;
  /** Counts on with what is set aside. */
  readonly asideChanges = writable(0);
  #closed = false;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** The document that holds a scope's values, or the conversation; another one after a change of role or of person. */
  current(kind: PageDocumentKind): Readable<RoomDocument | undefined> {
    return chosen(this.#entered, (entered) => entered?.slots.get(kind)?.current ?? NONE);
  }

  get store(): RoomStore | undefined {
    return this.#entered.get()?.store;
  }

  /** What this browser keeps for a person; `undefined` while the documents are not theirs. */
  storeOf(person: PersonId | undefined): RoomStore | undefined {
    const entered = this.#entered.get();
    return entered?.person.id === person ? entered?.store : undefined;
  }

  get unsaved(): number {
    return this.#all().reduce((sum, document) => sum + document.unsaved, 0);
  }

  /**
   * Opens the documents for a person. Where the person is another, or may write other documents than before, they are opened
   * afresh: what cannot be sent any more is set aside first.
   */
  enter(person: Person): Promise<void> {
    this.#entering = this.#entering.catch(() => undefined).then(() => this.#enter(person));
    return this.#entering;
  }

  /** Nothing of this room may be read any more: what is unsaved is set aside for its author, and the copies go. */
  forbid(): Promise<void> {
    this.#entering = this.#entering.catch(() => undefined).then(async () => {
      const entered = this.#entered.get();
      if (!entered) return;
      for (const [kind, slot] of entered.slots) await this.#giveUp(kind, slot, entered.store);
      this.#entered.set({ ...entered, slots: new Map() });
      this.#options.onUnsaved();
    });
    return this.#entering;
  }

  connect(send: (frame: Uint8Array) => void): void {
    this.#line = { send, admitted: false };
    for (const slot of this.#slots()) slot.connect(this.#line);
  }

  admit(): void {
    if (!this.#line) return;
    this.#line = { ...this.#line, admitted: true };
    for (const slot of this.#slots()) slot.admit();
  }

  disconnect(): void {
    this.#line = undefined;
    for (const slot of this.#slots()) slot.disconnect();
  }

  /** @throws if the frame cannot be read. */
  receive(frame: Uint8Array): void {
    const { name, body } = openFrame(frame);
    this.#slots().find((slot) => slot.name === name)?.receive(body);
  }

  probe(): void {
    this.#entered.get()?.slots.get("room")?.probe();
  }

  flush(): void {
    for (const slot of this.#slots()) slot.flush();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#entering.catch(() => undefined);
    this.#leave();
  }

  async #enter(person: Person): Promise<void> {
    const before = this.#entered.get();
    if (this.#closed || (before && before.person.id === person.id && before.person.role === person.role)) return;
    const same = before?.person.id === person.id ? before : undefined;
    if (before && !same) this.#leave();
    const store = same?.store ?? (await this.#openStore(person));
    const tabs = same?.tabs ?? this.#joinTabs(person);
    const slots = new Map<PageDocumentKind, Slot>();
    for (const scope of KINDS) {
      const kept = same?.slots.get(scope);
      const writes = this.#mayWrite(scope, person);
      if (kept && kept.writable === writes) slots.set(scope, kept);
      else {
        if (kept) {
          if (!writes) tabs.post({ type: "role", role: person.role });
          await this.#giveUp(scope, kept, store);
        } else if (!writes) await this.#forget(scope, store);
        slots.set(scope, this.#slot(scope, person, writes, store, tabs));
      }
    }
    this.#entered.set({ person, store, tabs, slots });
    await Promise.all([...slots].map(([scope, slot]) => (same?.slots.get(scope) === slot ? undefined : this.#begin(slot, tabs))));
    this.#options.onUnsaved();
  }

  async #begin(slot: Slot, tabs: Tabs): Promise<void> {
    if (this.#line) slot.connect(this.#line);
    await slot.load();
    const document = slot.current.get();
    if (document && slot.writable) tabs.post({ type: "ask", document: slot.name, vector: Y.encodeStateVector(document.doc) });
  }

  #slot(scope: PageDocumentKind, person: Person, writes: boolean, store: RoomStore, tabs: Tabs): Slot {
    const { app, room, ports, tab, onUnsaved, onOvertaken, onStorageProblem } = this.#options;
    const name = documentName(refOf(app, room, scope, person.id));
    return new Slot({
      name, kind: scope, writable: writes, store, tab, clock: ports.clock, onUnsaved, onProblem: onStorageProblem,
      post: (update) => tabs.post({ type: "update", document: name, update }),
      ...(scope === "me" && { prepare: (document: RoomDocument, vector: Uint8Array) => this.#prepare(document, vector) }),
      // What only the server writes overtakes nobody.
      onOvertaken: (overtaken) => scope !== "comments" && onOvertaken(scope, overtaken),
    });
  }

  #mayWrite(scope: PageDocumentKind, person: Person): boolean {
    return accessTo(refOf(this.#options.app, this.#options.room, scope, person.id), person.id, person.role) === "write";
  }

  /** The right to write is gone: what is unsaved is put where its author can fetch it, and the copy goes. */
  async #giveUp(scope: PageDocumentKind, slot: Slot, store: RoomStore): Promise<void> {
    const document = slot.current.get();
    slot.close();
    // One that is left where it is, since this failed, is set aside at the next visit.
    const unsent = document && slot.writable ? document.unsaved : 0;
    const kept = unsent === 0 || await this.#rarely(async ({ asideOf }) => this.#setAside(document && asideOf(scope, document.doc, unsent, this.#now()), store));
    if (kept) await slot.drop();
  }

  /** A copy of when one still might write, at a visit whose right was gone before it began. Nearly nobody has one, and waits for no code. */
  async #forget(scope: PageDocumentKind, store: RoomStore): Promise<void> {
    if (scope === "comments") return;
    const copy = await store.load(scope).catch(this.#options.onStorageProblem);
    if (copy && copy.updates.length > 0) await this.#rarely(({ forgetCopy }) => forgetCopy(scope, copy, store, (item) => this.#setAside(item, store), this.#now()));
  }

  /** Keeps what its author may not send: in memory where the browser's storage takes nothing. */
  async #setAside(item: SetAside | undefined, store: RoomStore | undefined): Promise<void> {
    if (!item) return;
    await store?.setAside(item).catch((error: unknown) => {
      this.#unkept.set(item.id, item);
      this.#options.onStorageProblem(error);
    });
    this.asideChanges.set(this.asideChanges.get() + 1);
  }

  async listSetAside(): Promise<readonly SetAside[]> {
    return [...((await this.store?.listSetAside()) ?? []), ...this.#unkept.values()];
  }

  async discard(id: string): Promise<void> {
    this.#unkept.delete(id);
    await this.store?.discard(id);
  }

  /** Does what few pages do, with code that is loaded for it. @returns whether it was done. */
  async #rarely(act: (code: Awaited<ReturnType<typeof loadSeldom>>) => Promise<void>): Promise<boolean> {
    try {
      await act(await loadSeldom());
      return true;
    } catch (error) {
      this.#options.onStorageProblem(error);
      return false;
    }
  }

  /**
   * Before anything of one's own document is sent after a change of role: what its author may no longer send is taken out of it, and
   * set aside. What they send without ever having been allowed to is the server's to refuse, in its words.
   */
  #prepare(document: RoomDocument, vector: Uint8Array): Promise<void> | undefined {
    const { preferences } = this.#options.ports;
    const role = this.#entered.get()?.person.role;
    const place = `tutti:role:${document.name}`;
    this.#sentAs ??= preferences.get(place);
    const changed = role !== this.#sentAs && this.#sentAs !== undefined;
    if (!role || role === this.#sentAs) return undefined;
    const over = (): void => {
      this.#sentAs = role;
      preferences.set(place, role);
    };
    if (!changed || [LAYOUT.events, LAYOUT.said].every((list) => document.doc.getArray(list).length === 0)) return void over();
    const comments = this.current("comments").get()?.doc;
    return loadSeldom().then(({ withdraw }) => this.#setAside(withdraw(document.doc, vector, role, comments, this.#now()), this.store)).then(over);
  }

  #now(): number {
    return this.#options.ports.clock.now();
  }

  async #openStore(person: Person): Promise<RoomStore> {
    const { ports, onStorageProblem } = this.#options;
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = ports.clock.after(STORE_TIMEOUT, () => reject(new Error("This browser's storage did not answer")));
    });
    const opening = ports.store(person.id);
    try {
      return await Promise.race([opening, late]);
    } catch (error) {
      onStorageProblem(error);
      // One that opens after all is not used any more.
      opening.then((store) => store.close(), () => undefined);
      return new (await loadSeldom()).MemoryStore();
    } finally {
      cancel();
    }
  }

  #joinTabs(person: Person): Tabs {
    const tabs = this.#options.ports.tabs(person.id);
    tabs.subscribe((message) => {
      if (message.type === "role") return this.#options.onRole(message.role);
      const document = this.#slots().find((slot) => slot.name === message.document && slot.writable)?.current.get();
      if (!document) return;
      if (message.type === "update") return Y.applyUpdate(document.doc, message.update, TABS);
      tabs.post({ type: "update", document: document.name, update: Y.encodeStateAsUpdate(document.doc, message.vector) });
    });
    return tabs;
  }

  #slots(): Slot[] {
    return [...(this.#entered.get()?.slots.values() ?? [])];
  }

  #all(): RoomDocument[] {
    return this.#slots().map((slot) => slot.current.get()).filter((document) => document !== undefined);
  }

  #leave(): void {
    this.#sentAs = undefined;
    const entered = this.#entered.get();
    this.#entered.set(undefined);
    for (const slot of entered?.slots.values() ?? []) slot.close();
    entered?.tabs.close();
    entered?.store.close();
  }
}

/** What a page opens, in this order. */
const KINDS: readonly PageDocumentKind[] = ["room", "owner", "me", "comments"];

const refOf = (app: AppId, room: RoomId, kind: PageDocumentKind, person: PersonId): DocumentRef =>
  kind === "comments" ? { app, room, kind } : documentOfScope(app, room, kind, person);

const NONE = constant<RoomDocument | undefined>(undefined);
