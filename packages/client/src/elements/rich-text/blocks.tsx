import type { RichBlock, RichInline } from "@tutti/protocol";
import { For, Show, type JSX } from "solid-js";
import { leavesApp } from "../markdown/link.ts";

/** A rich text as it is read. Made of data whose links were checked, element by element: nothing in it can run. */
export function RichBlocks(props: { readonly blocks: readonly RichBlock[] }): JSX.Element {
  return <For each={props.blocks}>{(block) => draw(block)}</For>;
}

function draw(block: RichBlock): JSX.Element {
  switch (block.type) {
    case "paragraph":
      return <p><Inlines content={block.content} /></p>;
    case "heading":
      return block.level === 1 ? <h3 data-level="1"><Inlines content={block.content} /></h3>
        : block.level === 2 ? <h4 data-level="2"><Inlines content={block.content} /></h4>
        : <h5 data-level="3"><Inlines content={block.content} /></h5>;
    case "bulletList":
      return <ul><Items items={block.items} /></ul>;
    case "orderedList":
      return <ol start={block.start}><Items items={block.items} /></ol>;
    case "blockquote":
      return <blockquote><RichBlocks blocks={block.content} /></blockquote>;
    case "codeBlock":
      return <pre tabindex="0"><code>{block.text}</code></pre>;
    case "rule":
      return <hr />;
  }
}

const Items = (props: { readonly items: readonly (readonly RichBlock[])[] }): JSX.Element => (
  <For each={props.items}>{(item) => <li><RichBlocks blocks={item} /></li>}</For>
);

/** An empty paragraph keeps its line. */
const Inlines = (props: { readonly content: readonly RichInline[] }): JSX.Element => (
  <Show when={props.content.length > 0} fallback={<br />}><For each={props.content}>{(part) => stretch(part)}</For></Show>
);

function stretch({ text, bold, italic, underline, strike, code, link }: RichInline): JSX.Element {
  let drawn: JSX.Element = text;
  if (code) drawn = <code>{drawn}</code>;
  if (strike) drawn = <s>{drawn}</s>;
  if (underline) drawn = <u>{drawn}</u>;
  if (italic) drawn = <em>{drawn}</em>;
  if (bold) drawn = <strong>{drawn}</strong>;
  if (link === undefined) return drawn;
  return <a href={link} rel="noopener noreferrer nofollow" target={leavesApp(link) ? "_blank" : undefined}>{drawn}</a>;
}
