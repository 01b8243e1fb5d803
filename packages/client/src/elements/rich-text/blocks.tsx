import { richWords, type RichBlock, type RichCell, type RichInline } from "@tutti/protocol";
import { For, Show, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { richTextTexts } from "../../texts/rich-text.ts";
import { beside } from "../beside.ts";
import { useRoom } from "../room.ts";
import { pictureAddress } from "./picture-address.ts";

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
    case "taskList":
      return (
        <ul data-type="taskList">
          <For each={block.items}>
            {(item) => <li data-checked={String(item.done)}><label><input type="checkbox" checked={item.done} disabled aria-label={richTextTexts.done(richWords(item.content.slice(0, 1)))} /></label><div><RichBlocks blocks={item.content} /></div></li>}
          </For>
        </ul>
      );
    case "table":
      return <div class="tableWrapper" tabindex="0" role="group" aria-label={richTextTexts.table}><table><tbody><For each={block.rows}>{(row) => <tr><For each={row}>{(cell) => <Cell cell={cell} />}</For></tr>}</For></tbody></table></div>;
    case "image":
      return <Picture src={block.src} alt={block.alt} />;
    case "blockquote":
      return <blockquote><RichBlocks blocks={block.content} /></blockquote>;
    case "codeBlock":
      return <pre tabindex="0"><code>{block.text}</code></pre>;
    case "rule":
      return <hr />;
  }
}

const Cell = ({ cell }: { readonly cell: RichCell }): JSX.Element => (
  <Dynamic component={cell.header ? "th" : "td"} colspan={cell.colspan} rowspan={cell.rowspan}><RichBlocks blocks={cell.content} /></Dynamic>
);

function Picture(props: { readonly src: string; readonly alt: string }): JSX.Element {
  const addressOf = pictureAddress(useRoom());
  return <img src={addressOf(props.src)} alt={props.alt} loading="lazy" decoding="async" referrerpolicy="no-referrer" />;
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
  return <a href={link} {...beside(link)}>{drawn}</a>;
}
