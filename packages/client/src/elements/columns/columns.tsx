import type { ColumnsProps } from "@tutti/protocol";
import { createMemo, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import "./columns.css";

/** The tracks of a grid, one for each column, each free to be narrower than what is in it. */
const tracks = (props: ColumnsProps): string => props.weights.map((weight) => `minmax(0, ${weight}fr)`).join(" ");

/** Columns side by side; under one another where the page is narrow. */
export function Columns(drawn: Drawn<"columns">): JSX.Element {
  const template = createMemo(() => tracks(drawn.props));
  return (
    <div class="columns" data-gap={drawn.props.gap ?? "medium"} data-align={drawn.props.align} data-border={drawn.props.border ? "" : undefined} style={{ "--tracks": template() }}>
      <Children ids={drawn.childIds} />
    </div>
  );
}

export function Column(drawn: Drawn<"column">): JSX.Element {
  return <div class="column flow"><Children ids={drawn.childIds} /></div>;
}
