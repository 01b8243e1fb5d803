import { onCleanup } from "solid-js";

/** More keys than these nobody presses in a moment. */
const MOST_EARLY = 50;

/**
 * Whoever knows the keys is faster than the code that does what they ask for: the keys are kept for it, and from the browser,
 * whose own undo would take letters back in whatever text was written last. The result gives them, once.
 */
export function keepEarlyKeys(wanted: (event: KeyboardEvent) => boolean): () => readonly KeyboardEvent[] {
  const early: KeyboardEvent[] = [];
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !wanted(event)) return;
    event.preventDefault();
    if (early.length < MOST_EARLY) early.push(event);
  };
  document.addEventListener("keydown", onKey);
  const stop = (): void => document.removeEventListener("keydown", onKey);
  onCleanup(stop);
  return () => {
    stop();
    return early.splice(0);
  };
}
