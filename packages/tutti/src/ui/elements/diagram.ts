import { GRAPHVIZ_ENGINES, MAX_DIAGRAM_CHARS, MAX_SVG_CHARS, type DiagramProps, type ElementProps, type SvgProps } from "@tutti/protocol/script";
import type { DiagramOptions, Diagrams } from "../diagrams.ts";
import { given } from "../given.ts";
import type { Pen, Sketch } from "../pen.ts";
import { followNewest } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";

type Fails = Pick<Sketch, "fail">;

/** A drawing travels as it was written: who reads it is who has to be safe from it, so the page cleans it. */
export const svg = (pen: Pen<unknown>): Diagrams["svg"] =>
  (written, options) => {
    if (typeof options?.alt !== "string") pen.fail("svg: what the drawing shows is not said", 'Say it: { alt: "The floor plan" }; alt: "" says that it only decorates');
    const name = options.alt || undefined;
    const props = (text: string, from: Fails = pen): SvgProps => given({ svg: drawing(from, text), alt: options.alt, width: options.width });
    if (!isStream<string>(written)) return void pen.put("svg", props(written), name);
    followNewest(pen, "svg", { pieces: written, name, props, fits: isText, wanted: "Give texts of SVGs", begin: (before) => before ?? props("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>") });
  };

function drawing(pen: Fails, written: unknown): string {
  if (typeof written !== "string" || !/<svg[\s>]/i.test(written)) pen.fail("svg: this text holds no <svg> element", "Give the text of an SVG; the bytes of a file are read with ui.image");
  if (written.length > MAX_SVG_CHARS) pen.fail(`svg: the drawing has ${written.length} characters, and at most ${MAX_SVG_CHARS} are sent`, "Show it with ui.image, which loads it beside the page");
  return written;
}

function words(pen: Fails, call: "mermaid" | "graphviz", source: unknown): string {
  if (typeof source !== "string" || source.trim() === "") pen.fail(`${call} was given ${typeof source === "string" ? "an empty text" : source === null ? "null" : `a ${typeof source}`}`, call === "mermaid" ? 'Give a text, as "flowchart LR; A --> B"' : 'Give a text, as "digraph { a -> b }"');
  if (source.length > MAX_DIAGRAM_CHARS) pen.fail(`${call}: the text has ${source.length} characters; ${MAX_DIAGRAM_CHARS} can be drawn`, "Draw less of it, or several diagrams");
  return source;
}

const isText = (piece: unknown): boolean => typeof piece === "string";

export const mermaid = (pen: Pen<unknown>): Diagrams["mermaid"] =>
  (source, { key, title, alt, width }: DiagramOptions = {}) => {
    const name = key ?? title ?? alt;
    const props = (text: string, from: Fails = pen): DiagramProps => given({ text: words(from, "mermaid", text), title, alt, width });
    if (!isStream<string>(source)) return void pen.put("mermaid", props(source), name);
    followNewest(pen, "mermaid", { pieces: source, name, props, fits: isText, wanted: "Give whole diagrams as texts", begin: (before) => before ?? props("flowchart LR") });
  };

export const graphviz = (pen: Pen<unknown>): Diagrams["graphviz"] =>
  (source, { key, title, alt, width, engine } = {}) => {
    if (engine !== undefined && !GRAPHVIZ_ENGINES.includes(engine)) pen.fail(`graphviz: there is no engine ${JSON.stringify(engine)}`, `There are ${GRAPHVIZ_ENGINES.join(", ")}`);
    const name = key ?? title ?? alt;
    const props = (text: string, from: Fails = pen): ElementProps["graphviz"] => given({ text: words(from, "graphviz", text), title, alt, width, engine });
    if (!isStream<string>(source)) return void pen.put("graphviz", props(source), name);
    followNewest(pen, "graphviz", { pieces: source, name, props, fits: isText, wanted: "Give whole graphs as texts", begin: (before) => before ?? props("digraph {}") });
  };
