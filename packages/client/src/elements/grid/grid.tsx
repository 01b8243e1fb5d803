import type { JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import "./grid.css";

/** Cells of equal width, as many beside each other as fit. */
export function Grid(drawn: Drawn<"grid">): JSX.Element {
  return (
    <div class="cells" data-gap={drawn.props.gap ?? "medium"} style={{ "--most": drawn.props.columns, "--least": drawn.props.min === undefined ? undefined : `${drawn.props.min}px` }}>
      <Children ids={drawn.childIds} />
    </div>
  );
}
