import type {
  AppId, Broadcast, ElementId, EventId, HistoryPage, JsonValue, LazyAnswer, LazyQuestion, Notice, Outbox, Person, PersonId, Presence, Query, ReaderContext, RoomId, RowWrite, RunState, Scope, SentMessage, Toast, ViewElement, WidgetPlace,
} from "@tutti/protocol";
import type * as Y from "yjs";

/**
 * The border between what is synced and what is drawn. Nothing here knows Solid; nothing that draws knows Yjs providers,
 * IndexedDB or sockets. Every `subscribe` calls at once with the present state, and returns what ends it.
 */
export type Unsubscribe = () => void;
export interface Readable<T> {
  get(): T;
  subscribe(listener: (value: T) => void): Unsubscribe;
}

/** The three honest saving states, of all documents together. */
export type Saving =
  | { readonly state: "saved" }
  | { readonly state: "sending"; readonly changes: number }
  | { readonly state: "offline"; readonly changes: number };

export type Connection =
  /** Nothing of this room has been here before, and the server has not answered yet. */
  | { readonly state: "opening" }
  | { readonly state: "live" }
  /** The last view and documents are shown from this browser's own copy, if there is one. */
  | { readonly state: "offline"; readonly since: number }
  /** Trying again cannot help: the reason is for people. */
  | { readonly state: "refused"; readonly code: number; readonly reason: string };

/** What became of one's own click: shown at the button until it is done. */
export type PressState =
  | { readonly state: "ready" }
  | { readonly state: "waiting"; readonly offline: boolean };

/** Somebody else (or another tab of mine), as far as the page shows them. `client` tells two tabs apart. */
export interface Other {
  readonly client: number;
  readonly person: Person;
  readonly presence: Presence;
}

/** Parts of one's own presence to put in place; a part that is `undefined` ends. */
export type PresencePatch = { readonly [Part in keyof Omit<Presence, "person">]?: Presence[Part] | undefined };

/** The value of a widget: what is stored, if anything. The element's rule makes of it what is shown. */
export interface ValueHandle {
  readonly stored: Readable<JsonValue | undefined>;
  /**
   * Writes a committed value; equal ones are not written. False where this person may not, or nothing is synced yet.
   *
   * @param unset what undoing writes where nothing was stored before: the default. Absent, it cannot be undone then.
   */
  set(value: JsonValue, unset?: JsonValue): boolean;
  /** Writes one member's entry, as an option of a set. */
  setMember(member: string, value: JsonValue, unset?: JsonValue): boolean;
  readonly writable: Readable<boolean>;
}

/** What undoing or redoing did, for those who cannot see it. */
export type Undone =
  | { readonly kind: "value"; readonly scope: Scope; readonly entry: string; readonly value: JsonValue }
  /** Several values that were set together. */
  | { readonly kind: "many"; readonly count: number }
  /** Of a text or a table, by its widget's key. */
  | { readonly kind: "type"; readonly key: string }
  /** Of what the server did at once: it is asked, and rejects with a sentence where it does not. */
  | { readonly kind: "operation"; readonly done: Promise<void> };

/** A text or table whose own edits are steps among the others. */
export interface TrackedUndo {
  /** Takes back the last of one's own edits of this one. False where there is none. */
  undo(): boolean;
  redo(): boolean;
  /** What is written from now on is a step of its own. */
  stopCapturing(): void;
  /** The Yjs origin of what undoing writes. */
  readonly origin: unknown;
}

/** One person's own steps in this tab; `undoOf` walks them. Nobody else's work is ever taken back, nor overwritten. */
export interface Undo {
  /** Whether there is anything to take back, or to bring again. */
  readonly can: Readable<{ readonly undo: boolean; readonly redo: boolean }>;
}

/** What several people write at once, the document it is in, and whether this person may write there. */
export interface CoEdited<T> {
  readonly text: T;
  readonly doc: Y.Doc;
  readonly writable: boolean;
}

/** Which changes of a room. */
export interface HistoryQuery {
  /** Those before this one alone. */
  readonly before?: number;
  readonly person?: PersonId;
  readonly key?: string;
}

/** An edited table: its entries, and what is written in it. */
export interface RowsHandle {
  /** All entries, by their members. The same map from call to call, kept up with the document. */
  entries(): ReadonlyMap<string, JsonValue>;
  /** Called after entries have changed, with their members: an edit costs what it changes. */
  onChange(listener: (members: ReadonlySet<string>) => void): Unsubscribe;
  readonly writable: Readable<boolean>;
  /** Writes entries, all at once. False where this person may not, or nothing is synced yet. */
  write(writes: readonly RowWrite[]): boolean;
  /** Takes back the last of one's own writes in this table, as far as it still stands. False where there is none. */
  undo(): boolean;
  redo(): boolean;
}

/** A document as this page has it. */
export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly writable: Readable<boolean>;
  /** What the server had, as state vectors, when the first changes were made that it has not called durable; none where it has all. */
  readonly bases: readonly Uint8Array[];
  readonly cells: {
    /** Whether the server's map of values is here. */
    readonly ready: Readable<boolean>;
    /** Follows entries by name, and new generations of the values. */
    watch(listener: EntryListener): Unsubscribe;
  };
}

export interface EntryListener {
  /** Entries of the present generation were written or deleted. */
  changed(names: ReadonlySet<unknown>): void;
  /** The server has begun a new generation. */
  reread(): void;
}

