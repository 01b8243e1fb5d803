import { MAX_TABLE_ROWS, type JsonValue } from "@tutti/protocol";
import { createMemo, createUniqueId, For, Show, type JSX } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import { columnsOf, type Shown } from "../dataframe/columns.ts";
import "../dataframe/cells.css";
import { paintValue } from "../dataframe/paint-cell.ts";
import type { Drawn } from "../drawn.ts";
import { formatNumber } from "../format.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { StaleNote } from "../table-data/stale-note.tsx";
import type { Table as Data } from "../table-data/table.ts";
import { useTable } from "../table-data/use-table.ts";
import "./table.css";

/** A table for reading: every row stands in the page, and the browser's own search and printing find it. */
export default function Table(drawn: Drawn<"table">): JSX.Element {
  const data = useTable(() => drawn.props.data);
  const id = createUniqueId();
  return (
    <div class="read-table" data-border={drawn.props.border === false ? undefined : drawn.props.border === "horizontal" ? "horizontal" : "frame"}>
      <Show when={drawn.props.caption}>{(caption) => <p class="read-table-caption" id={id}><Inline text={caption()} /></p>}</Show>
      <Show
        when={data.table()}
        fallback={(
          <Show when={data.problem()} fallback={<div class="el-loading" role="status"><span class="sr-only">{tableTexts.loading}</span></div>}>
            {(problem) => (
              <div class="el-failed" role="alert">
                <strong>{tableTexts.failed}</strong> <span>{problem()}</span>
                <button type="button" class="button" data-size="small" onClick={() => data.retry()}>{tableTexts.retry}</button>
              </div>
            )}
          </Show>
        )}
      >
        {(table) => (
          <div
            class="read-table-scroll" tabindex="0" role="group"
            {...(drawn.props.caption ? { "aria-labelledby": id } : { "aria-label": tableTexts.name })}
          >
            <Rows table={table()} drawn={drawn} />
          </div>
        )}
      </Show>
      <StaleNote data={data} />
    </div>
  );
}

function Rows(props: { readonly table: Data; readonly drawn: Drawn<"table"> }): JSX.Element {
  const columns = createMemo(() => columnsOf(props.table, props.drawn.props, navigator.language).filter(({ spec }) => spec?.hidden !== true));
  const rows = createMemo(() => Array.from({ length: Math.min(props.table.rows, MAX_TABLE_ROWS) }, (_, row) => row));
  return (
    <>
      <table>
        <thead classList={{ "sr-only": props.drawn.props.hideHeader === true }}><tr><For each={columns()}>{(shown) => <th scope="col" data-align={shown.align} style={widthOf(shown)}>{shown.label}<Show when={shown.spec?.help}>{(help) => <> <Help text={help()} /></>}</Show></th>}</For></tr></thead>
        <tbody>
          {/* All anew with its data: the rows are numbers, and would else keep what they showed. */}
          <For each={columns().length === 0 ? [] : rows()}>
            {(row) => (
              <tr data-row={row}>
                <For each={columns()}>
                  {(shown) => {
                    const value = shown.column.at(row);
                    if (value === null) return <td data-cell={shown.column.name} data-align={shown.align} />;
                    if (shown.spec?.kind === undefined && typeof value === "boolean") return <td data-cell={shown.column.name} data-align={shown.align}>{value ? tableTexts.yes : tableTexts.no}</td>;
                    return <td data-cell={shown.column.name} data-align={shown.align} ref={(cell) => paintReadable(cell, shown, value, row)} />;
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.table.rows === 0}><p class="read-table-note">{tableTexts.empty}</p></Show>
      <Show when={props.table.rows > MAX_TABLE_ROWS}>
        <p class="read-table-note">{tableTexts.firstRows(formatNumber(MAX_TABLE_ROWS), props.table.rows)}</p>
      </Show>
    </>
  );
}

/** Unlike a grid, which is one stop for Tab and has keys of its own, a table for reading lets links and players be reached one by one. */
function paintReadable(cell: HTMLElement, shown: Shown, value: JsonValue, row: number): void {
  paintValue(cell, shown, value, row);
  for (const control of cell.querySelectorAll("[tabindex='-1']")) control.removeAttribute("tabindex");
}

const widthOf = ({ width }: Shown): { readonly "min-width": string } | undefined => (width === undefined ? undefined : { "min-width": `${width}px` });
