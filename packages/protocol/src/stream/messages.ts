import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { LazyAnswer, LazyQuestion } from "../elements/lazy-data.ts";
import type { Celebration } from "../elements/media.ts";
import type { Scope } from "../documents/scope.ts";
import type { AppId, ElementId, EventId, PersonId, RoomId, WidgetKey } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import type { Person } from "../people.ts";
import type { ReaderContext } from "./reader-context.ts";
import type { ViewElement, ViewOp } from "./view.ts";

/**
 * The view stream shares the one websocket with the documents. A frame of a document begins with the document's name; a
 * frame of ours begins with this one, which is no document's.
 */
export const STREAM_CHANNEL = "$view";

/**
 * Elements for everybody in the room, or for one person alone. Each page has both, and so has what stands on every page
 * (`EVERY_PAGE`). Each has its own numbering.
 */
export type Channel = "shared" | "private";

/** What the script is doing, for the thin line at the top. */
export type RunState =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly since: number }
  /** The script's process is being started anew, after it had to be ended. `reason` is for people. */
  | { readonly state: "restarting"; readonly reason: string };

export interface Toast {
  readonly body: string;
  readonly icon?: string;
  /** Seconds on the page; 4 where absent. */
  readonly seconds?: number;
  /** Flies across the page with it; then there need be no words. */
  readonly celebration?: Celebration;
}

/** What the script says to whoever is here, and what is kept nowhere. */
export interface Broadcast {
  readonly name: string;
  readonly data: JsonValue;
}

/** Parameters of an address. */
export type Query = Readonly<Record<string, readonly string[]>>;

/** What the server says on the stream. */
export type ServerMessage =
  | {
      readonly type: "hello";
      /** New at each start of the server: copies that one may not write are opened afresh. */
      readonly boot: string;
      readonly me: Person;
      readonly title: string;
      /** The version of the page's own code that this server serves. */
      readonly client: string;
      /** The version of the look that this server gives its pages: another one is loaded at once. */
      readonly theme?: string;
    }
  | { readonly type: "snapshot"; readonly generation: string; readonly seq: number; readonly page: string; readonly channel: Channel; readonly elements: readonly ViewElement[] }
  | { readonly type: "ops"; readonly generation: string; readonly seq: number; readonly page: string; readonly channel: Channel; readonly ops: readonly ViewOp[] }
  | { readonly type: "run"; readonly run: RunState }
  | { readonly type: "toast"; readonly toast: Toast }
  /** The script says something to whoever is here now: to components, programs, and the page around. */
  | ({ readonly type: "broadcast" } & Broadcast)
  /** Leads to another page, by name or path, or only to other parameters where none is named; where `event` names a click, on the device that made it alone. */
  | { readonly type: "go"; readonly page?: string; readonly query?: Query; readonly event?: EventId }
  /** A file that this person asked for is ready to be saved. */
  | { readonly type: "download"; readonly blob: string; readonly fileName: string }
  /** The directory: everyone whose name a reader may see. `here` are those in the room now. */
  | { readonly type: "people"; readonly people: readonly Person[]; readonly here: readonly PersonId[] }
  /** Something the room has to tell its people: the store does not answer, the room is full. `null` ends it. */
  | { readonly type: "room"; readonly problem: string | null }
  /** To a page's question. */
  | { readonly type: "answer"; readonly n: number; readonly answer: LazyAnswer }
  /** Everything that was sent before the `settle` of this number has been run, and nothing waits. */
  | { readonly type: "settled"; readonly n: number }
  /** This room cannot be opened; the page says so and does not try again. */
  | { readonly type: "refused"; readonly code: number; readonly reason: string };

/** What a page says on the stream. */
export type ClientMessage =
  /** Opens a room's view, at this page. The first message; also after a reconnect. */
  | { readonly type: "join"; readonly app: AppId; readonly room: RoomId; readonly page: string; readonly reader?: ReaderContext }
  /** Somebody turned to another page. */
  | { readonly type: "page"; readonly page: string }
  /** Something about the reader has changed. */
  | { readonly type: "reader"; readonly reader: ReaderContext }
  /** What somebody typed in secret; "" takes it back. In no document, and said again after a reconnect. */
  | { readonly type: "secret"; readonly scope: Scope; readonly key: WidgetKey; readonly value: string }
  /** A gap was seen: send everything. */
  | { readonly type: "resync" }
  /** Run the script again, though nothing has changed. */
  | { readonly type: "rerun" }
  /** A program wants to hear when the room is quiet. `n` tells the answer; a later one stands for those before it. */
  | { readonly type: "settle"; readonly n: number }
  /** Rows of a table that stays with the script. `n` tells the answer; `version` is that of the data as they are shown. */
  | { readonly type: "ask"; readonly n: number; readonly element: ElementId; readonly version: string; readonly question: LazyQuestion };


/** One frame of the stream. */
export function encodeStream(message: ServerMessage | ClientMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, STREAM_CHANNEL);
  encoding.writeVarString(encoder, JSON.stringify(message));
  return encoding.toUint8Array(encoder);
}

/** @returns the message's text if this is a frame of the stream, `undefined` if it is a document's. */
export function streamText(frame: Uint8Array): string | undefined {
  // The name's length and first byte tell, before a string is made of every frame that passes.
  if (frame[0] !== STREAM_CHANNEL.length || frame[1] !== STREAM_CHANNEL.charCodeAt(0)) return undefined;
  const decoder = decoding.createDecoder(frame);
  return decoding.readVarString(decoder) === STREAM_CHANNEL ? decoding.readVarString(decoder) : undefined;
}

/** Reads what our own server sent; the page trusts it. */
export const parseServerMessage = (text: string): ServerMessage => JSON.parse(text) as ServerMessage;
