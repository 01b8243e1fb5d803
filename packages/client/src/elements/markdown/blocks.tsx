import { createMemo, Index, Show, Suspense, untrack, type Accessor, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import { Dynamic } from "solid-js/web";
import { markdownTexts } from "../../texts/markdown.ts";
import { CodeBlock } from "../code/code.tsx";
import { parseBlocks, type MdBlock, type MdNode } from "./parse-blocks.ts";

const Formula = lazy(() => import("../latex/formula.tsx"));

/**
 * Markdown as elements. A block that is written as it was before stays as it is, and one that grew is changed where it grew: of a
 * text that is being streamed nothing flickers, and what somebody has selected in it stays selected.
 */
export default function Blocks(props: { readonly text: string }): JSX.Element {
  const blocks = createMemo<readonly MdBlock[]>((before) => {
    const now = parseBlocks(props.text);
    return now.map((block, i) => (before[i]?.source === block.source ? (before[i] as MdBlock) : block));
  }, []);
  return <Index each={blocks()}>{(block) => <Node of={block().node} />}</Index>;
}

type Of<Kind extends MdNode["kind"]> = Extract<MdNode, { readonly kind: Kind }>;

/** What a node is made as: one of the same shape is changed in place. */
const shapeOf = (node: MdNode): string => (node.kind === "element" ? `<${node.tag}` : node.kind);

function Node(props: { readonly of: MdNode }): JSX.Element {
  const shape = createMemo(() => shapeOf(props.of));
  // The last node of the shape that is drawn: for a moment, another one may be here already.
  const last = createMemo<MdNode>((before) => (shapeOf(props.of) === shape() ? props.of : before), props.of);
  return <Show when={shape()} keyed>{(_shape) => draw(last)}</Show>;
}

function draw(of: Accessor<MdNode>): JSX.Element {
  const kind = untrack(of).kind;
  // `of` keeps its kind for as long as this is drawn: see `shapeOf`.
  if (kind === "text") return <>{(of() as Of<"text">).text}</>;
  if (kind === "code") return <CodeBlock body={(of() as Of<"code">).text} language={(of() as Of<"code">).language} />;
  if (kind === "math") {
    const formula = (): Of<"math"> => of() as Of<"math">;
    return <Suspense fallback={<code>{formula().text}</code>}><Formula text={formula().text} display={formula().display} /></Suspense>;
  }
  return <Tag of={of() as Of<"element">} />;
}

function Tag(props: { readonly of: Of<"element"> }): JSX.Element {
  const tag = untrack(() => props.of.tag);
  const children = (): JSX.Element => <Index each={props.of.children}>{(child) => <Node of={child()} />}</Index>;
  // A wide table scrolls by itself, and takes nothing else along.
  if (tag === "table") return <div class="md-table" role="group" tabindex="0" aria-label={markdownTexts.table}><table>{children()}</table></div>;
  if (tag === "input") {
    const done = (): boolean => "checked" in props.of.attributes;
    return <input type="checkbox" disabled checked={done()} aria-label={done() ? markdownTexts.done : markdownTexts.open} />;
  }
  if (tag === "img" || tag === "br" || tag === "hr") return <Dynamic component={tag} {...props.of.attributes} />;
  return <Dynamic component={tag} {...props.of.attributes}>{children()}</Dynamic>;
}
