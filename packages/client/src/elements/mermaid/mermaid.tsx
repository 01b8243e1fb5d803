import type { JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Diagram } from "../svg/diagram.tsx";

/** A diagram in Mermaid's words. */
export default function Mermaid(drawn: Drawn<"mermaid">): JSX.Element {
  return <Diagram props={drawn.props} draw={async (theme) => { const source = drawn.props.text; return (await import("./engine.ts")).drawMermaid(source, theme); }} />;
}
