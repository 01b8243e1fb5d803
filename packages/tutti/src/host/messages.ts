import type { AppId, EventId, JsonValue, LazyAnswer, LazyQuestion, Locks, Person, PersonId, Query, RoomEvent, RoomId, Scope, Toast, ViewOp } from "@tutti/protocol";
import type { OutsideFacts, WebhookEvent } from "../outside/outside.ts";

/**
 * What a room and the process that runs its script say to each other. Plain data that structured clone carries. A host serves
 * one app and several rooms; `run` numbers rise within a room, and whatever comes from a stale one is dropped.
 */

/** One value that a script may read: a widget's, one entry of an edited table, `state:…`, `form:…` or `text:…`. `undefined` once it is gone. */
export interface Cell {
  readonly scope: Scope;
  /** Whose, where the scope is "me". */
  readonly person?: PersonId;
  readonly key: string;
  readonly value: JsonValue | undefined;
}

/** A cell that changed, and who changed it: the person to whom the writing Yjs client is bound. */
export interface CellChange extends Cell {
  readonly by: PersonId | undefined;
  readonly previous: JsonValue | undefined;
  /** Of something that was done with others at once: what it was part of. */
  readonly operation?: string;
  /** Of something that a run wrote: its number. Others that read the cell run again, that run does not. */
  readonly run?: number;
}

/** Something a run wants written. Done by the room, all at once, after checking that the run still counts. */
export interface CellWrite {
  readonly scope: Scope;
  readonly person?: PersonId;
  readonly key: string;
  readonly value: JsonValue;
  /** What the run saw there: where it is something else by now, somebody's newer value, nothing is written; of an edit, what it is made from. */
  readonly seen?: JsonValue;
  /**
   * How it meets what stands there by then: in place of it (where absent); each of these members in place of that member; each of
   * these numbers added to that member's; or, in a text, what was changed from `seen` to `value`.
   */
  readonly as?: "members" | "sums" | "edit";
}

/** An event on its way to the script, with its author as the server knows them. */
export interface DeliveredEvent {
  readonly event: RoomEvent;
  readonly by: Person;
}

export type RunMode =
  /** An ordinary run. */
  | "commit"
  /** While somebody drags: draws and nothing else. */
  | "preview"
  /** A look at the past: draws and nothing else, read-only connections. */
  | "look";

/** The pages that somebody looks at, each with those who do. */
export type Looking = readonly (readonly [page: string, people: readonly PersonId[]])[];

/** Who is in a room, and where they look. */
interface Present {
  readonly people: readonly Person[];
  /** None where absent. */
  readonly looking?: Looking;
  /** Counts up each time: what is one person's own names the count of when they came to where it is. */
  readonly told?: number;
}

/** What is to be done that no run does: one of the app's handlers, and how it comes into rooms. */
export interface ToPrograms {
  readonly type: "call";
  readonly call: number;
  readonly work: { readonly of: "timer"; readonly name: string } | { readonly of: "webhook"; readonly name: string; readonly event: WebhookEvent };
  /** How long it may take (s). */
  readonly seconds: number;
  /** Where the server answers, the token for this once, and the device that its clicks are counted by. */
  readonly place: { readonly server: string; readonly token: string; readonly app: AppId; readonly device: string };
}

/** How a handler ended. */
export type CallOutcome = { readonly kind: "done" } | { readonly kind: "failed"; readonly message: string; readonly stack: string | undefined };

/** How one cache of a process does. Of what is in it nothing is told: keys and results may be secret. */
export interface CacheFigures {
  readonly name: string;
  /** Where it is made: `app.ts:12`. */
  readonly place: string;
  readonly kind: "data" | "resource";
  /** Whether its results are kept on disk, too. */
  readonly onDisk: boolean;
  readonly entries: number;
  /** Of data: how large the results are together. */
  readonly bytes?: number;
  /** Since the process started. */
  readonly hits: number;
  readonly misses: number;
  /** Computations under way. */
  readonly computing: number;
  /** Ages (ms) of the oldest and the newest; absent where there is none. */
  readonly oldest?: number;
  readonly newest?: number;
}

