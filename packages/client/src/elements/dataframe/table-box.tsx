import { Show, type Accessor, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import { StaleNote } from "../table-data/stale-note.tsx";
import type { Table } from "../table-data/table.ts";
import type { TableInUse } from "../table-data/use-table.ts";

/** How tall the line under a table is. */
export const FOOT = 36;

interface TableBoxProps {
  readonly data: TableInUse;
  /** How tall it will be, in px: known before the rows are here, so that nothing jumps when they come. */
  readonly tall: number;
  readonly children: (table: Accessor<Table>) => JSX.Element;
}

/** What is drawn of a table once its rows are here; until then its place, or why they are not. */
export function TableBox(props: TableBoxProps): JSX.Element {
  return (
    <>
      <Show
        when={props.data.table()}
        fallback={(
          <div class="dataframe-box" style={{ height: `${props.tall}px` }}>
            <Show when={props.data.problem()} fallback={<div class="dataframe-wait" role="status"><span class="sr-only">{texts.loading}</span></div>}>
              {(problem) => (
                <div class="dataframe-note" role="alert">
                  <strong>{texts.failed}</strong>
                  <span>{problem()}</span>
                  <button type="button" class="button" data-size="small" onClick={() => props.data.retry()}>{texts.retry}</button>
                </div>
              )}
            </Show>
          </div>
        )}
      >
        {(table) => props.children(table)}
      </Show>
      <StaleNote data={props.data} />
    </>
  );
}
