import { isPagePath, leavesApp } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import { displayTexts } from "../../texts/displays.ts";
import { beside } from "../beside.ts";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { usePage } from "../room.ts";
import { followsHere } from "./follow-link.ts";
import "./page-link.css";

/** A way to another page. One that is switched off says where it would lead, and does not. */
export function PageLink(drawn: Drawn<"pageLink">): JSX.Element {
  const { nav } = usePage();
  const inside = () => isPagePath(drawn.props.to);
  const label = () => drawn.props.label ?? nav.find(drawn.props.to)?.title ?? drawn.props.to;
  const address = () => (inside() ? nav.address(drawn.props.to, drawn.props.query) : drawn.props.to);
  const away = () => !inside() && leavesApp(drawn.props.to);
  return (
    <div class="page-link-line">
      <a
        class="page-link" {...(drawn.props.disabled ? { "aria-disabled": true, role: "link" } : { href: address() })} {...(inside() ? {} : beside(drawn.props.to))}
        aria-current={inside() && nav.find(drawn.props.to)?.path === nav.path() ? "page" : undefined}
        onClick={(event) => {
          if (drawn.props.disabled || !inside() || !followsHere(event)) return;
          event.preventDefault();
          nav.go(drawn.props.to, drawn.props.query);
        }}
      >
        <Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
        <span><Inline text={label()} noLinks /></span>
        <Show when={away()}><span class="link-away" aria-hidden="true">↗</span><span class="sr-only"> {displayTexts.link.away}</span></Show>
      </a>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
    </div>
  );
}
