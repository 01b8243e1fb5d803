import type { ChartProps, ElementId } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, onMount, Show, type JSX } from "solid-js";
import { chartTexts } from "../../texts/chart.ts";
import { usePage } from "../room.ts";
import { shownTheme } from "../../theme/theme.ts";
import { chartParts } from "./chart-parts.ts";
import { Legend } from "./legend.tsx";
import { colourOf, optionOf } from "./option.ts";
import type { Ends, Frame, Plot } from "./plot.ts";
import { extent } from "./downsample.ts";
import { chartSurface } from "./select/chart-surface.ts";
import { marksOf } from "./select/marks.ts";
import { Overlay, Walk } from "./select/overlay.tsx";
import { NOTHING, type Picking } from "./select/use-picking.ts";
import type { ChartData, ChartKind } from "./series.ts";
import { readTheme } from "./theme.ts";

export interface CanvasProps {
  readonly id: ElementId;
  readonly kind: ChartKind;
  readonly spec: ChartProps;
  readonly data: ChartData;
  readonly daily: boolean;
  readonly number: (value: number) => string;
  readonly place: (x: number) => string;
  readonly locale: string;
  readonly description: string;
  /** Set where people may select. */
  readonly picking: Picking | undefined;
}

/** The picture itself: follows its data, its size and the theme, and moves to what is new instead of being drawn anew. */
export function Canvas(props: CanvasProps): JSX.Element {
  const page = usePage();
  const [element, setElement] = createSignal<HTMLDivElement>();
  const [frame, setFrame] = createSignal<Frame>();
  const [plot, setPlot] = createSignal<Plot>();
  const [size, setSize] = createSignal({ width: 0, height: 0 }, { equals: (a, b) => a.width === b.width && a.height === b.height });
  const [hidden, setHidden] = createSignal<ReadonlySet<string>>(new Set());
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const theme = createMemo(() => {
    shownTheme();
    return readTheme(document.documentElement);
  });
  const horizontal = () => props.kind === "barChart" && props.spec.horizontal === true;
  onMount(() => {
    const box = element();
    if (!box) return;
    let gone = false;
    const observer = new ResizeObserver(() => {
      // A chart in a tab that is not open has no size; it is drawn when it gets one.
      if (box.clientWidth > 0 && box.clientHeight > 0) setSize({ width: box.clientWidth, height: box.clientHeight });
    });
    observer.observe(box);
    const parts = chartParts(box, () => ({ ...props, frame: frame(), series: shown() }));
    page.parts.set(props.id, parts);
    void import("./plot.ts").then(({ createPlot }) => {
      if (!gone) setPlot(createPlot(box, setFrame));
    });
    onCleanup(() => {
      gone = true;
      parts.end();
      if (page.parts.get(props.id) === parts) page.parts.delete(props.id);
      observer.disconnect();
      plot()?.end();
    });
  });
  createEffect(() => {
    size();
    plot()?.resize();
  });
  createEffect(() => {
    const { width, height } = size();
    if (width === 0) return;
    plot()?.draw(optionOf({ ...props, theme: theme(), hidden: hidden(), marked: marked(), width, height, still: still.matches }), `${props.data.axis} ${horizontal()}`, endsOf(props.data, horizontal()));
  });
  const marked = createMemo(() => (props.picking ? marksOf(props.kind, props.data, props.picking.selection()) : undefined));
  const shown = createMemo(() => props.data.series.filter((one) => !hidden().has(one.id)));
  const surface = createMemo(() => {
    const now = frame();
    return now && chartSurface({ kind: props.kind, spec: props.spec, data: props.data, series: shown(), frame: now, selection: props.picking?.selection() ?? NOTHING, number: props.number, place: props.place });
  });
  const select = () => (props.picking ? (props.spec.select ?? "points") : undefined);
  const entries = () => props.data.series.map((one, index) => ({ id: one.id, name: one.name, colour: colourOf(theme(), props.spec, index) }));
  const toggle = (id: string): void => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const across = () => (horizontal() ? props.spec.yLabel : props.spec.xLabel);
  const up = () => (horizontal() ? props.spec.xLabel : props.spec.yLabel);
  return (
    <>
      <Show when={props.data.series.length > 1}><Legend entries={entries()} hidden={hidden()} toggle={toggle} point={(id) => plot()?.highlight(id)} /></Show>
      <Show when={up()}>{(label) => <div class="chart-axis">{label()}</div>}</Show>
      <div class="chart-pick">
        <div
          class="chart-plot" ref={setElement} role="application" tabindex="0" aria-roledescription={props.picking ? chartTexts.roledescription : chartTexts.walked}
          aria-label={props.picking ? `${props.description} ${chartTexts.keys[select() ?? "points"]}` : props.description} aria-description={props.picking ? undefined : chartTexts.keys.none}
          data-select={props.picking?.widget.locked() === false ? select() : undefined}
        />
        <Show when={element() && surface()}>
          {(surface) => (
            <Show when={props.picking} fallback={<Walk surface={surface()} box={element() as HTMLDivElement} />}>
              {(picking) => <Overlay surface={surface()} select={select() ?? "points"} picking={picking()} hideTip={() => plot()?.hideTip()} box={element() as HTMLDivElement} />}
            </Show>
          )}
        </Show>
      </div>
      <Show when={across()}>{(label) => <div class="chart-axis" data-across="">{label()}</div>}</Show>
    </>
  );
}

/** Two places on each axis by which the picture is measured: the least and the most that is drawn. */
function endsOf({ series, axis, categories }: ChartData, flat: boolean): Ends {
  const all = (of: "x" | "y"): readonly [number, number] => {
    const ends = series.map((one) => extent(one[of]));
    return ends.length === 0 ? [0, 1] : [Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high))];
  };
  const along = axis === "category" ? [0, Math.max(0, categories.length - 1)] as const : all("x");
  return flat ? { x: all("y"), y: along } : { x: along, y: all("y") };
}
