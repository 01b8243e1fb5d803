import { createUniqueId, For, onCleanup, onMount, type JSX } from "solid-js";
import { copyText } from "../../elements/code/copy-text.ts";
import { float } from "../../elements/float.ts";
import { moveInMenu } from "../../elements/menu-button/move-in-menu.ts";
import "../../elements/menu-button/menu-button.css";
import { commentTexts as words } from "../../texts/comments.ts";
import "./touch-menu.css";

export interface MenuChoice {
  readonly label: string;
  readonly choose: () => void;
}

interface TouchMenuProps {
  /** What the finger rests on, in words. */
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  /** What it says, to be copied. */
  readonly says: string | undefined;
  readonly anchor: HTMLElement;
  readonly close: () => void;
}

/** What can be done with what a finger rests on. Keys move in it as in any menu; a press beside it, Escape and Tab close it. */
export function TouchMenu(props: TouchMenuProps): JSX.Element {
  const id = createUniqueId();
  const choices = (): readonly MenuChoice[] => {
    const { says } = props;
    return says === undefined ? props.choices : [...props.choices, { label: words.copy, choose: () => void copyText(says) }];
  };
  let menu: HTMLUListElement | undefined;
  const before = document.activeElement;
  const items = (): HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  onMount(() => {
    if (!menu) return;
    onCleanup(float(menu, props.anchor, { align: "centre" }));
    items()[0]?.focus({ preventScroll: true });
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !menu?.contains(event.target)) props.close();
    };
    addEventListener("pointerdown", outside);
    addEventListener("scroll", outside, { capture: true });
    onCleanup(() => {
      removeEventListener("pointerdown", outside);
      removeEventListener("scroll", outside, { capture: true });
    });
  });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      props.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      return;
    }
    const all = items();
    const next = moveInMenu(choices().map(({ label }) => label), all.findIndex((item) => item === document.activeElement), event.key);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <ul class="popover menu touch-menu" popover="manual" role="menu" aria-labelledby={id} ref={menu} onKeyDown={onKey}>
      <li role="none" class="touch-menu-head" id={id}>{props.label}</li>
      <For each={choices()}>
        {({ label, choose }) => <li role="none"><button type="button" class="menu-item" role="menuitem" tabIndex={-1} onClick={() => { props.close(); choose(); }}>{label}</button></li>}
      </For>
    </ul>
  );
}
