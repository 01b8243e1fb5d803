import { createMemo, For, Suspense, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import { Dynamic } from "solid-js/web";
import { markdownTexts } from "../../texts/markdown.ts";
import { CodeBlock } from "../code/code.tsx";
import { parseBlocks, type MdBlock, type MdNode } from "./parse-blocks.ts";

const Formula = lazy(() => import("../latex/formula.tsx"));

/** Markdown as elements. A block that is written as it was before stays as it is: text that is being streamed grows at its end. */
export default function Blocks(props: { readonly text: string }): JSX.Element {
  const blocks = createMemo<readonly MdBlock[]>((before) => {
    const now = parseBlocks(props.text);
    return now.map((block, i) => (before[i]?.source === block.source ? (before[i] as MdBlock) : block));
  }, []);
  return <For each={blocks()}>{(block) => <Node of={block.node} />}</For>;
}

function Node(props: { readonly of: MdNode }): JSX.Element {
  const node = props.of;
  if (node.kind === "text") return node.text;
  if (node.kind === "code") return <CodeBlock body={node.text} language={node.language} />;
  if (node.kind === "math") return <Suspense fallback={<code>{node.text}</code>}><Formula text={node.text} display={node.display} /></Suspense>;
  const children = () => <For each={node.children}>{(child) => <Node of={child} />}</For>;
  // A wide table scrolls by itself, and takes nothing else along.
  if (node.tag === "table") return <div class="md-table" role="group" tabindex="0" aria-label={markdownTexts.table}><table>{children()}</table></div>;
  if (node.tag === "input") {
    const done = "checked" in node.attributes;
    return <input type="checkbox" disabled checked={done} aria-label={done ? markdownTexts.done : markdownTexts.open} />;
  }
  if (node.tag === "img" || node.tag === "br" || node.tag === "hr") return <Dynamic component={node.tag} {...node.attributes} />;
  return <Dynamic component={node.tag} {...node.attributes}>{children()}</Dynamic>;
}
