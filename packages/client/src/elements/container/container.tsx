import type { JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import "./container.css";

/** A group of elements; with a border a card, with a height a box that scrolls. */
export function Container(drawn: Drawn<"container">): JSX.Element {
  return (
    <div
      class="container" classList={{ card: drawn.props.border === true, flow: !drawn.props.horizontal, across: drawn.props.horizontal === true }} data-gap={drawn.props.gap ?? "medium"}
      data-align={drawn.props.align} style={{ height: drawn.props.height === undefined ? undefined : `${drawn.props.height}px` }}
      data-scrolls={drawn.props.height === undefined ? undefined : ""} tabIndex={drawn.props.height === undefined ? undefined : 0} role={drawn.props.height === undefined ? undefined : "group"}
    >
      <Children ids={drawn.childIds} />
    </div>
  );
}

/** Elements that add nothing of their own to the page: a slot, a fragment, a private block. */
export function Bare(drawn: Drawn<"empty" | "fragment" | "private">): JSX.Element {
  return <Children ids={drawn.childIds} />;
}
