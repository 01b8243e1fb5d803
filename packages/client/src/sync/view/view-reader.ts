import { applyOps, jsonEqual, type ElementId, type JsonValue, type ServerMessage, type ViewElement, type ViewOp } from "@tutti/protocol";

export type SnapshotMessage = Extract<ServerMessage, { type: "snapshot" }>;
export type OpsMessage = Extract<ServerMessage, { type: "ops" }>;

/** What a message did: nothing, something to look at again, or that a part is missing and everything has to be sent. */
export type Received = "nothing" | "changed" | "gap";

/**
 * One channel of the stream as its reader has it: the elements, and how far its numbering has come. An element that a snapshot
 * repeats unchanged keeps its object, so that whoever draws it has nothing to do.
 */
export class ViewReader {
  #generation: string | undefined;
  #seq = 0;
  /** Whether the numbering holds: false before the first snapshot, after a gap, and on a new line. */
  #following = false;
  #shown = new Map<ElementId, ViewElement>();
  /** A view that begins empty grows here, while the old one is still shown. */
  #growing: Map<ElementId, ViewElement> | undefined;

  get shown(): ReadonlyMap<ElementId, ViewElement> {
    return this.#shown;
  }

  /** Whether a new view grows while the old one is still shown. */
  get growing(): boolean {
    return this.#growing !== undefined;
  }

  /** Puts what an earlier visit kept. */
  restore(elements: readonly ViewElement[]): void {
    this.#shown = new Map(elements.map((element) => [element.id, element]));
  }

  /** The line is gone; the next one begins with a snapshot. */
  disconnected(): void {
    this.#following = false;
  }

  snapshot(message: SnapshotMessage): Received {
    this.#generation = message.generation;
    this.#seq = message.seq;
    this.#following = true;
    const next = new Map(message.elements.map((element) => [element.id, this.#known(element)]));
    // A server that has just started sends an empty view first. What people look at stays until the script has drawn.
    this.#growing = next.size === 0 && this.#shown.size > 0 ? next : undefined;
    if (this.#growing) return "nothing";
    this.#shown = next;
    return "changed";
  }

  ops(message: OpsMessage): Received {
    if (!this.#following) return "nothing";
    if (message.generation === this.#generation && message.seq <= this.#seq) return "nothing";
    if (message.generation !== this.#generation || message.seq !== this.#seq + 1) return this.#gap();
    this.#seq = message.seq;
    return this.#apply(message.ops);
  }

  /** The script has drawn all it has to draw: a view that grew unseen is shown. */
  settle(): Received {
    if (!this.#growing || !this.#following) return "nothing";
    this.#shown = new Map([...this.#growing].map(([id, element]) => [id, this.#known(element)]));
    this.#growing = undefined;
    return "changed";
  }

  #apply(ops: readonly ViewOp[]): Received {
    try {
      applyOps(this.#growing ?? this.#shown, ops);
      return this.#growing ? "nothing" : "changed";
    } catch {
      // An element that is not there: something was missed. Whatever was applied is put right by the snapshot.
      return this.#gap();
    }
  }

  #gap(): Received {
    this.#following = false;
    return "gap";
  }

  #known(element: ViewElement): ViewElement {
    const present = this.#shown.get(element.id);
    return present && jsonEqual(present as unknown as JsonValue, element as unknown as JsonValue) ? present : element;
  }
}
