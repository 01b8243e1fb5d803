import { richBlocks, richEmpty, richTree, richWords, WIDGETS, type JsonValue, type RichBlock } from "@tutti/protocol/script";
import type { Editors, RichText } from "../editors.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { toMarkdown } from "../rich-markdown.ts";
import { widgetProps } from "./widget-props.ts";

/** A text with headings, lists and the like, that several people write at once. */
export const richText = (pen: Pen<unknown>): Editors["richText"] =>
  (label, options = {}) => {
    const { value = "", placeholder, height, readOnly, toolbar, run = "live" } = options;
    if (typeof value !== "string") pen.fail(`richText "${label}": the default has to be Markdown, a text`);
    const committed = run === "commit";
    return pen.value<"richText", readonly RichBlock[], RichText>({
      kind: "richText", rule: WIDGETS.richText, options, committed,
      props: {
        ...widgetProps(label, options), value: value === "" ? [] : pen.markdown(value),
        ...given({ placeholder, height, readOnly, toolbar, run: committed ? ("commit" as const) : undefined }),
      },
      decode: written,
      encode: (next) => encoded(next, pen),
    });
  };

/** Each form of it is made when it is asked for. */
const written = (blocks: readonly RichBlock[]): RichText => ({
  blocks,
  get markdown() { return toMarkdown(blocks); },
  get text() { return richWords(blocks); },
  get empty() { return richEmpty(blocks); },
});

/** Markdown, or a value of a rich text as a script has it. */
function encoded(next: unknown, pen: Pen<unknown>): JsonValue | undefined {
  const blocks = typeof next === "string" ? (next === "" ? [] : pen.markdown(next)) : isRich(next) ? next.blocks : undefined;
  // Blocks of an author's making are checked as what anybody wrote is.
  return blocks && (richTree(richBlocks(richTree(blocks))) as unknown as JsonValue);
}

const isRich = (value: unknown): value is Pick<RichText, "blocks"> => typeof value === "object" && value !== null && "blocks" in value && Array.isArray(value.blocks);
