import type { ElementId, Person, PersonId, WidgetKey } from "@tutti/protocol";
import { EVERY_PAGE } from "@tutti/protocol/script";
import type { PrivateUi } from "../ui/ui.ts";
import { keyOfCell, type CellId, type Cells } from "./cells.ts";
import type { DrawingPen } from "./drawing-pen.ts";
import type { Execution } from "./execution.ts";
import type { Node } from "./node.ts";

export type PartKind = "main" | "page" | "fragment" | "form" | "dialog" | "private" | "handler";

export interface PartOptions {
  readonly kind: PartKind;
  readonly node: Node;
  /** The segments that stand before the keys of widgets inside. */
  readonly path: string;
  readonly parent?: Part;
  /** The path of the page that it is on; that of its parent where absent, and `EVERY_PAGE` outside of all. */
  readonly page?: string;
  /** Whose it is, where it is private. */
  readonly person?: Person;
  /** Whether it is to run at all now; it always is where absent. */
  readonly awake?: () => boolean;
  readonly body: (execution: Execution) => unknown;
}

/**
 * A part of a script that can run by itself: the main script, a page, a fragment, a form, a private block of one person. It knows what
 * it read, and so when it is stale.
 */
export class Part {
  readonly kind: PartKind;
  readonly node: Node;
  readonly path: string;
  readonly parent: Part | undefined;
  readonly person: Person | undefined;
  readonly page: string;
  readonly isAwake: () => boolean;
  /** Of a page, each run of the script around it brings another. */
  body: (execution: Execution) => unknown;
  /** Parts inside this one, in the order they were drawn. */
  children: Part[] = [];
  blocks: PrivateBlock[] = [];
  /** Names under which it entered widgets in the registry. */
  widgets: string[] = [];
  /** To be run again, whatever it read. */
  dirty = true;
  execution: Execution | undefined;
  /** Of a dialog: what is done where somebody closes it. */
  dismissal: { readonly key: WidgetKey; readonly call: (closed: { readonly by: Person }) => unknown } | undefined;
  /** What goes on showing what streams bring. */
  readonly flows = new Set<{ end(): void }>();
  /** Ends what would run it by the clock. */
  cancelTimer: (() => void) | undefined;
  /** What was read, and the version that was seen. */
  readonly #reads = new Map<CellId, number>();

  constructor({ kind, node, path, parent, person, body, page = parent?.page ?? EVERY_PAGE, awake = () => true }: PartOptions) {
    this.kind = kind;
    this.node = node;
    this.path = path;
    this.parent = parent;
    this.person = person;
    this.page = page;
    this.isAwake = awake;
    this.body = body;
  }

  /** Remembers the first version that was seen: a later one makes this part stale. */
  noteRead(id: CellId, version: number): void {
    if (!this.#reads.has(id)) this.#reads.set(id, version);
  }

  /** A part does not make itself stale: it has seen what it wrote. */
  noteOwnWrite(id: CellId, before: number, after: number): void {
    if (this.#reads.get(id) === before) this.#reads.set(id, after);
  }

  forgetReads(): void {
    this.#reads.clear();
  }

  isStale(cells: Cells): boolean {
    if (this.dirty) return true;
    for (const [id, version] of this.#reads) if (cells.version(id) !== version) return true;
    return false;
  }

  /** The keys that made it stale, for people. */
  staleKeys(cells: Cells): string[] {
    return [...this.#reads].filter(([id, version]) => cells.version(id) !== version).map(([id]) => keyOfCell(id));
  }

  /** Takes what was read as seen, so that a chain that was stopped does not begin again by itself. */
  settle(cells: Cells): void {
    this.dirty = false;
    for (const id of this.#reads.keys()) this.#reads.set(id, cells.version(id));
  }
}

/** A call of `ui.private`: one part for each person who is there. */
export interface PrivateBlock {
  readonly id: ElementId;
  readonly path: string;
  readonly parent: Part;
  readonly draw: (mine: PrivateUi, me: Person) => unknown;
  readonly make: (pen: DrawingPen<PrivateUi>) => PrivateUi;
  readonly parts: Map<PersonId, Part>;
}

/** This part and all inside it, outermost first. */
export function* withInner(part: Part): Generator<Part> {
  yield part;
  for (const child of part.children) yield* withInner(child);
}

/** The private blocks in this part and all inside it. */
export function* blocksIn(part: Part): Generator<PrivateBlock> {
  for (const inner of withInner(part)) yield* inner.blocks;
}
