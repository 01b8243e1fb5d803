import type { SheetCell, SheetRow } from "@tutti/protocol";
import { createEffect, createMemo, For, Show, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import { Icon } from "../../theme/icon.tsx";
import type { Shown } from "../dataframe/columns.ts";
import { holds, type Range } from "../dataframe/selection.ts";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import { printBound } from "./cell-editor.tsx";
import { cellText, type EditedColumn } from "./cell-text.ts";
import { cellId } from "../dataframe/paint-row.ts";
import { paintCell } from "./paint-edited.ts";

interface EditRowProps {
  readonly grid: string;
  /** Its place on the screen. */
  readonly index: number;
  /** Absent in the line that becomes a new row. */
  readonly row: SheetRow | undefined;
  readonly isNew: boolean;
  /** The number at its beginning. */
  readonly numbered: number;
  readonly columns: readonly Shown[];
  readonly drawn: readonly number[];
  readonly pinned: number;
  readonly lead: boolean;
  readonly range: Range | undefined;
  readonly active: number | undefined;
  readonly locked: boolean;
  readonly edited: ReadonlyMap<string, EditedColumn>;
  readonly cell: (row: SheetRow, name: string) => SheetCell;
  readonly isWritable: (row: SheetRow, name: string) => boolean;
}

const EMPTY: SheetCell = { value: null, edited: false, by: undefined };

const sameCell = (a: SheetCell, b: SheetCell): boolean =>
  a.value === b.value && a.edited === b.edited && a.by === b.by && a.missing === b.missing && a.refused?.value === b.refused?.value && a.refused?.fault.kind === b.refused?.fault.kind;

/** One row on the screen; which one it is changes as the reader scrolls. */
export function EditRow(props: EditRowProps): JSX.Element {
  const selected = () => props.range !== undefined && props.index >= props.range.top && props.index <= props.range.bottom;
  return (
    <div class="grid-row edit-row" role="row" data-row={props.row?.id} aria-rowindex={props.index + 2} data-new={props.isNew ? "" : undefined} data-added={props.row && props.row.base === undefined ? "" : undefined}>
      <Show when={props.lead}>
        <div class="grid-cell grid-index" role="rowheader" aria-colindex="1" data-selected={selected() ? "" : undefined}>
          <Show when={!props.isNew} fallback={<span title={texts.addRow}><Icon name="plus" size={14} /><span class="sr-only">{texts.newRow}</span></span>}>{props.numbered}</Show>
        </div>
      </Show>
      <For each={props.drawn.map((column) => props.columns[column]).filter((shown) => shown !== undefined)}>{(shown) => <EditCell {...props} shown={shown} />}</For>
    </div>
  );
}

function EditCell(props: EditRowProps & { readonly shown: Shown }): JSX.Element {
  const room = useRoom();
  const people = follow(room.people);
  const name = () => props.shown.column.name;
  const column = () => props.columns.indexOf(props.shown);
  const pinned = () => column() < props.pinned;
  const cell = createMemo(() => (props.row ? props.cell(props.row, name()) : EMPTY), EMPTY, { equals: sameCell });
  const edited = () => props.edited.get(name());
  const writable = () => !props.locked && (props.row ? props.isWritable(props.row, name()) : props.isNew);
  const wrong = (): string | undefined => {
    const { refused, missing } = cell();
    const written = edited();
    if (refused && written) return texts.wrong(cellText(written, refused.value), texts.fault(refused.fault, printBound));
    return missing ? texts.fault({ kind: "required" }, printBound) : undefined;
  };
  const title = (): string | undefined => {
    const { by } = cell();
    const person = by === undefined ? undefined : people().known.get(by);
    return [wrong(), person && texts.by(person.name)].filter(Boolean).join("\n") || undefined;
  };
  return (
    <div
      class="grid-cell edit-cell" role="gridcell" id={cellId(props.grid, props.index, column())} aria-colindex={column() + 1 + (props.lead ? 1 : 0)} data-cell={name()} data-align={props.shown.align}
      data-pinned={pinned() ? "" : undefined} data-last-pinned={column() === props.pinned - 1 ? "" : undefined} data-first={!pinned() && column() === props.drawn[props.pinned] ? "" : undefined}
      style={{ width: `var(--w${column()})`, "inset-inline-start": pinned() ? `calc(var(--lead) + var(--x${column()}))` : undefined }} aria-selected={holds(props.range, props.index, column())} data-active={props.active === column() ? "" : undefined}
      aria-readonly={writable() ? undefined : "true"} data-locked={writable() || props.locked ? undefined : ""} aria-invalid={wrong() === undefined ? undefined : "true"}
      data-wrong={cell().refused ? "" : undefined} data-missing={cell().missing ? "" : undefined} data-edited={cell().edited && props.row?.base !== undefined ? "" : undefined} title={title()}
      ref={(element) => createEffect(() => {
        const written = edited();
        if (written) paintCell(element, { cell: cell(), column: written, shown: props.shown, isNew: props.row === undefined, row: props.index, wrong: wrong() });
      })}
    />
  );
}

