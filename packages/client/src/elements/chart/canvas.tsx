import type { ChartProps } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, onMount, Show, type JSX } from "solid-js";
import { shownTheme } from "../../theme/theme.ts";
import { Legend } from "./legend.tsx";
import { colourOf, optionOf } from "./option.ts";
import type { Plot } from "./plot.ts";
import type { ChartData, ChartKind } from "./series.ts";
import { readTheme } from "./theme.ts";

export interface CanvasProps {
  readonly kind: ChartKind;
  readonly spec: ChartProps;
  readonly data: ChartData;
  readonly daily: boolean;
  readonly number: (value: number) => string;
  readonly place: (x: number) => string;
  readonly locale: string;
  readonly description: string;
}

/** The picture itself: follows its data, its size and the theme, and moves to what is new instead of being drawn anew. */
export function Canvas(props: CanvasProps): JSX.Element {
  let element: HTMLDivElement | undefined;
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
    const box = element;
    if (!box) return;
    let gone = false;
    const observer = new ResizeObserver(() => {
      // A chart in a tab that is not open has no size; it is drawn when it gets one.
      if (box.clientWidth > 0 && box.clientHeight > 0) setSize({ width: box.clientWidth, height: box.clientHeight });
    });
    observer.observe(box);
    void import("./plot.ts").then(({ createPlot }) => {
      if (!gone) setPlot(createPlot(box));
    });
    onCleanup(() => {
      gone = true;
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
    plot()?.draw(optionOf({ ...props, theme: theme(), hidden: hidden(), width, height, still: still.matches }), `${props.data.axis} ${horizontal()}`);
  });
  const entries = () => props.data.series.map((one, index) => ({ id: one.id, name: one.name, colour: colourOf(theme(), index) }));
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
      <div class="chart-plot" ref={element} role="img" aria-label={props.description} />
      <Show when={across()}>{(label) => <div class="chart-axis" data-across="">{label()}</div>}</Show>
    </>
  );
}
