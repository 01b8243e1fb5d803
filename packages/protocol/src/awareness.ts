import type { ElementId, PersonId, WidgetKey } from "./ids.ts";
import type { JsonValue } from "./json.ts";
import { between, boolean, json, listOf, number, oneOf, recordOf, shape, text, those } from "./shape.ts";
import { isPagePath } from "./stream/pages.ts";

/**
 * Where a person is now: a public id and what they do, and nothing else. Names and colours come from the directory. The
 * server overwrites `person`, and strips `preview` from whoever may not write the document.
 */
export interface Presence {
  readonly person: PersonId;
  /** Nothing was touched for {@link IDLE_AFTER}. */
  readonly idle?: boolean;
  /** The page is hidden, or nothing was touched for {@link AWAY_AFTER}. A flag, since an emptied state is lost by the server. */
  readonly away?: boolean;
  /** The page that they look at, where the app has several. */
  readonly page?: string;
  /** The widget that the person holds, and which part of it: of a table, the cell. */
  readonly at?: { readonly key: WidgetKey; readonly doing: "focus" | "edit" | "drag"; readonly part?: string };
  /** A value while it is dragged, before it is committed. `beat` counts up while it is held; 2 s without one end it. */
  readonly preview?: { readonly key: WidgetKey; readonly value: JsonValue; readonly beat: number };
  /** A caret or selection in a co-edited text: Yjs relative positions as JSON. */
  readonly caret?: { readonly key: WidgetKey; readonly anchor: JsonValue; readonly head: JsonValue };
  /**
   * The pointer, in parts of an element's width and height, so that it points at the same thing at every width; in parts of
   * a `part` of it where it has any: a table's cell, a card of a board.
   */
  readonly pointer?: { readonly element: ElementId; readonly x: number; readonly y: number; readonly part?: string };
  /** What they see of the page. Told only while somebody follows them. */
  readonly view?: SeenView;
  /** Whom they follow, or have asked to. */
  readonly follows?: PersonId;
  /** They want to be asked before somebody follows them. */
  readonly asks?: boolean;
  /** Who asked to follow them, and what they answered: the last few. */
  readonly answers?: readonly { readonly person: PersonId; readonly lets: boolean }[];
  /** They ask everybody to follow them. */
  readonly spotlight?: boolean;
}

/** What somebody sees of a page, in a way that holds at every width. */
export interface SeenView {
  /** The element at the upper edge of what they see, and which part of its height has gone over that edge (0 to 1). */
  readonly element?: ElementId;
  readonly y?: number;
  /** What is open: the chosen label of tabs, `yes` or `no` of an expander, a popover or a dialog; by the element's id. */
  readonly open?: Readonly<Record<string, string>>;
}

/** Whoever has touched nothing for so long (ms) is idle. */
export const IDLE_AFTER = 3_000;
/** And for so long (ms), away. */
export const AWAY_AFTER = 60_000;
/** Tabs, expanders and the like that a view tells of, at most. */
export const MAX_OPEN_PARTS = 24;
/** Answers to those who asked to follow that are kept, at most. */
export const MAX_FOLLOW_ANSWERS = 16;

/** A preview without a beat for so long (ms) has ended. */
export const PREVIEW_TIMEOUT = 2_000;
/** Previews at most this often (ms between two). */
export const PRESENCE_INTERVAL = 50;
/** A presence at most this often (ms between two): 30 a second. */
export const POINTER_INTERVAL = 34;
/** Pointers where nobody else is here, at most this often (ms between two). */
export const LONELY_INTERVAL = 1_000;
/** So many others may be told of a pointer 30 times a second; of more, each is told more seldom. */
const CLOSE_COMPANY = 10;

/** How long (ms) a page waits between two places of its pointer, with so many other pages to read them. */
export const pointerInterval = (others: number): number => (others < 1 ? LONELY_INTERVAL : Math.round(POINTER_INTERVAL * Math.max(1, others / CLOSE_COMPANY)));
/** The largest presence, in characters of JSON; a larger one is dropped. */
export const MAX_PRESENCE_CHARS = 4_096;

const key = text(256);
const id = text(128);
const person = text(64);
/** A little beyond the edges: a pointer is rounded, and its element may have shrunk since. */
const share = between(-1, 2);
const parts = recordOf(text(256));
const openParts: typeof parts = (raw) => {
  const taken = parts(raw);
  return taken && Object.keys(taken).length <= MAX_OPEN_PARTS && Object.keys(taken).every((name) => name.length <= 128) ? taken : undefined;
};
type Part<Name extends keyof Presence> = NonNullable<Presence[Name]>;
const takePresence = shape<Presence>({ person }, {
  idle: boolean,
  away: boolean,
  page: those((raw) => typeof raw === "string" && isPagePath(raw)),
  at: shape<Part<"at">>({ key, doing: oneOf("focus", "edit", "drag") }, { part: text(512) }),
  preview: shape<Part<"preview">>({ key, value: json, beat: number }, {}),
  caret: shape<Part<"caret">>({ key, anchor: json, head: json }, {}),
  pointer: shape<Part<"pointer">>({ element: id, x: share, y: share }, { part: text(512) }),
  view: shape<Part<"view">>({}, { element: id, y: share, open: openParts }),
  follows: person,
  asks: boolean,
  answers: listOf(shape<Part<"answers">[number]>({ person, lets: boolean }, {}), MAX_FOLLOW_ANSWERS),
  spotlight: boolean,
});

/** @returns the presence without anything unknown in it, or `undefined` where it is not one or is too large. */
export function parsePresence(raw: unknown): Presence | undefined {
  const presence = takePresence(raw);
  return presence && JSON.stringify(presence).length <= MAX_PRESENCE_CHARS ? presence : undefined;
}
