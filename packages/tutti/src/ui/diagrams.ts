import type { GraphvizEngine } from "@tutti/protocol";
import type { Written } from "./texts.ts";

export interface SvgOptions {
  /** What it shows, for those who do not see it; `""` says that it only decorates. */
  readonly alt: string;
  /** Width in CSS pixels; as wide as it is, at most the container's width, where absent. */
  readonly width?: number;
}

export interface DiagramOptions {
  /** Tells two diagrams in one place apart. */
  readonly key?: string;
  readonly title?: string;
  /** What it shows, in words; where absent, the words in it are read out. */
  readonly alt?: string;
  /** Width in CSS pixels; as wide as it is, at most the container's width, where absent. */
  readonly width?: number;
}

export interface GraphvizOptions extends DiagramOptions {
  /** How the nodes are placed; `dot`, in layers, where absent. */
  readonly engine?: GraphvizEngine;
}

/** Drawings of boxes, arrows and lines. They follow the theme, and none of them loads or runs anything. */
export interface Diagrams {
  /** The text of an SVG. Scripts, handlers, animations, foreign objects and whatever it would load from elsewhere are taken out. */
  svg(svg: Written, options: SvgOptions): void;
  /** A diagram in Mermaid's words: flowcharts, sequences, states, timelines. A mistake in it is shown in its place, with the line. */
  mermaid(source: Written, options?: DiagramOptions): void;
  /** A graph in Graphviz's DOT. A mistake in it is shown in its place, with the line. */
  graphviz(source: Written, options?: GraphvizOptions): void;
}
