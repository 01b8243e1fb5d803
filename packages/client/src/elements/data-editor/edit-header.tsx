import { For, Show, type JSX } from "solid-js";
import { editorTexts } from "../../texts/editor.ts";
import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "../dataframe/columns.ts";
import { Handle } from "../dataframe/header.tsx";
import type { Widths } from "../dataframe/widths.ts";
import type { EditedColumn } from "./cell-text.ts";

interface EditHeaderProps {
  readonly grid: string;
  readonly columns: readonly Shown[];
  readonly edited: ReadonlyMap<string, EditedColumn>;
  readonly index: boolean;
  readonly drawn: readonly number[];
  readonly pinned: number;
  readonly widths: Widths;
}

/** The names of the columns; a pull at the edge sizes one, two presses there fit it to its values. */
export function EditHeader(props: EditHeaderProps): JSX.Element {
  return (
    <div class="grid-head" role="rowgroup" style={{ width: `calc(var(--lead) + ${props.widths.starts().at(-1) ?? 0}px)` }}>
      <div class="grid-row" role="row" aria-rowindex="1">
        <Show when={props.index}><div class="grid-name grid-index" role="columnheader" aria-colindex="1"><span class="sr-only">{tableTexts.index}</span></div></Show>
        <For each={props.drawn.map((column) => props.columns[column]).filter((shown) => shown !== undefined)}>
          {(shown) => {
            const column = () => props.columns.indexOf(shown);
            const pinned = () => column() < props.pinned;
            const spec = () => props.edited.get(shown.column.name)?.spec;
            const required = () => { const found = spec(); return found !== undefined && "required" in found && found.required === true; };
            return (
              <div
                class="grid-name edit-name" role="columnheader" aria-colindex={column() + 1 + (props.index ? 1 : 0)} data-align={shown.align}
                data-pinned={pinned() ? "" : undefined} data-last-pinned={column() === props.pinned - 1 ? "" : undefined} data-first={!pinned() && column() === props.drawn[props.pinned] ? "" : undefined}
                style={{ width: `var(--w${column()})`, "inset-inline-start": pinned() ? `calc(var(--lead) + var(--x${column()}))` : undefined }}
                title={spec()?.help ?? shown.label}
              >
                <span class="grid-name-text">{shown.label}</span>
                <Show when={required()}><span class="edit-required" title={editorTexts.required}>*<span class="sr-only">{editorTexts.required}</span></span></Show>
                <Handle name={shown} width={() => props.widths.of()[column()] ?? 0} widths={props.widths} />
              </div>
            );
          }}
        </For>
      </div>
    </div>
  );
}
