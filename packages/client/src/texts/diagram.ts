import { catalogue } from "./catalogue.ts";

const english = {
  loading: "Drawing the diagram…",
  problem: "This diagram cannot be drawn",
  unreadable: "It cannot be read.",
  line: (n: number) => `There is a mistake in line ${n}.`,
  noKind: "It does not begin with a kind of diagram, such as flowchart or sequenceDiagram.",
  empty: "There is nothing in it that can be shown.",
  stopped: "It took longer than 10 seconds, and was stopped. Draw less of it.",
  shows: (title: string | undefined, words: readonly string[]) => `${title === undefined ? "Diagram" : `Diagram ${title}`}${words.length === 0 ? "" : `: ${words.join(", ")}`}`,
};

export type DiagramTexts = typeof english;

/** Diagrams of Mermaid and Graphviz. */
export const diagramTexts = catalogue<DiagramTexts>(english, { de: () => import("./de/diagram.ts") });
