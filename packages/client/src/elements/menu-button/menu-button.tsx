import { menuButton as rule, type Option } from "@tutti/protocol";
import { createMemo, createSignal, createUniqueId, For, onCleanup, Show, type JSX } from "solid-js";
import { AuthorIcon, Icon } from "../../theme/icon.tsx";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { FieldFrame } from "../field.tsx";
import { float } from "../float.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import "../button/button.css";
import "./menu-button.css";
import { moveInMenu } from "./move-in-menu.ts";

/** A button that opens a menu: arrows, Home and End move, a letter finds, Enter chooses, Escape and Tab close. */
export function MenuButton(drawn: Drawn<"menuButton">): JSX.Element {
  const room = useRoom();
  const id = createUniqueId();
  const widget = useWidget(drawn, rule);
  const state = followChosen(() => room.pressState(widget.place()));
  const waiting = createMemo(() => {
    const now = state();
    return now.state === "waiting" ? now : undefined;
  });
  const busy = () => waiting() !== undefined;
  const [open, setOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  let menu: HTMLUListElement | undefined;
  let end: (() => void) | undefined;

  const items = (): HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const close = (back: boolean): void => {
    end?.();
    end = undefined;
    setOpen(false);
    if (back) button?.focus();
  };
  onCleanup(() => end?.());
  const show = (last = false): void => {
    if (open() || busy() || widget.locked() || !button || !menu) return;
    setOpen(true);
    end = float(menu, button, { matchWidth: true });
    items().at(last ? -1 : 0)?.focus();
  };
  const choose = (option: Option): void => {
    close(true);
    if (!busy() && !widget.locked()) room.press(widget.place(), undefined, option.id);
  };
  const onMenuKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
      }
      close(event.key === "Escape");
      return;
    }
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = moveInMenu(drawn.props.options.map(({ label }) => label), at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <FieldFrame props={drawn.props} widget={widget} class="button-field">
      <button
        type="button" class="button held-box" id={`m${id}`} ref={button} data-emphasis={drawn.props.emphasis ?? "secondary"} data-waiting={busy() ? "" : undefined}
        disabled={widget.locked() && !busy()} aria-disabled={busy()} aria-haspopup="menu" aria-expanded={open()} aria-controls={`m${id}-menu`}
        onPointerDown={(event) => {
          // Else the press would first close the menu by taking the focus, and then open it again.
          if (open()) event.preventDefault();
        }}
        onClick={() => (open() ? close(true) : show())}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          show(event.key === "ArrowUp");
        }}
      >
        <Show when={busy()} fallback={<Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>}><span class="spinner" aria-hidden="true" /></Show>
        <span><Inline text={drawn.props.label} noLinks /></span>
        <Icon name="chevronDown" size={16} />
      </button>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
      <span role="status" class="field-note" classList={{ "sr-only": !waiting()?.offline }}>
        {waiting() ? (waiting()?.offline ? texts.widget.waitingOffline : texts.widget.waiting) : ""}
      </span>
      <ul
        class="popover menu" popover="manual" role="menu" id={`m${id}-menu`} aria-labelledby={`m${id}`} ref={menu} onKeyDown={onMenuKey}
        onFocusOut={(event) => {
          if (open() && !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) close(false);
        }}
      >
        <For each={drawn.props.options}>
          {(option) => (
            <li role="none">
              <button type="button" class="menu-item" role="menuitem" tabIndex={-1} onClick={() => choose(option)} onMouseMove={(event) => event.currentTarget.focus()}>{option.label}</button>
            </li>
          )}
        </For>
      </ul>
    </FieldFrame>
  );
}