export interface RoomSync {
  readonly app: AppId;
  readonly room: RoomId;
  readonly me: Readable<Person | undefined>;
  readonly title: Readable<string>;
  readonly connection: Readable<Connection>;
  readonly saving: Readable<Saving>;
  readonly run: Readable<RunState>;
  /** Set where nothing can be kept in this browser (storage refused or full): a sentence for people. */
  readonly storageProblem: Readable<string | undefined>;
  /** A sentence of the server's about the room as a whole. */
  readonly roomProblem: Readable<string | undefined>;
  /** The path of the page that is looked at; the app's first one is `/`. */
  readonly page: Readable<string>;
  /** Turns to another page. */
  turn(page: string): void;
  /** Tells what is different for this reader. */
  read(reader: ReaderContext): void;
  /** The script leads to another page, by name or path, or to other parameters. */
  onGo(listener: (go: { readonly page?: string; readonly query?: Query }) => void): Unsubscribe;
  /** The last view; the same id keeps the same object while nothing of it changed. */
  readonly view: {
    element(id: ElementId): Readable<ViewElement | undefined>;
    /** Whether an element stands in this person's private part. */
    isPrivate(id: ElementId): boolean;
    /** Whether this is the copy of an earlier visit. */
    readonly stale: Readable<boolean>;
    /** Why the app cannot be loaded just now, where the page goes on showing what it was before. */
    readonly unloadable: Readable<ViewElement<"exception"> | undefined>;
  };
  value(place: WidgetPlace): ValueHandle;
  /** Writes a value that is no step of anybody's work, such as which dialog is open or what is selected: undo passes over it. False where it cannot be written. */
  put(place: WidgetPlace, value: JsonValue, member?: string): boolean;
  /** The document that holds a scope's values, as `textOf`, `richOf` and `rowsOf` read it. */
  document(scope: Scope): Readable<OpenDocument | undefined>;
  /** The document of the room's conversation, which the server alone writes. */
  readonly comments: Readable<OpenDocument | undefined>;
  /** Puts an event on its way in one's own document, as a comment: it waits there, also offline, until the server has dealt with it. */
  post<Event extends { readonly id: EventId }>(outbox: Outbox<Event>, make: (id: EventId, now: number) => Event): EventId | undefined;
  /** Sends a click, a submit with the form's generation and cells, or what was chosen of a menu. */
  press(place: WidgetPlace, form?: { readonly generation: number; readonly cells: readonly string[] }, choice?: string): EventId | undefined;
  /** Sends what somebody says in a conversation. */
  say(place: WidgetPlace, message: SentMessage): EventId | undefined;
  /** Tells the server what was typed in secret: it is kept nowhere here, and is said again by whoever has it when the line is back. */
  confide(place: WidgetPlace, value: string): void;
  /** Sends what an author's component sends; it waits, as a click does, until the server has handled it. */
  emit(place: WidgetPlace, name: string, data: JsonValue): EventId | undefined;
  pressState(place: WidgetPlace): Readable<PressState>;
  readonly notices: Readable<readonly (readonly [string, Notice])[]>;
  dismiss(notice: string): void;
  /** Of a conflict: write mine after all. */
  insist(notice: string): void;
  readonly people: Readable<{ readonly here: readonly Person[]; readonly known: ReadonlyMap<PersonId, Person> }>;
  readonly presence: {
    readonly others: Readable<readonly Other[]>;
    /** Those who hold a widget, drag it, or have a caret in it. Cheaper than filtering `others` in each widget. */
    at(key: string): Readable<readonly Other[]>;
    /** Changes part of one's own presence; `undefined` takes that part away. */
    update(patch: PresencePatch): void;
    /** Whether others are shown my pointer. */
    readonly pointers: Readable<boolean>;
    setPointers(on: boolean): void;
  };
  /** Lets others' changes wait: values and what the script draws, until `end`; how many things wait, and whether they do. */
  readonly holding: { readonly waiting: Readable<number>; begin(): void; end(): void };
  /** What this tab may take back: its own values, texts and tables, in one list. */
  readonly undo: Undo;
  onToast(listener: (toast: Toast) => void): Unsubscribe;
  /** The script has said something to whoever is here. */
  onBroadcast(listener: (broadcast: Broadcast) => void): Unsubscribe;
  /** A file that this person asked for is ready. */
  onDownload(listener: (download: { readonly blob: string; readonly fileName: string }) => void): Unsubscribe;
  /** Takes another name (guests). Rejects with a sentence for people. */
  rename(name: string): Promise<void>;
  rerun(): void;
  /** Calls after each change of the room's documents, whoever made it. */
  onEdit(listener: () => void): Unsubscribe;
  /** What was changed in this room, newest first. Rejects with a sentence for people. */
  history(query: HistoryQuery): Promise<HistoryPage>;
  /** Asks the script for rows of a table that stays with it, as an element names it. */
  ask(element: ElementId, version: string, question: LazyQuestion): Promise<LazyAnswer>;
  /** The bytes of a blob that an element names. */
  blob(name: string): Promise<Uint8Array>;
  /** Where a picture or player finds a blob that an element names. */
  blobAddress(name: string): string;
  /** Where files of the room are brought; each is read back at its id below. */
  readonly filesAddress: string;
  close(): Promise<void>;
}
