import type { JSX } from "solid-js";
import { Show } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./text.css";

const HelpOf = (props: { readonly text: string | undefined }): JSX.Element => <Show when={props.text}>{(text) => <Help text={text()} />}</Show>;

export function Title(drawn: Drawn<"title">): JSX.Element {
  return <h1 class="title" id={drawn.props.anchor}><Inline text={drawn.props.body} /> <HelpOf text={drawn.props.help} /></h1>;
}

export function Header(drawn: Drawn<"header">): JSX.Element {
  return <h2 class="header" id={drawn.props.anchor}><Inline text={drawn.props.body} /> <HelpOf text={drawn.props.help} /></h2>;
}

export function Subheader(drawn: Drawn<"subheader">): JSX.Element {
  return <h3 class="subheader" id={drawn.props.anchor}><Inline text={drawn.props.body} /> <HelpOf text={drawn.props.help} /></h3>;
}

/** Text as it is, its line breaks kept; nothing in it is Markdown. */
export function Text(drawn: Drawn<"text">): JSX.Element {
  return <p class="plain-text">{drawn.props.body}<HelpOf text={drawn.props.help} /></p>;
}

export function Caption(drawn: Drawn<"caption">): JSX.Element {
  return <p class="caption"><Inline text={drawn.props.body} /><HelpOf text={drawn.props.help} /></p>;
}

export function Divider(): JSX.Element {
  return <hr class="divider" />;
}
