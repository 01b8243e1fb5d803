import { GRAPHVIZ_ENGINES, MAX_DIAGRAM_CHARS, MAX_SVG_CHARS } from "@tutti/protocol/script";
import type { DiagramOptions, Diagrams } from "../diagrams.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** A drawing travels as it was written: who reads it is who has to be safe from it, so the page cleans it. */
export const svg = (pen: Pen<unknown>): Diagrams["svg"] =>
  (written, options) => {
    if (typeof written !== "string" || !/<svg[\s>]/i.test(written)) pen.fail("svg: this text holds no <svg> element", "Give the text of an SVG; the bytes of a file are read with ui.image");
    if (typeof options?.alt !== "string") pen.fail("svg: what the drawing shows is not said", 'Say it: { alt: "The floor plan" }; alt: "" says that it only decorates');
    if (written.length > MAX_SVG_CHARS) pen.fail(`svg: the drawing has ${written.length} characters, and at most ${MAX_SVG_CHARS} are sent`, "Show it with ui.image, which loads it beside the page");
    pen.put("svg", given({ svg: written, alt: options.alt, width: options.width }), options.alt || undefined);
  };

function words(pen: Pen<unknown>, call: "mermaid" | "graphviz", source: unknown): string {
  if (typeof source !== "string" || source.trim() === "") pen.fail(`${call} was given ${typeof source === "string" ? "an empty text" : source === null ? "null" : `a ${typeof source}`}`, call === "mermaid" ? 'Give a text, as "flowchart LR; A --> B"' : 'Give a text, as "digraph { a -> b }"');
  if (source.length > MAX_DIAGRAM_CHARS) pen.fail(`${call}: the text has ${source.length} characters; ${MAX_DIAGRAM_CHARS} can be drawn`, "Draw less of it, or several diagrams");
  return source;
}

export const mermaid = (pen: Pen<unknown>): Diagrams["mermaid"] =>
  (source, { key, title, alt, width }: DiagramOptions = {}) => void pen.put("mermaid", given({ text: words(pen, "mermaid", source), title, alt, width }), key ?? title ?? alt);

export const graphviz = (pen: Pen<unknown>): Diagrams["graphviz"] =>
  (source, { key, title, alt, width, engine } = {}) => {
    if (engine !== undefined && !GRAPHVIZ_ENGINES.includes(engine)) pen.fail(`graphviz: there is no engine ${JSON.stringify(engine)}`, `There are ${GRAPHVIZ_ENGINES.join(", ")}`);
    pen.put("graphviz", given({ text: words(pen, "graphviz", source), title, alt, width, engine }), key ?? title ?? alt);
  };
