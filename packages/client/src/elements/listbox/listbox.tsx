import type { Option } from "@tutti/protocol";
import { createMemo, createSignal, For, onCleanup, Show, type Accessor, type JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import { Icon } from "../../theme/icon.tsx";
import { float } from "../float.ts";
import { matching, moveIn } from "./matching.ts";

/** More than these are not drawn at once: one types further. */
const DRAWN = 200;

interface ListboxParts {
  /** The id of the field that one types in; the list's and the options' ids begin with it. */
  readonly id: string;
  readonly options: Accessor<readonly Option[]>;
  /** What was typed to find one; nothing finds all. */
  readonly query: Accessor<string>;
  /** An option for all that are found, which stands before them. */
  readonly forAll?: (found: readonly Option[]) => Option | undefined;
  /** Whether what was typed may become an option itself. */
  readonly takesNew: Accessor<boolean>;
  readonly locked: Accessor<boolean>;
  /** The option that is at hand when the list opens. */
  readonly first: Accessor<string | undefined>;
  choose(option: Option): void;
  /** The list is closed: what was typed is over. */
  closed(): void;
}

/** A list of options under a field that one types in: which are found, which one is at hand, and the keys for both. */
export interface Listbox {
  readonly id: string;
  readonly open: Accessor<boolean>;
  readonly found: Accessor<readonly Option[]>;
  readonly active: Accessor<string | undefined>;
  readonly left: Accessor<number>;
  setActive(id: string | undefined): void;
  show(): void;
  hide(): void;
  /** @returns whether the key was the list's. */
  onKey(event: KeyboardEvent): boolean;
  /** The id of an option's element. */
  elementId(option: string | undefined): string;
  /** What the list opens under. */
  under(box: HTMLElement): void;
  list(list: HTMLElement): void;
  choose(option: Option): void;
  /** What the field says of the list to a screen reader. */
  readonly field: { readonly role: "combobox"; readonly "aria-autocomplete": "list"; readonly "aria-expanded": boolean; readonly "aria-controls": string; readonly "aria-activedescendant": string | undefined };
}

export function createListbox(parts: ListboxParts): Listbox {
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal<string>();
  const matched = createMemo(() => matching(parts.options(), parts.query()));
  const forAll = createMemo(() => parts.forAll?.(matched()));
  const all = createMemo<readonly Option[]>(() => {
    const found = matched();
    const typed = parts.query().trim();
    const known = typed === "" || parts.options().some(({ label }) => label.trim().toLocaleLowerCase() === typed.toLocaleLowerCase());
    return parts.takesNew() && !known ? [...found, { id: typed, label: inputTexts.addOption(typed) }] : found;
  });
  const found = createMemo(() => [...(forAll() ? [forAll() as Option] : []), ...all().slice(0, DRAWN)]);
  let box: HTMLElement | undefined;
  let list: HTMLElement | undefined;
  let endFloat: (() => void) | undefined;
  const elementId = (option: string | undefined): string => `${parts.id}-o${found().findIndex(({ id }) => id === option)}`;
  const toActive = (): void => document.getElementById(elementId(active()))?.scrollIntoView({ block: "nearest" });
  const show = (): void => {
    if (open() || parts.locked() || !box || !list) return;
    setOpen(true);
    setActive(parts.first());
    endFloat = float(list, box, { matchWidth: true });
    toActive();
  };
  const hide = (): void => {
    endFloat?.();
    endFloat = undefined;
    setOpen(false);
    setActive(undefined);
    parts.closed();
  };
  onCleanup(() => endFloat?.());
  return {
    id: `${parts.id}-list`,
    open, found, active, setActive, show, hide, elementId,
    left: () => Math.max(0, all().length - DRAWN),
    choose: (option) => parts.choose(option),
    under: (element) => (box = element),
    list: (element) => (list = element),
    onKey(event) {
      if (event.isComposing) return false;
      switch (event.key) {
        case "ArrowDown":
        case "ArrowUp": {
          event.preventDefault();
          const closed = !open();
          show();
          if (!closed || active() === undefined) setActive(moveIn(found().map(({ id }) => id), active(), event.key === "ArrowDown" ? 1 : -1));
          toActive();
          return true;
        }
        case "Enter": {
          if (!open()) return false;
          event.preventDefault();
          event.stopPropagation();
          const option = found().find(({ id }) => id === active()) ?? (parts.query() ? all()[0] : undefined);
          if (option) parts.choose(option);
          return true;
        }
        case "Escape":
          if (!open()) return false;
          event.preventDefault();
          event.stopPropagation();
          hide();
          return true;
        default:
          return false;
      }
    },
    field: {
      role: "combobox", "aria-autocomplete": "list", "aria-controls": `${parts.id}-list`,
      get "aria-expanded"() { return open(); },
      get "aria-activedescendant"() { return open() && active() !== undefined ? elementId(active()) : undefined; },
    },
  };
}

interface OptionsProps {
  readonly of: Listbox;
  readonly labelId: string;
  readonly many?: boolean;
  chosen(id: string): boolean;
  /** Whether one more cannot be chosen. */
  full?(): boolean;
}

/** The list itself. */
export function ListboxOptions(props: OptionsProps): JSX.Element {
  const barred = (id: string): boolean => props.full?.() === true && !props.chosen(id);
  return (
    <ul class="popover options" popover="manual" role="listbox" aria-multiselectable={props.many ? "true" : undefined} aria-labelledby={props.labelId} id={props.of.id} ref={(list) => props.of.list(list)} onMouseDown={(event) => event.preventDefault()}>
      <Show when={props.of.open()}>
        <For each={props.of.found()} fallback={<li class="option" role="option" aria-selected={false} aria-disabled="true">{texts.widget.noMatch}</li>}>
          {(option) => (
            <li
              class="option" role="option" id={props.of.elementId(option.id)} aria-selected={props.chosen(option.id)} aria-disabled={barred(option.id) ? "true" : undefined}
              data-active={props.of.active() === option.id ? "" : undefined} onClick={() => props.of.choose(option)} onMouseMove={() => props.of.setActive(option.id)}
            >
              <span class="option-mark"><Show when={props.chosen(option.id)}><Icon name="check" size={16} /></Show></span>
              <span>{option.label}<Show when={option.caption}>{(caption) => <span class="field-note radio-caption">{caption()}</span>}</Show></span>
            </li>
          )}
        </For>
        <Show when={props.of.left() > 0}><li class="option" role="option" aria-selected={false} aria-disabled="true">{inputTexts.typeOn(props.of.left())}</li></Show>
      </Show>
    </ul>
  );
}
