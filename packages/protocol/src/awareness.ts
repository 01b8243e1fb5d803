import type { ElementId, PersonId, WidgetKey } from "./ids.ts";
import type { JsonValue } from "./json.ts";
import { boolean, json, number, oneOf, shape, text, those } from "./shape.ts";
import { isPagePath } from "./stream/pages.ts";

/**
 * Where a person is now: a public id and what they do, and nothing else. Names and colours come from the directory. The
 * server overwrites `person`, and strips `preview` from whoever may not write the document.
 */
export interface Presence {
  readonly person: PersonId;
  /** An explicit flag, since an emptied state is lost by the server. */
  readonly away?: boolean;
  /** The page that they look at, where the app has several. */
  readonly page?: string;
  /** The widget that the person holds, and which part of it: of a table, the cell. */
  readonly at?: { readonly key: WidgetKey; readonly doing: "focus" | "edit" | "drag"; readonly part?: string };
  /** A value while it is dragged, before it is committed. `beat` counts up while it is held; 2 s without one end it. */
  readonly preview?: { readonly key: WidgetKey; readonly value: JsonValue; readonly beat: number };
  /** A caret or selection in a co-edited text: Yjs relative positions as JSON. */
  readonly caret?: { readonly key: WidgetKey; readonly anchor: JsonValue; readonly head: JsonValue };
  /** The pointer, in parts of an element's width and height, so that it points at the same thing at every width. */
  readonly pointer?: { readonly element: ElementId; readonly x: number; readonly y: number };
}

/** A preview without a beat for so long (ms) has ended. */
export const PREVIEW_TIMEOUT = 2_000;
/** Previews and pointers at most this often (ms between two). */
export const PRESENCE_INTERVAL = 50;
/** The largest presence, in characters of JSON; a larger one is dropped. */
export const MAX_PRESENCE_CHARS = 4_096;

const key = text(256);
type Part<Name extends keyof Presence> = NonNullable<Presence[Name]>;
const takePresence = shape<Presence>({ person: text(64) }, {
  away: boolean,
  page: those((raw) => typeof raw === "string" && isPagePath(raw)),
  at: shape<Part<"at">>({ key, doing: oneOf("focus", "edit", "drag") }, { part: text(512) }),
  preview: shape<Part<"preview">>({ key, value: json, beat: number }, {}),
  caret: shape<Part<"caret">>({ key, anchor: json, head: json }, {}),
  pointer: shape<Part<"pointer">>({ element: text(128), x: number, y: number }, {}),
});

/** @returns the presence without anything unknown in it, or `undefined` where it is not one or is too large. */
export function parsePresence(raw: unknown): Presence | undefined {
  const presence = takePresence(raw);
  return presence && JSON.stringify(presence).length <= MAX_PRESENCE_CHARS ? presence : undefined;
}
