import { leavesApp, safeAddress } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import { beside } from "../beside.ts";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./link-button.css";

/** A link that looks like a button. Off, it is still named as a link, and leads nowhere. */
export function LinkButton(drawn: Drawn<"linkButton">): JSX.Element {
  const to = () => (drawn.props.disabled ? undefined : safeAddress(drawn.props.to));
  const away = () => leavesApp(drawn.props.to);
  return (
    <div class="link-button" style={{ "max-width": drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }}>
      <a
        class="button" data-emphasis={drawn.props.emphasis ?? "secondary"} href={to()} role={to() === undefined ? "link" : undefined} aria-disabled={to() === undefined ? true : undefined}
        {...beside(drawn.props.to)}
      >
        <Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
        <span><Inline text={drawn.props.label} noLinks /></span>
        <Show when={away()}><span class="link-button-away" aria-hidden="true">↗</span></Show>
      </a>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
    </div>
  );
}
