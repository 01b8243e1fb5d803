import { Show, type JSX } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import "./stale-note.css";
import type { TableInUse } from "./use-table.ts";

/** Says, under data that is shown, that a newer one could not be had. */
export function StaleNote(props: { readonly data: TableInUse }): JSX.Element {
  return (
    <Show when={props.data.table() && props.data.problem()}>
      {(problem) => (
        <p class="stale-note" role="status">
          <span title={problem()}>{tableTexts.stale}</span>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => props.data.retry()}>{tableTexts.retry}</button>
        </p>
      )}
    </Show>
  );
}