export type ToHost =
  | ToPrograms
  /** Begins a room: everything a script may read. `secret` keys the names of its blobs; `locks` are values that nobody can change; `explored`: nothing outside the room is changed from here. */
  | ({ readonly type: "open"; readonly room: RoomId; readonly secret: string; readonly cells: readonly Cell[]; readonly locks?: Locks; readonly explored?: boolean } & Present)
  /**
   * One run. `changes` since the last message; the host runs what read them: the whole script, or fragments and private
   * blocks alone. `all` asks for the whole script. `preview` lies over the values for this run alone.
   */
  | {
      readonly type: "run"; readonly room: RoomId; readonly run: number; readonly mode: RunMode; readonly all: boolean;
      readonly changes: readonly CellChange[]; readonly event?: DeliveredEvent; readonly preview?: readonly Cell[];
    }
  /** Somebody joined, left, or turned to another page; pages run, and private blocks are drawn, for who looks. Followed by a `run`. */
  | ({ readonly type: "people"; readonly room: RoomId } & Present)
  /** The run no longer counts; `ui.signal` aborts. */
  | { readonly type: "abort"; readonly room: RoomId; readonly run: number }
  /** A page asks for rows of a table that stays here. */
  | { readonly type: "ask"; readonly room: RoomId; readonly ask: number; readonly source: string; readonly question: LazyQuestion }
  /** To what the script asked of its room. */
  | { readonly type: "reply"; readonly room: RoomId; readonly ask: number; readonly reply: RoomReply }
  | { readonly type: "close"; readonly room: RoomId }
  /** Of a cached function that was claimed: compute it, or read what another process has written. */
  | { readonly type: "turn"; readonly ask: number; readonly turn: "mine" | "there" }
  /** Of a result that was computed: whether another process waits for it. */
  | { readonly type: "wanted"; readonly ask: number; readonly wanted: boolean }
  /** Another process was told to forget what is cached: of one call, or all. */
  | { readonly type: "forget"; readonly cache: string; readonly key?: string }
  /** How do the caches do? */
  | { readonly type: "figures"; readonly ask: number }
  /** Somebody wants a cache of this name emptied, or all, on disk too. */
  | { readonly type: "clear"; readonly cache?: string }
  | { readonly type: "ping"; readonly n: number };

/** What is said to one of a process's rooms, or about the process. */
export type ToRooms = Exclude<ToHost, ToCaches | ToPrograms>;

/** What a script asks of its room: what was changed last, or a branch of it as it is now. */
export type RoomRequest = { readonly kind: "history"; readonly limit: number } | { readonly kind: "fork"; readonly name: string; readonly by: PersonId };

/** What comes of a request, or why nothing does, in words for people. */
export type RoomReply = { readonly value: JsonValue } | { readonly problem: string };

/** What is said to a process's caches, and not to one of its rooms. */
export type ToCaches = Extract<ToHost, { readonly type: "turn" | "wanted" | "forget" | "figures" | "clear" }>;
const FOR_CACHES: ReadonlySet<string> = new Set(["turn", "wanted", "forget", "figures", "clear"] satisfies ToCaches["type"][]);
export const isForCaches = (message: ToHost): message is ToCaches => FOR_CACHES.has(message.type);

/** How a run ended. `failed` has been drawn in place already; `message` is for the log and the terminal. */
export type RunOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly message: string; readonly stack: string | undefined; readonly ref?: string }
  | { readonly kind: "superseded" };

/** One kind of what a host says. */
export type Said<Type extends FromHost["type"]> = Extract<FromHost, { readonly type: Type }>;

/** Tells the server something. */
export type Emit = (message: FromHost) => void;

