import { createEffect, createUniqueId, on, onCleanup, Show, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import { float } from "../float.ts";
import { Inline } from "../markdown/inline.tsx";
import type { Filter } from "../table-data/row-filter.ts";
import type { Shown } from "./columns.ts";
import { FilterFields } from "./filter-fields.tsx";
import { TableIcon, type TableIconName } from "./icons.tsx";
import type { Sort } from "./sort.ts";

export interface ColumnMenuProps {
  /** Whose menu stands open, and where. */
  readonly open: { readonly shown: Shown; readonly anchor: HTMLElement } | undefined;
  readonly rows: number;
  readonly whole: boolean;
  readonly sort: (name: string) => Sort | undefined;
  readonly filter: (name: string) => Filter | undefined;
  readonly pinned: (shown: Shown) => boolean;
  /** Whether it can go to the left and to the right. */
  readonly room: (shown: Shown) => { readonly left: boolean; readonly right: boolean };
  readonly onSort: (name: string, descending: boolean | undefined) => void;
  readonly onFilter: (name: string, filter: Filter | undefined) => void;
  readonly onPin: (shown: Shown) => void;
  readonly onMove: (shown: Shown, by: -1 | 1) => void;
  readonly onHide: (shown: Shown) => void;
  readonly onFit: (name: string) => void;
  readonly onClose: (back: boolean) => void;
}

/** All that can be done with a column, by keys and fingers too. What is chosen here is this reader's own. */
export function ColumnMenu(props: ColumnMenuProps): JSX.Element {
  const id = createUniqueId();
  let box: HTMLDivElement | undefined;
  createEffect(on(() => props.open, (open) => {
    if (!open || !box) return;
    onCleanup(float(box, open.anchor, { align: "end" }));
    box.querySelector<HTMLElement>("button, input")?.focus();
  }));
  return (
    <div
      class="popover column-menu" popover="auto" id={id} ref={box} role="dialog" aria-label={texts.menuOf(props.open?.shown.label ?? "")}
      aria-describedby={props.open?.shown.spec?.help ? `${id}-help` : undefined}
      onToggle={(event) => {
        if (event.newState === "closed" && props.open) props.onClose(event.currentTarget.contains(document.activeElement) || document.activeElement === document.body);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          props.onClose(true);
        }
      }}
    >
      <Show when={props.open?.shown} keyed>
        {(shown) => {
          const { name } = shown.column;
          const now = () => props.sort(name);
          const done = (act: () => void) => () => {
            act();
            props.onClose(true);
          };
          return (
            <>
              <Show when={shown.spec?.help}>{(help) => <p class="column-menu-help" id={`${id}-help`}><Inline text={help()} noLinks /></p>}</Show>
              <div class="column-menu-group">
                <Item icon="sortUp" label={texts.sortUp} on={now()?.descending === false} onPress={done(() => props.onSort(name, now()?.descending === false ? undefined : false))} />
                <Item icon="sortDown" label={texts.sortDown} on={now()?.descending === true} onPress={done(() => props.onSort(name, now()?.descending === true ? undefined : true))} />
              </div>
              <FilterFields shown={shown} rows={props.rows} whole={props.whole} filter={props.filter(name)} onFilter={(filter) => props.onFilter(name, filter)} />
              <div class="column-menu-group">
                <Item icon="pin" label={texts.pin} on={props.pinned(shown)} onPress={done(() => props.onPin(shown))} />
                <Show when={props.room(shown).left}><Item icon="arrowLeft" label={texts.moveLeft} onPress={() => props.onMove(shown, -1)} /></Show>
                <Show when={props.room(shown).right}><Item icon="arrowRight" label={texts.moveRight} onPress={() => props.onMove(shown, 1)} /></Show>
                <Item icon="fit" label={texts.fit} onPress={done(() => props.onFit(name))} />
                <Item icon="eyeOff" label={texts.hide} onPress={done(() => props.onHide(shown))} />
              </div>
            </>
          );
        }}
      </Show>
    </div>
  );
}

function Item(props: { readonly icon: TableIconName; readonly label: string; readonly on?: boolean; readonly onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="column-menu-item" aria-pressed={props.on} onClick={() => props.onPress()}>
      <TableIcon name={props.icon} /><span>{props.label}</span><Show when={props.on}><TableIcon name="check" size={14} /></Show>
    </button>
  );
}
