import { Show, type JSX } from "solid-js";
import { AuthorIcon, Icon, type IconName } from "../../theme/icon.tsx";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Inline } from "../markdown/inline.tsx";
import "./status.css";

type AlertKind = "success" | "info" | "warning" | "error";

const ICONS: Readonly<Record<AlertKind, IconName>> = { success: "circleCheck", info: "info", warning: "alert", error: "circleX" };

/** A message in the page; only an error interrupts a screen reader. */
export function Alert(drawn: Drawn<AlertKind>): JSX.Element {
  return (
    <div class="alert" data-tone={drawn.kind} role={drawn.kind === "error" ? "alert" : "status"}>
      <span class="alert-icon"><Show when={drawn.props.icon} fallback={<Icon name={ICONS[drawn.kind]} />}>{(icon) => <AuthorIcon name={icon()} />}</Show></span>
      <div class="alert-body">
        <span class="sr-only">{texts.alerts[drawn.kind]}: </span>
        <Show when={drawn.props.title}>{(title) => <strong class="alert-title"><Inline text={title()} /></strong>}</Show>
        <span><Inline text={drawn.props.body} /></span>
      </div>
    </div>
  );
}
