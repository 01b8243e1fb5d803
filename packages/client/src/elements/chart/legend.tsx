import { For, type JSX } from "solid-js";
import { chartTexts } from "../../texts/chart.ts";

export interface LegendEntry {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

/** Which colour is what; a press puts a series away or back. In the page and not in the picture, so that keys and readers reach it. */
export function Legend(props: {
  readonly entries: readonly LegendEntry[];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly point: (id: string | undefined) => void;
}): JSX.Element {
  return (
    <div class="chart-legend">
      <For each={props.entries}>
        {(entry) => (
          <button
            type="button" class="chart-key" aria-pressed={!props.hidden.has(entry.id)} title={chartTexts.show(entry.name)}
            onClick={() => props.toggle(entry.id)} onPointerEnter={() => props.point(entry.id)} onPointerLeave={() => props.point(undefined)}
          >
            <span class="chart-dot" style={{ background: entry.colour }} />
            <span class="chart-key-name">{entry.name}</span>
          </button>
        )}
      </For>
    </div>
  );
}
