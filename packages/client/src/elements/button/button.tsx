import { button as rule, type ButtonProps, type WidgetPlace } from "@tutti/protocol";
import { createEffect, createMemo, createUniqueId, onCleanup, Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { FieldFrame } from "../field.tsx";
import { useForm } from "../form/form-context.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget, type Widget } from "../widget.ts";
import "./button.css";
import { matches, parseShortcut } from "./shortcut.ts";

export function Button(drawn: Drawn<"button">): JSX.Element {
  const room = useRoom();
  return <Press drawn={drawn} emphasis={drawn.props.emphasis ?? "secondary"} press={(place) => void room.press(place)} />;
}

/** Submits the form it stands in, with the draft as its presser sees it. */
export function SubmitButton(drawn: Drawn<"submitButton">): JSX.Element {
  const form = useForm();
  return (
    <Press
      drawn={drawn} emphasis={drawn.props.emphasis ?? "primary"} press={(place) => form?.submit(place)}
      known={(place) => {
        if (form) onCleanup(form.offer(place));
      }}
    />
  );
}

interface PressProps {
  readonly drawn: { readonly props: ButtonProps; readonly place: WidgetPlace | undefined };
  readonly emphasis: "primary" | "secondary" | "tertiary";
  readonly press: (place: WidgetPlace) => void;
  readonly known?: (place: WidgetPlace) => void;
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function Press(props: PressProps): JSX.Element {
  const room = useRoom();
  const note = createUniqueId();
  const press = (): void => {
    if (!busy() && !widget.locked()) props.press(widget.place());
  };
  const widget: Widget<undefined> = useWidget(props.drawn, rule, undefined, press);
  const state = followChosen(() => room.pressState(widget.place()));
  const waiting = createMemo(() => {
    const now = state();
    return now.state === "waiting" ? now : undefined;
  });
  // A press that waits for the network is not yet with anybody; pressing again would be a second one.
  const busy = () => waiting() !== undefined;
  createEffect(() => props.known?.(widget.place()));
  createEffect(() => {
    const stroke = props.drawn.props.shortcut ? parseShortcut(props.drawn.props.shortcut) : undefined;
    if (!stroke) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing || event.defaultPrevented || !matches(stroke, event, isWriting(event.target))) return;
      event.preventDefault();
      // A field that commits when it is left is committed first: the press means what is seen.
      if (document.activeElement instanceof HTMLElement && isWriting(document.activeElement)) document.activeElement.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
      press();
    };
    addEventListener("keydown", onKey);
    onCleanup(() => removeEventListener("keydown", onKey));
  });
  return (
    <FieldFrame props={props.drawn.props} widget={widget} class="button-field">
      <button
        type="button" class="button held-box" data-emphasis={props.emphasis} data-waiting={busy() ? "" : undefined} disabled={widget.locked() && !busy()} aria-disabled={busy()}
        aria-describedby={busy() ? note : undefined} aria-keyshortcuts={props.drawn.props.shortcut?.replace(/Ctrl/gi, "Control")} onClick={press}
      >
        <Show when={busy()} fallback={<Show when={props.drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>}><span class="spinner" aria-hidden="true" /></Show>
        <span><Inline text={props.drawn.props.label} noLinks /></span>
        <Show when={props.drawn.props.shortcut}>{(keys) => <kbd class="keys">{keys()}</kbd>}</Show>
      </button>
      <Show when={props.drawn.props.help}>{(help) => <Help text={help()} />}</Show>
      <span id={note} role="status" class="field-note" classList={{ "sr-only": !waiting()?.offline }}>
        {waiting() ? (waiting()?.offline ? texts.widget.waitingOffline : texts.widget.waiting) : ""}
      </span>
    </FieldFrame>
  );
}
