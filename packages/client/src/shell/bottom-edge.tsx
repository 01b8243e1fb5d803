import { createEffect, onCleanup, type JSX } from "solid-js";
import { usePage } from "../elements/room.ts";
import { texts } from "../texts/page.ts";

/** What stays in sight while the page scrolls. Messages at the edge of the window, and what gets the focus, keep clear of it. */
export function BottomEdge(): JSX.Element {
  const { bottom } = usePage();
  const root = document.documentElement;
  const size = new ResizeObserver(([entry]) => root.style.setProperty("--edge", `${Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)}px`));
  let edge: HTMLElement | undefined;
  createEffect(() => {
    if (edge && bottom.count() > 0) size.observe(edge);
    else {
      size.disconnect();
      root.style.removeProperty("--edge");
    }
  });
  onCleanup(() => {
    size.disconnect();
    root.style.removeProperty("--edge");
  });
  return <section class="bottom" ref={edge} aria-label={texts.page.bottom} hidden={bottom.count() === 0}><div class="bottom-box" ref={(box) => bottom.setBox(box)} /></section>;
}
