/** Whoever is so near the end (CSS pixels) looks at the end. */
const NEAR = 24;

/**
 * Keeps the end of a box in sight while it grows, but only for a reader who is there: whoever has scrolled up to read stays
 * where they are. The result ends it.
 */
export function followEnd(box: HTMLElement): () => void {
  let there = true;
  const look = (): void => void (there = box.scrollHeight - box.clientHeight - box.scrollTop <= NEAR);
  const toEnd = (): void => {
    if (there) box.scrollTop = box.scrollHeight;
  };
  const grown = new MutationObserver(toEnd);
  grown.observe(box, { childList: true, subtree: true, characterData: true });
  // Pictures and charts come later than their elements do.
  box.addEventListener("load", toEnd, { capture: true });
  box.addEventListener("scroll", look, { passive: true });
  toEnd();
  return () => {
    grown.disconnect();
    box.removeEventListener("load", toEnd, { capture: true });
    box.removeEventListener("scroll", look);
  };
}
