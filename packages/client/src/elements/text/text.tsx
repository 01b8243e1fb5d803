import { Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./text.css";

/** Help stands beside a heading, not in it: it is no part of what the heading says. */
function WithHelp(props: { readonly help: string | undefined; readonly children: JSX.Element }): JSX.Element {
  return <Show when={props.help} fallback={props.children}>{(help) => <div class="with-help">{props.children}<Help text={help()} /></div>}</Show>;
}

export function Title(drawn: Drawn<"title">): JSX.Element {
  return <WithHelp help={drawn.props.help}><h1 class="title" id={drawn.props.anchor}><Inline text={drawn.props.body} /></h1></WithHelp>;
}

export function Header(drawn: Drawn<"header">): JSX.Element {
  return <WithHelp help={drawn.props.help}><h2 class="header" id={drawn.props.anchor}><Inline text={drawn.props.body} /></h2></WithHelp>;
}

export function Subheader(drawn: Drawn<"subheader">): JSX.Element {
  return <WithHelp help={drawn.props.help}><h3 class="subheader" id={drawn.props.anchor}><Inline text={drawn.props.body} /></h3></WithHelp>;
}

/** Text as it is, its line breaks kept; nothing in it is Markdown. */
export function Text(drawn: Drawn<"text">): JSX.Element {
  return <WithHelp help={drawn.props.help}><p class="plain-text">{drawn.props.body}</p></WithHelp>;
}

export function Caption(drawn: Drawn<"caption">): JSX.Element {
  return <WithHelp help={drawn.props.help}><p class="caption"><Inline text={drawn.props.body} /></p></WithHelp>;
}

export function Divider(): JSX.Element {
  return <hr class="divider" />;
}
