import type { SelectableProps } from "@tutti/protocol";
import { createSignal, createUniqueId, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { chartTexts } from "../../texts/chart.ts";
import { texts } from "../../texts/page.ts";
import { FieldFrame } from "../field.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./chart.css";
import { Chosen } from "./select/overlay.tsx";
import type { Picking } from "./select/use-picking.ts";

export interface FigureProps {
  readonly props: SelectableProps & { readonly title?: string };
  /** In CSS pixels; as high as what is in it where absent. */
  readonly height: number | undefined;
  readonly picking: Picking | undefined;
  /** Whether there is something to read as a table. */
  readonly readable: boolean;
  readonly table: () => JSX.Element;
  /** What stands under the picture, as that it is an older one. */
  readonly note?: JSX.Element;
  readonly children: JSX.Element;
}

/** What all charts stand in: a title, the picture or the same as a table, and who selected what. */
export function Figure(props: FigureProps): JSX.Element {
  const [asTable, setAsTable] = createSignal(false);
  const title = createUniqueId();
  const figure = (): JSX.Element => (
    <figure class="chart" aria-labelledby={props.props.title ? title : undefined}>
      <Show when={props.props.title}>{(text) => <figcaption class="chart-title" id={title}><Inline text={text()} /></figcaption>}</Show>
      <div class="chart-box" style={props.height === undefined ? {} : { height: `${props.height}px` }}>
        <Show when={props.readable && asTable()} fallback={props.children}>{props.table()}</Show>
      </div>
      <Show when={props.picking}>{(picking) => <Chosen picking={picking()} help={chartTexts.how[props.props.select ?? "points"]} />}</Show>
      {props.note}
      <Show when={props.readable}>
        <button
          type="button" class="icon-button chart-swap" aria-label={asTable() ? chartTexts.asChart : chartTexts.asTable} title={asTable() ? chartTexts.asChart : chartTexts.asTable}
          aria-pressed={asTable()} onClick={() => setAsTable((on) => !on)}
        >
          <Icon name={asTable() ? "chart" : "table"} size={16} />
        </button>
      </Show>
    </figure>
  );
  return <Show when={props.picking} fallback={figure()}>{(picking) => <FieldFrame props={props.props} widget={picking().widget} class="chart-field">{figure()}</FieldFrame>}</Show>;
}

/** What stands where a picture will be. */
export function Waiting(): JSX.Element {
  return <div class="chart-wait" role="status"><span class="sr-only">{chartTexts.loading}</span></div>;
}

/** What stands where a picture could not be drawn, and why. */
export function Failed(props: { readonly problem: string; readonly retry?: () => void }): JSX.Element {
  return (
    <div class="chart-note" role="alert">
      <strong>{chartTexts.failed}</strong>
      <span>{props.problem}</span>
      <Show when={props.retry}>{(retry) => <button type="button" class="button" data-size="small" onClick={() => retry()()}>{texts.page.retry}</button>}</Show>
    </div>
  );
}

/** What stands where there is nothing to draw. */
export function Nothing(): JSX.Element {
  return (
    <div class="chart-note" role="status">
      <Icon name="chart" size={22} />
      <strong>{chartTexts.empty}</strong>
      <span>{chartTexts.emptyHint}</span>
    </div>
  );
}
