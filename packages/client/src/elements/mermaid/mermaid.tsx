import type { JSX } from "solid-js";
import type { ChartTheme } from "../chart/theme.ts";
import type { Drawn } from "../drawn.ts";
import { Diagram } from "../svg/diagram.tsx";
import { drawMermaid } from "./engine.ts";

const drawn = (source: string) => (theme: ChartTheme): Promise<string> => drawMermaid(source, theme);

/** A diagram in Mermaid's words. */
export default function Mermaid(props: Drawn<"mermaid">): JSX.Element {
  return <Diagram props={props.props} draw={drawn(props.props.text)} />;
}
