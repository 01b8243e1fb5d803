import type { AnyUi } from "tutti";

const PLAN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200" width="360" height="200">
  <g fill="none" stroke="currentColor" stroke-width="2"><rect x="2" y="2" width="158" height="196" rx="6"/><rect x="164" y="2" width="194" height="116" rx="6"/><rect x="164" y="122" width="194" height="76" rx="6"/></g>
  <g fill="currentColor" text-anchor="middle" font-size="15"><text x="81" y="105">Hall</text><text x="261" y="65">Studio</text><text x="261" y="165">Office</text></g>
</svg>`;

const RELEASE = `flowchart LR
  Merge[Merge to main] --> Build[Build and test]
  Build -- fails --> Fix[Fix it] --> Merge
  Build -- passes --> Review{Review}
  Review -- fine --> Live[Production]
  Review -- findings --> Fix`;

const TALK = `sequenceDiagram
  Ana->>Server: moves the slider
  Server->>Script: a run
  Script-->>Server: the new view
  Server-->>Ana: what has changed
  Server-->>Bilal: what has changed`;

/** Drawings of boxes, arrows and lines, wide ones, and ones with a mistake in them. */
export function drawings(ui: AnyUi): void {
  const [left, right] = ui.columns(2, { gap: "large" });
  left.subheader("SVG");
  left.svg(PLAN, { alt: "A floor plan: a hall, a studio and an office" });
  left.subheader("Mermaid");
  left.mermaid(RELEASE, { title: "From merge to production" });
  left.mermaid(TALK, { title: "Who tells whom" });
  left.mermaid("flowchart LR\n  A --> ", { title: "With a mistake in it" });
  right.subheader("Graphviz");
  right.graphviz("digraph { rankdir=LR; web -> orders; web -> search; orders -> payments; orders -> stock; search -> stock; payments -> ledger }", {
    title: "Services", alt: "Web calls orders and search, which call payments and stock; payments call the ledger",
  });
  right.graphviz("graph { Ana -- Bilal; Bilal -- Chen; Chen -- Ana; Chen -- Dana }", { engine: "neato", title: "Who works with whom" });
  right.graphviz("digraph { a -> ", { title: "With a mistake in it" });
}
