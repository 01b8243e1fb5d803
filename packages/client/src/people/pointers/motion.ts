import type { Presence } from "@tutti/protocol";
import { glide, halfLife, type Point } from "./glide.ts";

type Pointer = Presence["pointer"];

/** For so long (ms) after it moved a pointer carries its whole name; then initials are enough. */
const NAMED_FOR = 2_000;
/** Where nothing shall move by itself a pointer is drawn where it has rested for so long (ms). */
const RESTED = 400;

interface Drawn {
  readonly element: HTMLElement;
  at: Point | undefined;
  pointer: Pointer;
  heardAt: number;
  half: number;
  moving: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Moves the elements of pointers, frame by frame while any of them is on its way, and not at all when all have arrived. */
export class Motion {
  readonly #placeOf: (client: number) => Point | undefined;
  readonly #still: () => boolean;
  readonly #drawn = new Map<number, Drawn>();
  #frame: number | undefined;
  #last = 0;

  /**
   * @param placeOf where somebody points now; `undefined` where that is not on the screen.
   * @param still whether nothing shall move by itself.
   */
  constructor(placeOf: (client: number) => Point | undefined, still: () => boolean) {
    this.#placeOf = placeOf;
    this.#still = still;
  }

  /** A pointer's element is there; the result ends that. */
  add(client: number, element: HTMLElement): () => void {
    element.hidden = true;
    this.#drawn.set(client, { element, at: undefined, pointer: undefined, heardAt: performance.now(), half: halfLife(0), moving: true, timer: undefined });
    this.#begin();
    return () => {
      clearTimeout(this.#drawn.get(client)?.timer);
      this.#drawn.delete(client);
    };
  }

  /** Where they all point has been told anew. */
  told(pointers: readonly (readonly [client: number, pointer: Pointer])[]): void {
    const now = performance.now();
    for (const [client, pointer] of pointers) {
      const drawn = this.#drawn.get(client);
      if (!drawn || drawn.pointer === pointer) continue;
      drawn.half = halfLife(now - drawn.heardAt);
      drawn.heardAt = now;
      drawn.pointer = pointer;
      drawn.moving = !this.#still() || drawn.at === undefined;
      drawn.element.toggleAttribute("data-named", true);
      clearTimeout(drawn.timer);
      drawn.timer = setTimeout(() => this.#rests(drawn), this.#still() ? RESTED : NAMED_FOR);
    }
    this.#begin();
  }

  /** The page was laid out anew: whoever rests is taken along at once. */
  layout(): void {
    for (const drawn of this.#drawn.values()) if (!drawn.moving) drawn.at = undefined;
    for (const drawn of this.#drawn.values()) drawn.moving = true;
    this.#begin();
  }

  close(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    for (const { timer } of this.#drawn.values()) clearTimeout(timer);
  }

  #rests(drawn: Drawn): void {
    if (this.#still()) {
      drawn.at = undefined;
      drawn.moving = true;
      this.#begin();
      return;
    }
    drawn.element.removeAttribute("data-named");
  }

  #begin(): void {
    if (this.#frame !== undefined) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#draw);
  }

  readonly #draw = (now: number): void => {
    this.#frame = undefined;
    const passed = now - this.#last;
    this.#last = now;
    const moving = [...this.#drawn].filter(([, drawn]) => drawn.moving);
    // All is read before anything is written, so that the page is laid out once a frame.
    const places = moving.map(([client]) => this.#placeOf(client));
    for (const [i, [, drawn]] of moving.entries()) {
      const to = places[i];
      drawn.element.hidden = to === undefined;
      drawn.at = to && glide(drawn.at, to, passed, drawn.half);
      drawn.moving = to !== undefined && drawn.at !== to;
      if (drawn.at) drawn.element.style.transform = `translate(${drawn.at.x}px, ${drawn.at.y}px)`;
    }
    if (moving.some(([, drawn]) => drawn.moving)) this.#frame = requestAnimationFrame(this.#draw);
  };
}
