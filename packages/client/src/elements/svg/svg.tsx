import { createMemo, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Drawing } from "./drawing.tsx";
import { sanitiseSvg } from "./sanitise-svg.ts";

/** An author's drawing, cleaned. `currentColor` in it is the page's ink. */
export default function Svg(drawn: Drawn<"svg">): JSX.Element {
  const drawing = createMemo(() => sanitiseSvg(drawn.props.svg));
  return <Drawing drawing={drawing()} alt={drawn.props.alt} width={drawn.props.width} />;
}
