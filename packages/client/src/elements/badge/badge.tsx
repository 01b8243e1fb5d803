import { Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./badge.css";

/** A short word in a coloured box. */
export function Badge(drawn: Drawn<"badge">): JSX.Element {
  return (
    <div class="badge-line">
      <span class="md-badge" data-colour={drawn.props.colour ?? "primary"}>
        <Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
        <span><Inline text={drawn.props.body} /></span>
      </span>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
    </div>
  );
}
