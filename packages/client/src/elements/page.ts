import type { CommentPart, ElementId, JsonValue, Storage, WidgetPlace } from "@tutti/protocol";
import { createSignal, type Accessor } from "solid-js";
import { createOffers, type BoundWidget, type QueryOfferList } from "../query/bound.ts";
import type { Navigation } from "./navigation.ts";

/** A widget that stands on the page now: what messages about it need to know. */
export interface WidgetOnPage {
  readonly label: string;
  /** The element that it is, for finding it on the page. */
  readonly element?: ElementId | undefined;
  /** A value of this widget's, in words: an option's label, a number in the reader's locale. */
  readonly print?: ((value: unknown) => string) | undefined;
  /** Puts a stored value back, as it was read from a form's submit. */
  readonly put?: ((value: JsonValue) => void) | undefined;
  /** Where its value lives, and whether this reader may change it now. */
  readonly place?: (() => WidgetPlace) | undefined;
  readonly writable?: (() => boolean) | undefined;
  readonly storage?: Storage | undefined;
  /** The default, as it would be stored. */
  readonly initial?: (() => JsonValue) | undefined;
  /** Of a table: what stands in a cell where nobody has written. */
  readonly given?: ((member: string) => JsonValue | undefined) | undefined;
  readonly stored?: (() => JsonValue | undefined) | undefined;
  readonly setMember?: ((member: string, value: JsonValue) => boolean) | undefined;
  /** Of a submit button: submits the form again, as it is now. Of a button: presses it. */
  readonly press?: (() => void) | undefined;
}

/** Something that opens and closes for this reader alone: tabs, an expander, a popover, a dialog. */
export interface OpenPart {
  /** The chosen label of tabs; else `yes` or `no`. */
  readonly value: Accessor<string>;
  choose(value: string): void;
}

/** The panels that open at the right of the page, one at a time. */
export type PanelName = "history" | "comments" | "branches" | "waiting";

/** What an element whose parts are no elements of the page knows of them, for those who speak of one: a chart of its points. */
export interface PartSource {
  /** The part that is pointed at: at a place on the screen, else where the keys have led or the mouse is. */
  at(where: { readonly clientX: number; readonly clientY: number } | undefined): { readonly part: CommentPart; readonly value: string } | undefined;
  /** Where a part stands on the screen; `undefined` while it is not drawn. */
  boxOf(part: CommentPart): DOMRect | undefined;
}

/** A place of the shell's where elements stand, wherever the script drew them from. */
export interface Dock {
  /** How many elements stand there. */
  readonly count: Accessor<number>;
  /** Makes room for one; the result ends that. */
  enter(): () => void;
  readonly box: Accessor<HTMLElement | undefined>;
  setBox(box: HTMLElement): void;
}

/**
 * What the elements of one page share, beside the room: which widgets are drawn, where each element stands, and whether
 * a run takes so long that what it has not touched is to be dimmed.
 */
export interface Page {
  /** Makes a widget known by its key for as long as it is drawn; the result ends that. */
  register(key: string, widget: WidgetOnPage): () => void;
  widget(key: string): WidgetOnPage | undefined;
  /** What opens and closes on the page, by the element's id. */
  readonly openParts: Accessor<ReadonlyMap<string, OpenPart>>;
  /** Makes such a part known for as long as it is drawn; the result ends that. */
  addOpenPart(id: string, part: OpenPart): () => void;
  /** Makes the box of an element known, for pointers; the result ends that. */
  place(id: ElementId, box: HTMLElement): () => void;
  box(id: ElementId): HTMLElement | undefined;
  /** Of elements of several parts, by their ids. */
  readonly parts: Map<ElementId, PartSource>;
  /** The element whose box this is. */
  elementOf(box: Element): ElementId | undefined;
  /** When the run began that has taken long by now; undefined while none does. */
  readonly slowSince: Accessor<number | undefined>;
  setSlowSince(since: number | undefined): void;
  /** The app's pages. */
  readonly nav: Navigation;
  /** What the opened link would change. */
  readonly offers: QueryOfferList;
  /** Mirrors a widget's value in the address, until the result is called. */
  bindQuery(widget: BoundWidget): () => void;
  /** Beside the page, over that the list of its pages; in the bar; and at the bottom edge. */
  readonly side: Dock;
  readonly sideNav: Dock;
  readonly topNav: Dock;
  readonly bottom: Dock;
  /** The panel that is open. */
  readonly panel: Accessor<PanelName | undefined>;
  /** Opens a panel in place of any other, or closes it; then the focus is back where it was. */
  showPanel(panel: PanelName | undefined): void;
  /** What this reader keeps for this visit only: open tabs and expanders. */
  recall(name: string): string | undefined;
  remember(name: string, value: string): void;
}

