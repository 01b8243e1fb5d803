/** A drawing that is asked for again and again, of which each may take longer than the next lets wait. */
export interface Newest {
  /** Draws this, or, where something is being drawn, as soon as that is done; what was asked for in between is left out. */
  draw(work: () => Promise<void>): void;
  end(): void;
}

/** It rests at most so long (ms): what the first drawing waits for its code is no work. */
const REST = 500;

/**
 * One drawing at a time, each of them shown. It rests as long as the last one took, so that a page whose stream brings more than it can draw is still
 * one that can be worked with.
 */
export function newest(): Newest {
  let next: (() => Promise<void>) | undefined;
  let busy = false;
  let ended = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const go = async (): Promise<void> => {
    const work = next;
    next = undefined;
    busy = work !== undefined;
    if (!work || ended) return;
    const begun = performance.now();
    try {
      await work();
    } finally {
      resting = setTimeout(() => void go(), Math.min(REST, performance.now() - begun));
    }
  };
  return {
    draw(work) {
      next = work;
      if (!busy && !ended) void go();
    },
    end() {
      ended = true;
      clearTimeout(resting);
    },
  };
}
