/** An author's SVG. The page cleans it before it shows it. `alt` says what it shows. */
export interface SvgProps {
  readonly svg: string;
  readonly alt: string;
  /** Width in CSS pixels; as wide as it is, at most the container's width, where absent. */
  readonly width?: number;
}

/** A diagram in Mermaid's or Graphviz's words; the page draws it. */
export interface DiagramProps {
  readonly text: string;
  readonly title?: string;
  /** What it shows, in words; where absent, the words in it are read out. */
  readonly alt?: string;
  readonly width?: number;
}

export interface GraphvizProps extends DiagramProps {
  /** How the nodes are placed; `dot` where absent. */
  readonly engine?: GraphvizEngine;
}

export const GRAPHVIZ_ENGINES = ["dot", "neato", "fdp", "sfdp", "circo", "twopi", "osage", "patchwork"] as const;
export type GraphvizEngine = (typeof GRAPHVIZ_ENGINES)[number];

/** Longer than any diagram that is read, in characters. */
export const MAX_DIAGRAM_CHARS = 50_000;
/** Longer than any drawing that should travel with the page, in characters. */
export const MAX_SVG_CHARS = 1_000_000;
