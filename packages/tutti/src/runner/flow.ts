import type { ElementProps } from "@tutti/protocol";
import { exceptionProps } from "./exception.ts";
import { makeNode, type Node } from "./node.ts";
import type { Part } from "./part.ts";
import type { Scene } from "./scene.ts";

/** Pages are shown what a stream has come to at most so often (ms). */
export const FRAME = 100;
/** So many pieces are taken before messages and other streams have their turn, and so many for one frame: then the stream waits. */
const AT_ONCE = 500;
const PER_FRAME = 20_000;

export interface FlowPlace {
  readonly scene: Scene;
  readonly part: Part;
  readonly parent: Node;
  readonly node: Node;
}

export interface FlowWork<T> {
  /** Takes a piece. @returns how many pieces it is worth. */
  take(piece: T): number;
  /** What the element says by now. */
  props(): ElementProps[Node["kind"]];
}

/**
 * Shows what a stream brings, also after the run that drew it: until its part is drawn anew or is gone. A stream that brings more
 * than can be shown is asked for more only when that has been shown; what throws is drawn under what came before.
 */
export class Flow<T> {
  readonly #place: FlowPlace;
  readonly #work: FlowWork<T>;
  readonly #reader: AsyncIterator<T>;
  #over = false;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #cancelFrame: (() => void) | undefined;
  #taken = 0;
  #shown: (() => void) | undefined;

  constructor(place: FlowPlace, reader: AsyncIterator<T>, work: FlowWork<T>) {
    this.#place = place;
    this.#reader = reader;
    this.#work = work;
  }

  /** Begins to read. Whoever makes the pieces belongs to no run: it may go on for hours. */
  begin(): void {
    this.#place.scene.ports.context.outside(() => void this.#read());
  }

  /** Nobody reads on. Who makes the pieces hears of it; one that does not answer is not waited for. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelFrame?.();
    this.#shown?.();
    void (async () => this.#reader.return?.())().catch(() => undefined);
  }

  async #read(): Promise<void> {
    try {
      for (let turn = 0; ; ) {
        const next = await this.#reader.next();
        if (this.#over) return;
        if (next.done) break;
        const worth = this.#work.take(next.value);
        this.#taken += worth;
        this.#soon();
        turn += worth;
        if (this.#taken >= PER_FRAME) await new Promise<void>((resolve) => (this.#shown = resolve));
        else if (turn >= AT_ONCE) await this.#place.scene.ports.pause();
        else continue;
        turn = 0;
        if (this.#over) return;
      }
      this.#close();
    } catch (error) {
      if (!this.#over) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#close();
    if (this.#over) return;
    this.#drawError(error);
    this.end();
  }

  /** Its last state is shown, and stays. */
  #close(): void {
    if (this.#cancelFrame) this.#draw();
    this.#place.part.flows.delete(this);
  }

  #soon(): void {
    const { ports } = this.#place.scene;
    this.#cancelFrame ??= ports.after(Math.max(0, this.#drawnAt + FRAME - ports.now()), () => this.#draw());
  }

  #draw(): void {
    const { scene, node, parent } = this.#place;
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
    this.#taken = 0;
    this.#drawnAt = scene.ports.now();
    // Something else took its place.
    if (parent.children && !parent.children.includes(node)) return this.end();
    try {
      node.props = this.#work.props();
    } catch (error) {
      return this.#fail(error);
    }
    node.made = undefined;
    scene.touched();
    this.#shown?.();
    this.#shown = undefined;
  }

  #drawError(error: unknown): void {
    const { scene, parent, node } = this.#place;
    const props = exceptionProps(error, scene.ports.files);
    const drawn = makeNode({ id: parent.names.next(parent.id, "exception", undefined), kind: "exception", props, owner: { drawing: false } });
    parent.children?.splice(parent.children.indexOf(node) + 1, 0, drawn);
    const where = props.file === undefined ? "" : ` (${props.file}:${props.line})`;
    scene.ports.emit({ type: "log", level: "warn", text: `A stream ended: ${props.name}: ${props.message}${where}` });
    scene.touched();
  }
}
