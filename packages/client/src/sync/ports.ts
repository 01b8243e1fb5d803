import type { HistoryPage, JsonValue, Role } from "@tutti/protocol";
import type { RoomStore } from "./storage/port.ts";
import type { HistoryQuery, Unsubscribe } from "./types.ts";

/**
 * What a room in a page needs from the world around it. The browser gives it sockets, IndexedDB and a clock; tests and the
 * simulation give it a wire, a store and a time of their own. Everything else in this folder is plain computing.
 */
export interface Ports {
  readonly clock: Clock;
  readonly dial: Dial;
  readonly api: Api;
  readonly network: Network;
  readonly preferences: Preferences;
  /** Opens what this browser keeps of a room for a person. Rejects, or never answers, where nothing can be kept. */
  readonly store: (person: string) => Promise<RoomStore>;
  /** Joins the other tabs of this browser that show the same room for the same person. */
  readonly tabs: (person: string) => Tabs;
  /** 0 to 1. */
  readonly random: () => number;
  /** A name that no other open tab of this browser has, nor had with other events: see `browser/device.ts`. */
  readonly device: () => Promise<string>;
}

/** Time, handed in. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Calls `fn` once after `ms`; the result cancels. */
  after(ms: number, fn: () => void): () => void;
}

/** One connection. It may not be sent on before `opened`, nor after `closed`. */
export interface Line {
  send(frame: Uint8Array): void;
  /** Ends it; `closed` is not told of an end that was asked for. */
  close(): void;
}

export interface LineEvents {
  opened(): void;
  received(frame: Uint8Array): void;
  /** Told once, also of a line that never opened. */
  closed(code: number, reason: string): void;
}

export type Dial = (events: LineEvents) => Line;

/** Whether the device believes that it has a network, and whether somebody looks at the page. */
export interface Network {
  online(): boolean;
  visible(): boolean;
  subscribe(listener: (what: "online" | "offline" | "visible" | "hidden" | "blur" | "leaving") => void): Unsubscribe;
}

/** Small texts that outlive the page. Never throws: where nothing can be kept, nothing is. */
export interface Preferences {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** What the server answers over HTTP. */
export interface Api {
  /** @param unknown whether a line was just refused as nobody's. */
  me(unknown?: boolean): Promise<Answer>;
  /** Rejects with a sentence for people. */
  rename(name: string): Promise<void>;
  /** Rejects with a sentence for people. */
  history(query: HistoryQuery): Promise<HistoryPage>;
  /** Rejects with a sentence for people. */
  blob(name: string): Promise<Uint8Array>;
  blobAddress(name: string): string;
  readonly filesAddress: string;
}

export type Answer =
  | { readonly kind: "ok"; readonly body: JsonValue }
  /** The server's own no. */
  | { readonly kind: "refused"; readonly code: number; readonly reason: string }
  /** Nobody answered, or not sensibly: to be tried again. */
  | { readonly kind: "away" };

/** Other tabs of this browser. What is posted here is not heard here. */
export interface Tabs {
  post(message: TabMessage): void;
  subscribe(listener: (message: TabMessage) => void): Unsubscribe;
  close(): void;
}

export type TabMessage =
  | { readonly type: "update"; readonly document: string; readonly update: Uint8Array }
  /** A tab that opens asks for what it has not. */
  | { readonly type: "ask"; readonly document: string; readonly vector: Uint8Array }
  /** A tab has lost the right to write a document, and has set aside what none of them may send later. */
  | { readonly type: "role"; readonly role: Role };
