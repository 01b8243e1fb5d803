import { For, Show, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import { personColour } from "../../people/colour.ts";
import { initials } from "../../people/initials.ts";
import { Icon } from "../../theme/icon.tsx";
import { parseInline, plainText } from "../markdown/parse-inline.ts";
import type { Choices } from "./choices.ts";
import type { Shown } from "./columns.ts";
import { TableIcon } from "./icons.tsx";
import { cellId } from "./paint-row.ts";
import type { Sorts } from "./sort.ts";
import type { Widths } from "./widths.ts";

export interface HeaderProps {
  readonly grid: string;
  readonly columns: readonly Shown[];
  readonly lead: boolean;
  readonly drawn: readonly number[];
  readonly pinned: number;
  readonly sorts: Sorts;
  readonly filtered: ReadonlySet<string>;
  readonly choices: Choices;
  /** A press on a name: sorts, or chooses the column where columns may be chosen. */
  readonly onPress: (name: string, add: boolean) => void;
  readonly onMenu: (column: number, anchor: HTMLElement) => void;
  /** Puts a column before another, or at the end. */
  readonly onMove: (name: string, before: string | undefined) => void;
  readonly active: number | undefined;
  readonly widths: Widths;
  /** What stands behind a column's name. */
  readonly mark?: (name: string) => JSX.Element;
}

/** So far (px) a press has to go before it is a pull. */
const PULL = 6;

/** The names of the columns: a press sorts, a pull moves, a pull at the edge sizes, two presses there fit the width to the values. */
export function Header(props: HeaderProps): JSX.Element {
  const sort = (shown: Shown) => props.sorts.find(({ name }) => name === shown.column.name);
  const sorted = (shown: Shown): "ascending" | "descending" | "none" => {
    const found = sort(shown);
    return found ? (found.descending ? "descending" : "ascending") : "none";
  };
  const place = (shown: Shown): number => props.sorts.findIndex(({ name }) => name === shown.column.name) + 1;
  const pull = createPull(props);
  return (
    <div class="grid-head" role="rowgroup" style={{ width: `calc(var(--lead) + ${props.widths.starts().at(-1) ?? 0}px)` }}>
      <div class="grid-row" role="row" aria-rowindex="1">
        <Show when={props.lead}><div class="grid-name grid-index" role="columnheader" aria-colindex="1"><span class="sr-only">{texts.index}</span></div></Show>
        {/* By their places: a menu that stands open at a name stays there when the rows are others. */}
        <For each={props.drawn}>
          {(column) => <Show when={props.columns[column]}>{(shown) => {
            const pinned = () => column < props.pinned;
            const chosen = () => props.choices.columns.has(shown().column.name);
            const by = () => props.choices.columns.get(shown().column.name);
            return (
              <div
                class="grid-name" role="columnheader" id={cellId(props.grid, -1, column)} aria-colindex={column + 1 + (props.lead ? 1 : 0)} aria-sort={sorted(shown())} aria-label={shown().label}
                aria-selected={chosen() ? "true" : undefined} data-align={shown().align} data-active={props.active === column ? "" : undefined} data-chosen={chosen() ? "" : undefined}
                data-pinned={pinned() ? "" : undefined} data-last-pinned={column === props.pinned - 1 ? "" : undefined}
                data-first={!pinned() && column === props.drawn[props.pinned] ? "" : undefined} data-name={shown().column.name}
                style={{ width: `var(--w${column})`, "inset-inline-start": pinned() ? `calc(var(--lead) + var(--x${column}))` : undefined }}
                title={by() ? texts.columnChosenBy(shown().label, by()?.name ?? "") : plainText(parseInline(shown().spec?.help ?? "")) || shown().label}
                onClick={(event) => {
                  if (!pull.ended()) props.onPress(shown().column.name, event.shiftKey || event.ctrlKey || event.metaKey);
                }}
                onPointerDown={(event) => pull.begin(event, shown().column.name)} onPointerMove={pull.move} onPointerUp={pull.end} onPointerCancel={pull.cancel}
              >
                <span class="grid-name-text">{shown().label}</span>
                {props.mark?.(shown().column.name)}
                <Show when={by()}>{(person) => <span class="grid-who" aria-hidden="true" style={{ "--person": personColour(person()) }}>{initials(person().name)}</span>}</Show>
                <Show when={props.filtered.has(shown().column.name)}><span class="grid-filtered"><TableIcon name="filter" size={12} /><span class="sr-only">{texts.filtered}</span></span></Show>
                <span class="grid-sort" aria-hidden="true" data-order={sorted(shown())}>
                  <Icon name="chevronDown" size={14} />
                </span>
                <Show when={props.sorts.length > 1 && sort(shown())}><span class="grid-sort-place" aria-hidden="true">{place(shown())}</span></Show>
                <button
                  type="button" class="grid-menu" tabIndex={-1} aria-label={texts.menuOf(shown().label)} title={texts.menuOf(shown().label)}
                  onPointerDown={(event) => event.stopPropagation()}
                  onClick={(event) => {
                    event.stopPropagation();
                    props.onMenu(column, event.currentTarget);
                  }}
                >
                  <TableIcon name="more" size={14} />
                </button>
                <Handle name={shown()} width={() => props.widths.of()[column] ?? 0} widths={props.widths} />
              </div>
            );
          }}</Show>}
        </For>
      </div>
    </div>
  );
}

/** Moves a column by its name: a line shows where it would go. */
function createPull(props: HeaderProps) {
  let from: { readonly x: number; readonly name: string } | undefined;
  let over: { readonly element: HTMLElement; readonly before: boolean } | undefined;
  let justEnded = false;
  const clear = (): void => {
    if (over) delete over.element.dataset["drop"];
    over = undefined;
  };
  const cancel = (): void => {
    clear();
    from = undefined;
  };
  return {
    /** Whether the press that comes now was the end of a pull. */
    ended: (): boolean => {
      const was = justEnded;
      justEnded = false;
      return was;
    },
    begin(event: PointerEvent, name: string): void {
      justEnded = false;
      if (event.button === 0 && event.pointerType === "mouse") from = { x: event.clientX, name };
    },
    move(event: PointerEvent & { currentTarget: HTMLElement }): void {
      if (!from || Math.abs(event.clientX - from.x) < PULL) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      clear();
      const heads = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>("[data-name]") ?? [])];
      const element = heads.find((head) => {
        const edge = head.getBoundingClientRect();
        return event.clientX >= edge.left && event.clientX < edge.right;
      });
      if (!element) return;
      const edge = element.getBoundingClientRect();
      over = { element, before: event.clientX < edge.left + edge.width / 2 };
      element.dataset["drop"] = over.before ? "before" : "after";
    },
    end(event: PointerEvent): void {
      const [pulled, to] = [from, over];
      justEnded = pulled !== undefined && Math.abs(event.clientX - pulled.x) >= PULL;
      cancel();
      const name = to?.element.dataset["name"];
      if (!pulled || !to || name === undefined) return;
      const names = props.columns.map(({ column }) => column.name);
      const before = to.before ? name : names[names.indexOf(name) + 1];
      if (before !== pulled.name) props.onMove(pulled.name, before);
    },
    cancel,
  };
}

/** The edge of a column: a pull sizes it, two presses give it the width that its values need. */
export function Handle(props: { readonly name: Shown; readonly width: () => number; readonly widths: Widths }): JSX.Element {
  let pull: { readonly x: number; readonly width: number } | undefined;
  const name = (): string => props.name.column.name;
  return (
    <span
      class="grid-handle" aria-hidden="true" title={texts.resize(props.name.label)}
      onClick={(event) => event.stopPropagation()}
      onDblClick={() => props.widths.reset(name())}
      onPointerDown={(event) => {
        event.stopPropagation();
        pull = { x: event.clientX, width: props.width() };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (pull) props.widths.resize(name(), pull.width + event.clientX - pull.x);
      }}
      onPointerUp={(event) => {
        event.stopPropagation();
        pull = undefined;
      }}
      onPointerCancel={() => { pull = undefined; }}
    />
  );
}
