import { createEffect, createSignal, onCleanup, untrack, type Accessor } from "solid-js";

export interface Edges {
  /** Whether there is more beyond the edge. */
  readonly before: Accessor<boolean>;
  readonly after: Accessor<boolean>;
}

/** Keeps the chosen one of a row that scrolls sideways in sight, and tells where more of them lie. */
export function watchEdges(row: Accessor<HTMLElement | undefined>, chosen: Accessor<number>): Edges {
  const [before, setBefore] = createSignal(false);
  const [after, setAfter] = createSignal(false);
  const toChosen = (): void => {
    const list = row();
    const one = list?.children[untrack(chosen)];
    if (!list || !(one instanceof HTMLElement)) return;
    const [edge, at] = [list.getBoundingClientRect(), one.getBoundingClientRect()];
    // The page itself stays where it is. What lies under a fading edge is not in sight either.
    if (at.left < edge.left + FADE) list.scrollLeft += at.left - edge.left - PEEK;
    else if (at.right > edge.right - FADE) list.scrollLeft += at.right - edge.right + PEEK;
  };
  createEffect(() => {
    const list = row();
    if (!list) return;
    let width: number | undefined;
    const look = (): void => {
      setBefore(list.scrollLeft > 1);
      setAfter(list.scrollLeft + list.clientWidth < list.scrollWidth - 1);
    };
    const size = new ResizeObserver(() => {
      // A window that became narrower, or was not laid out yet. Where the reader scrolled to stays otherwise.
      if (list.clientWidth !== width) toChosen();
      width = list.clientWidth;
      look();
    });
    size.observe(list);
    // A longer label makes the row no wider, and what is in it.
    const words = new MutationObserver(look);
    words.observe(list, { childList: true, subtree: true, characterData: true });
    list.addEventListener("scroll", look, { passive: true });
    onCleanup(() => {
      size.disconnect();
      words.disconnect();
      list.removeEventListener("scroll", look);
    });
  });
  createEffect(() => {
    chosen();
    toChosen();
  });
  return { before, after };
}

/** So much of the next one is seen beside it (px). */
const PEEK = 48;
/** How far an edge beyond which more of them lie fades (px); the style says the same. */
const FADE = 40;
