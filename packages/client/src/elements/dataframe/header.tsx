import { For, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "./columns.ts";
import { cellId } from "./paint-row.ts";
import type { Sort } from "./sort.ts";
import type { Widths } from "./widths.ts";

interface HeaderProps {
  readonly grid: string;
  readonly columns: readonly Shown[];
  readonly index: boolean;
  readonly from: number;
  readonly to: number;
  readonly sort: Sort | undefined;
  readonly onSort: (name: string) => void;
  readonly active: number | undefined;
  readonly widths: Widths;
}

/** The names of the columns: a press sorts, a pull at the edge sizes, two presses there fit the width to the values. */
export function Header(props: HeaderProps): JSX.Element {
  const sorted = (shown: Shown): "ascending" | "descending" | "none" => {
    if (props.sort?.name !== shown.column.name) return "none";
    return props.sort.descending ? "descending" : "ascending";
  };
  return (
    <div class="grid-head" role="rowgroup" style={{ width: `calc(var(--lead) + ${props.widths.starts().at(-1) ?? 0}px)` }}>
      <div class="grid-row" role="row" aria-rowindex="1">
        <Show when={props.index}><div class="grid-name grid-index" role="columnheader" aria-colindex="1"><span class="sr-only">{tableTexts.index}</span></div></Show>
        <For each={props.columns.slice(props.from, props.to)}>
          {(shown) => {
            const column = () => props.columns.indexOf(shown);
            return (
              <div
                class="grid-name" role="columnheader" id={cellId(props.grid, -1, column())} aria-colindex={column() + 1 + (props.index ? 1 : 0)} aria-sort={sorted(shown)}
                data-align={shown.align} data-active={props.active === column() ? "" : undefined} style={{ width: `var(--w${column()})` }} title={shown.label}
                onClick={() => props.onSort(shown.column.name)}
              >
                <span class="grid-name-text">{shown.label}</span>
                <span class="grid-sort" aria-hidden="true" data-order={sorted(shown)}><Icon name="chevronDown" size={14} /></span>
                <Handle name={shown} width={() => props.widths.of()[column()] ?? 0} widths={props.widths} />
              </div>
            );
          }}
        </For>
      </div>
    </div>
  );
}

function Handle(props: { readonly name: Shown; readonly width: () => number; readonly widths: Widths }): JSX.Element {
  let pull: { readonly x: number; readonly width: number } | undefined;
  const name = (): string => props.name.column.name;
  return (
    <span
      class="grid-handle" aria-hidden="true" title={tableTexts.resize(props.name.label)}
      onClick={(event) => event.stopPropagation()}
      onDblClick={() => props.widths.reset(name())}
      onPointerDown={(event) => {
        event.stopPropagation();
        pull = { x: event.clientX, width: props.width() };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (pull) props.widths.resize(name(), pull.width + event.clientX - pull.x);
      }}
      onPointerUp={() => { pull = undefined; }}
      onPointerCancel={() => { pull = undefined; }}
    />
  );
}
