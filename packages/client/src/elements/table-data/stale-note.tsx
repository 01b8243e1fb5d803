import { Show, type JSX } from "solid-js";
import { texts } from "../../theme/texts.ts";
import "./stale-note.css";
import type { TableInUse } from "./use-table.ts";

/** Says, under data that is shown, that a newer one could not be had. */
export function StaleNote(props: { readonly data: TableInUse }): JSX.Element {
  return (
    <Show when={props.data.table() && props.data.problem()}>
      {(problem) => (
        <p class="stale-note" role="status">
          <span title={problem()}>{texts.table.stale}</span>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => props.data.retry()}>{texts.table.retry}</button>
        </p>
      )}
    </Show>
  );
}
