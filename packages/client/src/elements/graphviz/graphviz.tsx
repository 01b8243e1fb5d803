import type { GraphvizEngine } from "@tutti/protocol";
import type { JSX } from "solid-js";
import type { ChartTheme } from "../chart/theme.ts";
import type { Drawn } from "../drawn.ts";
import { Diagram } from "../svg/diagram.tsx";
import { drawGraph } from "./draw-graph.ts";

const drawn = (source: string, engine: GraphvizEngine) => (theme: ChartTheme): Promise<string> => drawGraph(source, engine, theme);

/** A graph in Graphviz's words. */
export default function Graphviz(props: Drawn<"graphviz">): JSX.Element {
  return <Diagram props={props.props} draw={drawn(props.props.text, props.props.engine ?? "dot")} />;
}
