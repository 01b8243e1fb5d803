import { applyOps, blobsOf, type Channel, type ElementId, type ServerMessage, type ViewElement, type ViewOp } from "@tutti/protocol";

/** So many names of blobs that an element no longer shows are still answered: a page may be fetching one just now. */
const LATE_BLOBS = 64;

/**
 * A view as the room keeps it, and its numbering: the shared one of a page or of every page, or one person's own there. After the script's process was
 * replaced, its first run draws against nothing; that view grows beside the old one, which readers go on seeing until
 * the run is over. Then they get the new one whole, under a new generation.
 */
export class ViewChannel {
  readonly #page: string;
  readonly #channel: Channel;
  readonly #newGeneration: () => string;
  #generation: string;
  #seq = 0;
  #elements = new Map<ElementId, ViewElement>();
  #building: Map<ElementId, ViewElement> | undefined;
  #lateBlobs: string[] = [];

  constructor(page: string, channel: Channel, newGeneration: () => string) {
    this.#page = page;
    this.#channel = channel;
    this.#newGeneration = newGeneration;
    this.#generation = newGeneration();
  }

  get elements(): ReadonlyMap<ElementId, ViewElement> {
    return this.#elements;
  }

  /** Whether what readers see is an earlier process' work, and the new one is still drawing. */
  get growing(): boolean {
    return this.#building !== undefined;
  }

  /** Whether there is nothing to see, and nothing being drawn. */
  get isEmpty(): boolean {
    return this.#elements.size === 0 && !this.#building;
  }

  /** From here on operations start from an empty view. */
  begin(): void {
    if (this.#elements.size > 0) this.#building = new Map();
  }

  /**
   * @returns the message for readers; `undefined` while a new view grows.
   * @throws if an operation names an element that is not there: the view has to be drawn anew.
   */
  apply(ops: readonly ViewOp[]): ServerMessage | undefined {
    if (this.#building) {
      applyOps(this.#building, ops);
      return undefined;
    }
    const before = new Map<ElementId, ViewElement | undefined>();
    for (const op of ops) if (op.op === "set" || op.op === "delete") remember(before, this.#elements, op.op === "set" ? op.element.id : op.id);
    applyOps(this.#elements, ops);
    for (const element of before.values()) this.#keepLate(element);
    this.#seq += 1;
    return { type: "ops", generation: this.#generation, seq: this.#seq, page: this.#page, channel: this.#channel, ops };
  }

  /** @returns the new view whole, where one was growing. */
  finish(): ServerMessage | undefined {
    if (!this.#building) return undefined;
    for (const element of this.#elements.values()) this.#keepLate(element);
    this.#elements = this.#building;
    this.#building = undefined;
    this.#generation = this.#newGeneration();
    this.#seq = 0;
    return this.snapshot();
  }

  snapshot(): ServerMessage {
    return {
      type: "snapshot", generation: this.#generation, seq: this.#seq, page: this.#page, channel: this.#channel, elements: [...this.#elements.values()],
    };
  }

  /** These elements as they are now, which stands for all that was done to them: what is not there any more goes. */
  elementsNow(ids: readonly ElementId[]): ServerMessage {
    const ops = ids.map((id): ViewOp => {
      const element = this.#elements.get(id);
      return element ? { op: "set", element } : { op: "delete", id };
    });
    return { type: "ops", generation: this.#generation, seq: this.#seq, page: this.#page, channel: this.#channel, ops };
  }

  /** Whether an element that is shown here, or was a moment ago, names this blob. */
  names(blob: string): boolean {
    if (this.#lateBlobs.includes(blob)) return true;
    for (const view of [this.#elements, this.#building ?? []]) for (const [, element] of view) if (blobsOf(element).includes(blob)) return true;
    return false;
  }

  #keepLate(element: ViewElement | undefined): void {
    const gone = element ? blobsOf(element) : [];
    if (gone.length > 0) this.#lateBlobs = [...this.#lateBlobs.filter((name) => !gone.includes(name)), ...gone].slice(-LATE_BLOBS);
  }
}

function remember(before: Map<ElementId, ViewElement | undefined>, view: ReadonlyMap<ElementId, ViewElement>, id: ElementId): void {
  if (!before.has(id)) before.set(id, view.get(id));
}
