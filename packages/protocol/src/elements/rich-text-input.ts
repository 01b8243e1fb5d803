import { parseTree } from "../documents/parse-tree.ts";
import type { JsonValue } from "../json.ts";
import type { RichBlock } from "./rich-doc.ts";
import { richBlocks } from "./rich-tree.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** `richText`: headings, lists, links and the like, written by several people at once. `value` is the default. */
export interface RichTextProps extends WidgetProps {
  readonly value: readonly RichBlock[];
  readonly placeholder?: string;
  /** Height in CSS pixels; without one it grows with what is written. */
  readonly height?: number;
  /** Whether nobody may change it. */
  readonly readOnly?: boolean;
  /** Whether there is a row of buttons over it; true where absent. */
  readonly toolbar?: boolean;
  /** `commit`: what the script gets is set by Ctrl+Enter and on leaving; else it follows each change. */
  readonly run?: "commit";
}

export const richText: WidgetRule<RichTextProps, readonly RichBlock[]> = {
  storage: "rich",
  initial: (props) => props.value,
  accept: (_props, stored: JsonValue) => (Array.isArray(stored) ? richBlocks(parseTree(stored)) : undefined),
  problem: (props) => (props.height !== undefined && !(props.height >= 80) ? `height is ${props.height}; it has to be at least 80 pixels` : undefined),
};