function createDock(): Dock {
  const [count, setCount] = createSignal(0);
  const [box, setBox] = createSignal<HTMLElement>();
  return {
    count, box, setBox,
    enter() {
      setCount((before) => before + 1);
      return () => setCount((before) => before - 1);
    },
  };
}

/** A room that was made for its one visitor. */
const OWN_ROOM = /\/[0-9a-f]{32}$/;

/** Makes the page's own state; `name` keeps apart what two rooms remember. */
export function createPage(name: string, nav: Navigation): Page {
  const widgets = new Map<string, WidgetOnPage>();
  const [widgetsChanged, noteWidgets] = createSignal(undefined, { equals: false });
  const [parts, setParts] = createSignal<ReadonlyMap<string, OpenPart>>(new Map());
  const boxes = new Map<ElementId, HTMLElement>();
  const ids = new WeakMap<Element, ElementId>();
  const offers = createOffers();
  const [slowSince, setSlowSince] = createSignal<number>();
  const [panel, setPanel] = createSignal<PanelName>();
  let beforePanel: Element | null = null;
  return {
    register(key, widget) {
      widgets.set(key, widget);
      noteWidgets();
      return () => {
        if (widgets.get(key) === widget) widgets.delete(key);
        noteWidgets();
      };
    },
    widget(key) {
      widgetsChanged();
      return widgets.get(key);
    },
    openParts: parts,
    addOpenPart(id, part) {
      setParts((before) => new Map(before).set(id, part));
      return () => setParts((before) => (before.get(id) === part ? new Map([...before].filter(([other]) => other !== id)) : before));
    },
    place(id, box) {
      boxes.set(id, box);
      ids.set(box, id);
      return () => {
        if (boxes.get(id) === box) boxes.delete(id);
      };
    },
    box: (id) => boxes.get(id),
    parts: new Map(),
    elementOf: (box) => ids.get(box),
    slowSince,
    setSlowSince,
    panel,
    showPanel(next) {
      if (next !== undefined && panel() === undefined) beforePanel = document.activeElement;
      setPanel(next);
      if (next === undefined && beforePanel instanceof HTMLElement) beforePanel.focus();
    },
    nav, offers,
    bindQuery(widget) {
      let end: (() => void) | undefined;
      let ended = false;
      // Few pages have such widgets.
      void import("../query/bind-query.ts").then(({ bindQuery }) => {
        if (!ended) end = bindQuery(widget, nav, offers, OWN_ROOM.test(name));
      }, (error: unknown) => console.error(error));
      return () => {
        ended = true;
        end?.();
      };
    },
    side: createDock(),
    sideNav: createDock(),
    topNav: createDock(),
    bottom: createDock(),
    recall(what) {
      try {
        return sessionStorage.getItem(`tutti:${name}:${what}`) ?? undefined;
      } catch {
        return undefined;
      }
    },
    remember(what, value) {
      try {
        sessionStorage.setItem(`tutti:${name}:${what}`, value);
      } catch {
        // Nothing can be kept here; the choice holds while the page is open.
      }
    },
  };
}
