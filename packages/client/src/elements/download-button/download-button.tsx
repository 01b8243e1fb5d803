import { downloadButton as rule, type MediaSource } from "@tutti/protocol";
import { createMemo, Show, type JSX } from "solid-js";
import { texts } from "../../texts/page.ts";
import { AuthorIcon, Icon } from "../../theme/icon.tsx";
import "../button/button.css";
import type { Drawn } from "../drawn.ts";
import { FieldFrame, fieldIds } from "../field.tsx";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import { savesOf } from "./saves.ts";

/** Saves a file: one that is there, for whoever may see it; or one that is made for whoever presses. */
export function DownloadButton(drawn: Drawn<"downloadButton">): JSX.Element {
  const room = useRoom();
  const saves = savesOf(room);
  const ids = fieldIds();
  const widget = useWidget(drawn, rule);
  const state = followChosen(() => room.pressState(widget.place()));
  const waiting = createMemo(() => {
    const now = state();
    return now.state === "waiting" ? now : undefined;
  });
  const address = (source: MediaSource): string => (source.kind === "blob" ? room.blobAddress(source.blob) : source.url);
  const words = (): JSX.Element => (
    <>
      <Show when={waiting() && !drawn.props.source} fallback={<Show when={drawn.props.icon} fallback={<Icon name="download" size={16} />}>{(icon) => <AuthorIcon name={icon()} />}</Show>}>
        <span class="spinner" aria-hidden="true" />
      </Show>
      <span><Inline text={drawn.props.label} noLinks /></span>
    </>
  );
  const tell = (): void => {
    if (drawn.props.tells && !widget.locked() && !waiting()) room.press(widget.place());
  };
  const make = (): void => {
    if (waiting() || widget.locked()) return;
    if (room.press(widget.place()) !== undefined) saves.expect();
  };
  return (
    <FieldFrame props={drawn.props} widget={widget} class="button-field">
      <Show
        when={!drawn.props.disabled && drawn.props.source}
        fallback={
          <button
            type="button" class="button held-box" data-emphasis={drawn.props.emphasis ?? "secondary"} data-waiting={waiting() ? "" : undefined} disabled={widget.locked() && !waiting()}
            aria-disabled={waiting() !== undefined} aria-describedby={waiting() ? ids.note : undefined} onClick={make}
          >
            {words()}
          </button>
        }
      >
        {(source) => <a class="button held-box" data-emphasis={drawn.props.emphasis ?? "secondary"} href={address(source())} download={drawn.props.fileName} onClick={tell}>{words()}</a>}
      </Show>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
      <span id={ids.note} role="status" class="field-note" classList={{ "sr-only": !waiting()?.offline }}>
        {waiting() ? (waiting()?.offline ? texts.widget.waitingOffline : texts.widget.waiting) : ""}
      </span>
    </FieldFrame>
  );
}
