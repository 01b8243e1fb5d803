/** A component's frame, as far as one asks whether it is alive. */
export interface Asked {
  ask(): void;
  /** It does not answer, or does again. */
  quiet(is: boolean): void;
  /** Takes it down. */
  cut(): void;
  /** Puts up another in its place. */
  again(): void;
}

/** How often a frame is asked, in ms. */
export const ASK_INTERVAL = 1_000;
/** So many questions in a row that are not answered: it is in a loop, or as good as. */
export const UNANSWERED = 4;

/**
 * Asks the frames of a page whether they are alive. Browsers give all of them one thread, apart from the page's: an endless loop in one
 * keeps the page as it was and makes all of them silent, and the thread ends when the last frame on it has gone.
 */
export class FrameWatch {
  readonly #unanswered = new Map<Asked, number>();

  add(asked: Asked): void {
    this.#unanswered.set(asked, 0);
  }

  remove(asked: Asked): void {
    this.#unanswered.delete(asked);
  }

  answered(asked: Asked): void {
    const before = this.#unanswered.get(asked);
    if (before === undefined) return;
    this.#unanswered.set(asked, 0);
    if (before > UNANSWERED) asked.quiet(false);
  }

  /** To be called at each interval while the page is seen: the questions are counted and no time is, since a page may sleep too. */
  beat(): void {
    for (const [asked, count] of this.#unanswered) {
      if (count === UNANSWERED) asked.quiet(true);
      this.#unanswered.set(asked, Math.min(count + 1, UNANSWERED + 1));
      asked.ask();
    }
  }

  /** Ends the silence. It ends when all that are silent have gone; those that one did not mean are put up afresh then. */
  stop(asked: Asked): void {
    const silent = [...this.#unanswered].filter(([one, count]) => one === asked || count > UNANSWERED).map(([one]) => one);
    for (const one of silent) {
      this.remove(one);
      one.cut();
    }
    for (const one of silent) if (one !== asked) one.again();
  }
}
