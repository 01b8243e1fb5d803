import type { ElementKind } from "@tutti/protocol";

/** Kinds that add no box of their own: their parent's layout is their children's. */
export const BARE: ReadonlySet<ElementKind> = new Set<ElementKind>(["root", "fragment", "private", "column", "tab", "sidebar", "bottom", "dialog", "pages", "page", "pageConfig", "empty", "theme"]);

/** Kinds that dim while a long run has not drawn them again. Widgets and layout never do: they are people's. */
export const STALE_SHOWS: ReadonlySet<ElementKind> = new Set<ElementKind>([
  "title", "header", "subheader", "text", "markdown", "caption", "code", "exception", "metric", "dataframe", "lineChart",
  "badge", "link", "latex", "html", "json", "svg", "mermaid", "graphviz", "table", "image", "audio", "video", "iframe", "logo",
  "areaChart", "barChart", "scatterChart", "progress", "success", "info", "warning", "error",
]);
