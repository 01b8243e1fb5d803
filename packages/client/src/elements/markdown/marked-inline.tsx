import "./colours.css";
import "./inline.css";
import { For, type JSX } from "solid-js";
import { tintAttributes } from "./directive.ts";
import { beside } from "../beside.ts";
import { parseInline, plainText, type Inline as Piece } from "./parse-inline.ts";

/** One line of Markdown that has marks in it. */
export default function MarkedInline(props: { readonly text: string; readonly noLinks?: boolean | undefined }): JSX.Element {
  return <Pieces of={parseInline(props.text)} links={!props.noLinks} />;
}

/** What a screen reader should say for a line of Markdown. */
export const inlineText = (text: string): string => plainText(parseInline(text));

function Pieces(props: { readonly of: readonly Piece[]; readonly links: boolean }): JSX.Element {
  return <For each={props.of}>{(piece) => draw(piece, props.links)}</For>;
}

function draw(piece: Piece, links: boolean): JSX.Element {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code class="md-code">{piece.text}</code>;
    case "strong":
      return <strong><Pieces of={piece.children} links={links} /></strong>;
    case "em":
      return <em><Pieces of={piece.children} links={links} /></em>;
    case "del":
      return <del><Pieces of={piece.children} links={links} /></del>;
    case "tint":
      return <span {...tintAttributes(piece.tint)}><Pieces of={piece.children} links={links} /></span>;
    case "link":
      return links ? <Link to={piece.to}><Pieces of={piece.children} links={false} /></Link> : <Pieces of={piece.children} links={false} />;
  }
}

function Link(props: { readonly to: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <a class="md-link" href={props.to} {...beside(props.to)}>
      {props.children}
    </a>
  );
}
