import {
  applyOps, EVERY_PAGE, FIRST_PAGE, pageRoot, ROOT, type Broadcast, type Channel, type ElementId, type LazyAnswer, type PageEntry, type ServerMessage, type Toast, type ViewElement,
} from "@tutti/protocol";

/** An element with what is in it, without ids: what `view()` gives for equality. */
export interface Drawn {
  readonly kind: ViewElement["kind"];
  readonly props: Readonly<Record<string, unknown>>;
  readonly children?: readonly Drawn[];
}

/** So many toasts, broadcasts and downloads are kept of one visit. */
const MAX_KEPT = 1_000;

interface Held {
  readonly generation: string;
  seq: number;
  readonly elements: Map<ElementId, ViewElement>;
}

/** Where somebody was led: a page's name or path. */
export type Led = Extract<ServerMessage, { type: "go" }>;

/** A page as the stream makes it: the shared view and its person's own, by snapshot and numbered operations. */
export class Page {
  readonly toasts: Toast[] = [];
  readonly broadcasts: Broadcast[] = [];
  readonly downloads: { readonly blob: string; readonly fileName: string }[] = [];
  /** Who waits for the answer of which question. */
  readonly answered = new Map<number, (answer: LazyAnswer) => void>();
  /** The path of the page that is looked at. */
  path = FIRST_PAGE;
  readonly #views = new Map<string, Held>();
  readonly #onGo: (led: Led) => void;
  readonly #isOpen: (dialog: ViewElement) => boolean;

  /** @param isOpen whether this person has a dialog open: what is in one that is shut is not on the page. */
  constructor(onGo: (led: Led) => void, isOpen: (dialog: ViewElement) => boolean) {
    this.#onGo = onGo;
    this.#isOpen = isOpen;
  }

  /** @throws if the stream has a gap: a real page would ask for everything again, here it is a fault. */
  receive(message: ServerMessage): void {
    if (message.type === "answer") {
      this.answered.get(message.n)?.(message.answer);
      this.answered.delete(message.n);
    }
    if (message.type === "toast") this.#keep(this.toasts, message.toast);
    if (message.type === "broadcast") this.#keep(this.broadcasts, { name: message.name, data: message.data });
    if (message.type === "go") this.#onGo(message);
    if (message.type === "download") this.#keep(this.downloads, message);
    if (message.type === "snapshot") {
      const elements = new Map(message.elements.map((element) => [element.id, element]));
      this.#views.set(nameOf(message.page, message.channel), { generation: message.generation, seq: message.seq, elements });
    }
    if (message.type !== "ops") return;
    const view = this.#views.get(nameOf(message.page, message.channel));
    if (message.generation !== view?.generation || message.seq !== view.seq + 1) {
      throw new Error(`The ${message.channel} view of "${message.page}" was at ${view?.generation}/${view?.seq} and was sent ${message.generation}/${message.seq}`);
    }
    applyOps(view.elements, message.ops);
    view.seq = message.seq;
  }

  /** The app's pages, where it has some. */
  get pages(): readonly PageEntry[] {
    for (const element of this.#views.get(nameOf(EVERY_PAGE, "shared"))?.elements.values() ?? []) if (element.kind === "pages") return element.props.pages;
    return [];
  }

  /** All elements, in the order in which they stand on the page, the person's own within their private blocks. */
  elements(): ViewElement[] {
    return this.#below(ROOT);
  }

  /** All elements with how deep they stand in others. */
  outline(id: ElementId = ROOT, depth = 0): { readonly element: ViewElement; readonly depth: number }[] {
    const element = this.#find(id);
    return element ? [{ element, depth }, ...this.#children(element).flatMap((child) => this.outline(child.id, depth + 1))] : [];
  }

  /** The page as a tree of plain data. */
  tree(): Drawn {
    const root = this.#find(ROOT);
    return root ? this.#draw(root) : { kind: "root", props: {} };
  }

  /** A program may stay for years: what has passed is not kept for ever. */
  #keep<Passing>(kept: Passing[], passing: Passing): void {
    kept.push(passing);
    if (kept.length > MAX_KEPT) kept.shift();
  }

  #find(id: ElementId): ViewElement | undefined {
    for (const page of [this.path, EVERY_PAGE]) {
      for (const channel of ["private", "shared"] as const) {
        const element = this.#views.get(nameOf(page, channel))?.elements.get(id);
        if (element) return element;
      }
    }
    return undefined;
  }

  /** The page that is looked at stands where the app's pages do. */
  #children(element: ViewElement): ViewElement[] {
    if (element.kind === "dialog" && !this.#isOpen(element)) return [];
    const ids = element.kind === "pages" ? [pageRoot(this.path)] : (element.children ?? []);
    return ids.map((id) => this.#find(id)).filter((child) => child !== undefined);
  }

  #below(id: ElementId): ViewElement[] {
    const element = this.#find(id);
    return element ? [element, ...this.#children(element).flatMap((child) => this.#below(child.id))] : [];
  }

  #draw(element: ViewElement): Drawn {
    const children = this.#children(element);
    const props = { ...element.props };
    return children.length > 0 ? { kind: element.kind, props, children: children.map((child) => this.#draw(child)) } : { kind: element.kind, props };
  }
}

const nameOf = (page: string, channel: Channel): string => `${channel} ${page}`;
