import { leavesApp, safeAddress } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import { displayTexts } from "../../texts/displays.ts";
import { beside } from "../beside.ts";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./link.css";

/** A link on a line of its own; one that leaves the app says so, and tells the other side nothing of where it was clicked. */
export function Link(drawn: Drawn<"link">): JSX.Element {
  const to = () => safeAddress(drawn.props.to);
  const away = () => leavesApp(drawn.props.to);
  return (
    <div class="link-line">
      <a class="md-link" href={to()} {...beside(drawn.props.to)}>
        <Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show> <Inline text={drawn.props.body} noLinks />
        <Show when={away()}><span class="link-away" aria-hidden="true">↗</span><span class="sr-only"> {displayTexts.link.away}</span></Show>
      </a>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
    </div>
  );
}
