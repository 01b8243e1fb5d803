import type { JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Diagram } from "../svg/diagram.tsx";
import { drawGraph } from "./draw-graph.ts";

/** A graph in Graphviz's words. */
export default function Graphviz(drawn: Drawn<"graphviz">): JSX.Element {
  return <Diagram props={drawn.props} draw={(theme) => drawGraph(drawn.props.text, drawn.props.engine ?? "dot", theme)} />;
}