export type FromHost =
  /** The app's module is loaded. */
  | { readonly type: "ready"; readonly title: string;
      /** The app's kind of rooms; the server sends a visitor of `/<app>` to one of them. */
      readonly rooms?: "shared" | "each" | "named";
      /** Its webhooks and timers, where it has some. */
      readonly outside?: OutsideFacts }
  | { readonly type: "called"; readonly call: number; readonly outcome: CallOutcome }
  /** The app's module could not be loaded: where and why, for the page and the terminal. The host lives and draws it in every room. */
  | { readonly type: "broken"; readonly message: string; readonly stack: string | undefined }
  /**
   * Changes of the view: of a page, or of what stands on every page where none is named; `person` where they are of that
   * person's private elements, and `since` when they came, as the room counted it: older ones are about a view that is gone.
   */
  | { readonly type: "ops"; readonly room: RoomId; readonly run: number; readonly page?: string; readonly person?: PersonId; readonly since?: number; readonly ops: readonly ViewOp[] }
  /** A table or file that elements of this room name. Sent before the ops that name it. */
  | { readonly type: "blob"; readonly room: RoomId; readonly name: string; readonly mime: string; readonly bytes: Uint8Array; readonly person?: PersonId; readonly gone?: readonly string[] }
  /** To what a page asked. */
  | { readonly type: "answer"; readonly room: RoomId; readonly ask: number; readonly answer: LazyAnswer }
  | { readonly type: "toast"; readonly room: RoomId; readonly run: number; readonly toast: Toast; readonly to?: PersonId }
  /** To every page that is here now. */
  | { readonly type: "broadcast"; readonly room: RoomId; readonly run: number; readonly name: string; readonly data: JsonValue }
  /** The script asks something of its room. `ask` tells the reply. */
  | { readonly type: "request"; readonly room: RoomId; readonly run: number; readonly ask: number; readonly request: RoomRequest }
  /** Leads to another page, or to other parameters of the address: everybody, or one person; where a click did it, on the device that it was made on. */
  | { readonly type: "go"; readonly room: RoomId; readonly run: number; readonly page?: string; readonly query?: Query; readonly to?: PersonId; readonly event?: EventId }
  /** A file that somebody asked for is ready: bytes under this name went ahead. */
  | { readonly type: "download"; readonly room: RoomId; readonly run: number; readonly name: string; readonly fileName: string; readonly to: PersonId }
  /** A timed fragment wants to run again, `ui.rerun()` was called outside a run, a state was set by a timer. */
  | { readonly type: "wake"; readonly room: RoomId; readonly why: string }
  /** The jobs that go on here after their runs, by their keys: the room stays open as long as there are any. */
  | { readonly type: "working"; readonly room: RoomId; readonly jobs: readonly string[] }
  /** Writes of a run that goes on, or of none where its number is 0: state that was set, not tied to an event. */
  | { readonly type: "writes"; readonly room: RoomId; readonly run: number; readonly writes: readonly CellWrite[] }
  /** Default texts of co-edited widgets that were drawn: written once by the room, marked as seeded. */
  | { readonly type: "seeds"; readonly room: RoomId; readonly run: number; readonly seeds: readonly CellWrite[] }
  /** The run ended. `writes` belong to the event's own transaction where it carried one. */
  | { readonly type: "done"; readonly room: RoomId; readonly run: number; readonly outcome: RunOutcome; readonly writes: readonly CellWrite[]; readonly ms: number;
      /** Whether an event's handler allows to be run again after a crash. */
      readonly retry?: boolean }
  /** Wants to compute a cached result; asks whether another process waits for one that is computed; has written it, or has none. */
  | { readonly type: "claim"; readonly ask: number; readonly cache: string; readonly key: string }
  | { readonly type: "computed"; readonly ask: number; readonly cache: string; readonly key: string }
  | { readonly type: "settled"; readonly cache: string; readonly key: string; readonly written: boolean }
  | { readonly type: "forget"; readonly cache: string; readonly key?: string }
  | { readonly type: "figures"; readonly ask: number; readonly caches: readonly CacheFigures[] }
  | { readonly type: "pong"; readonly n: number; readonly rss: number }
  /** A rejection or exception that no run owns: shown in the pages of the app. */
  | { readonly type: "fault"; readonly message: string; readonly stack: string | undefined }
  | { readonly type: "log"; readonly level: "info" | "warn" | "error"; readonly text: string };
