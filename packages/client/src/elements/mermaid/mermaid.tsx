import type { JSX } from "solid-js";
import type { ChartTheme } from "../chart/theme.ts";
import type { Drawn } from "../drawn.ts";
import { Diagram } from "../svg/diagram.tsx";

const drawn = (source: string) => async (theme: ChartTheme): Promise<string> => (await import("./engine.ts")).drawMermaid(source, theme);

/** A diagram in Mermaid's words. */
export default function Mermaid(props: Drawn<"mermaid">): JSX.Element {
  return <Diagram props={props.props} draw={drawn(props.props.text)} />;
}
