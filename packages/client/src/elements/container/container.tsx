import { createEffect, onCleanup, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import "./container.css";
import { followEnd } from "./follow-end.ts";

/** A group of elements; with a border a card, with a height a box that scrolls. */
export function Container(drawn: Drawn<"container">): JSX.Element {
  let box: HTMLDivElement | undefined;
  const scrolls = () => drawn.props.height !== undefined;
  createEffect(() => {
    if (box && scrolls() && drawn.props.autoscroll) onCleanup(followEnd(box));
  });
  return (
    <div
      ref={box} class="container" classList={{ card: drawn.props.border === true, flow: !drawn.props.horizontal, across: drawn.props.horizontal === true }} data-gap={drawn.props.gap ?? "medium"}
      data-align={drawn.props.align} style={{ height: scrolls() ? `${drawn.props.height}px` : undefined }}
      data-scrolls={scrolls() ? "" : undefined} tabIndex={scrolls() ? 0 : undefined} role={scrolls() ? "group" : undefined}
    >
      <Children ids={drawn.childIds} />
    </div>
  );
}

/** Elements that add nothing of their own to the page: a slot, a fragment, a private block. */
export function Bare(drawn: Drawn<"empty" | "fragment" | "private">): JSX.Element {
  return <Children ids={drawn.childIds} />;
}
