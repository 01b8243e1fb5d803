import type { ChartProps } from "@tutti/protocol";
import { createMemo, createSignal, For, onCleanup, onMount, Show, type JSX } from "solid-js";
import { personColour } from "../../../people/colour.ts";
import { chartTexts } from "../../../texts/chart.ts";
import type { Frame } from "../plot.ts";
import type { ChartData, ChartKind, Series } from "../series.ts";
import { boxOf, extended, lassoOf, outlineOf, type Canvas, type Corner } from "./drawing.ts";
import { marksOf, pointOf } from "./marks.ts";
import { barAt, besides, heightAt, nearest, type Found } from "./nearest.ts";
import type { Picking } from "./use-picking.ts";
import { useCursor } from "./use-cursor.ts";

export interface OverlayProps {
  readonly kind: ChartKind;
  readonly spec: ChartProps;
  readonly data: ChartData;
  /** The series that are shown. */
  readonly series: readonly Series[];
  readonly frame: Frame;
  readonly picking: Picking;
  readonly number: (value: number) => string;
  readonly place: (x: number) => string;
  readonly hideTip: () => void;
  /** What takes the pointer and the keys: the picture's own box. */
  readonly box: HTMLElement;
}

/** Less than this, in CSS pixels, is a click. */
const CLICK = 4;

/** What lies over a picture in which people select: the area, a ring at the point that the keys are at, and the gestures themselves. */
export function Overlay(props: OverlayProps): JSX.Element {
  const [line, setLine] = createSignal<readonly Corner[]>([]);
  const canvas = createMemo<Canvas>(() => ({ kind: props.kind, data: props.data, flat: props.kind === "barChart" && props.spec.horizontal === true, frame: props.frame }));
  const stacked = () => Boolean(props.spec.stack) && (props.kind === "areaChart" || props.kind === "barChart");
  const areaTo = (from: Corner, to: Corner) => (props.spec.select === "lasso" ? lassoOf(canvas(), line()) : boxOf(canvas(), from, to));
  const found = ([x, y]: Corner): Found | undefined => {
    if (props.kind !== "barChart") return nearest(props.kind, props.series, stacked(), props.frame, x, y);
    const { frame } = props;
    return canvas().flat ? barAt(props.series, stacked(), frame.y, frame.x, y, x) : barAt(props.series, stacked(), frame.x, frame.y, x, y);
  };
  const toggle = (at: Found): void => {
    const one = props.series[at.series];
    if (one) props.picking.toggle(pointOf(props.kind, props.data, one, at.i));
  };
  const marked = createMemo(() => marksOf(props.kind, props.data, props.picking.selection()));
  const cursor = useCursor(props, { canvas, toggle, chosen: (at) => {
    const one = props.series[at.series];
    return one !== undefined && (marked()?.(one, at.i) ?? false);
  } });

  onMount(() => {
    const { box } = props;
    let from: Corner | undefined;
    const corner = (event: PointerEvent): Corner => {
      const { left, top } = box.getBoundingClientRect();
      const { inner } = props.frame;
      const clamp = (value: number, low: number, size: number): number => Math.min(low + size, Math.max(low, value));
      return [clamp(event.clientX - left, inner.left, inner.width), clamp(event.clientY - top, inner.top, inner.height)];
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || props.picking.widget.locked()) return;
      from = corner(event);
      setLine([from]);
      if (props.spec.select !== "points") box.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      if (!from || props.spec.select === "points") return;
      const to = corner(event);
      setLine((before) => extended(before, to));
      if (Math.hypot(to[0] - from[0], to[1] - from[1]) < CLICK && line().length < 2) return;
      props.hideTip();
      const area = areaTo(from, to);
      if (area) props.picking.draw(area);
    };
    const up = (event: PointerEvent): void => {
      if (!from) return;
      const to = corner(event);
      const still = Math.hypot(to[0] - from[0], to[1] - from[1]) < CLICK && line().length < 3;
      if (props.spec.select === "points") {
        const at = still ? found(to) : undefined;
        if (at) toggle(at);
      } else props.picking.drawn(still ? undefined : areaTo(from, to));
      from = undefined;
      setLine([]);
    };
    const cancel = (): void => {
      if (from && props.spec.select !== "points") props.picking.drawn(props.picking.selection().area?.area);
      from = undefined;
      setLine([]);
    };
    const ends = [
      ["pointerdown", down], ["pointermove", move], ["pointerup", up], ["pointercancel", cancel],
    ] as const;
    for (const [name, act] of ends) box.addEventListener(name, act);
    onCleanup(() => { for (const [name, act] of ends) box.removeEventListener(name, act); });
  });

  const ring = createMemo(() => {
    const at = cursor.at();
    const one = at && props.series[at.series];
    if (!at || !one || !cursor.shown()) return undefined;
    const { frame } = props;
    const [along, up] = canvas().flat ? [frame.y, frame.x] : [frame.x, frame.y];
    const high = heightAt(props.series, stacked(), at);
    const side = props.kind === "barChart" && !stacked() && props.data.axis === "category" ? besides(at.series, props.series.length, along.per) : 0;
    const place = along.at + (one.x[at.i] as number) * along.per + side;
    const top = up.at + (Number.isFinite(high) ? high : 0) * up.per;
    return canvas().flat ? [top, place] : [place, top];
  });
  const area = () => props.picking.selection().area;
  const author = () => props.picking.by()[0];
  const colour = () => personColour(author()) ?? "var(--accent)";
  const outline = createMemo(() => {
    const drawn = area();
    return drawn ? outlineOf(canvas(), drawn.area) : "";
  });
  return (
    <>
      <svg class="chart-over" aria-hidden="true">
        <Show when={outline()}>{(path) => <path class="chart-area" d={path()} style={{ "--by": colour() }} />}</Show>
        <Show when={ring()}>{(at) => <circle class="chart-cursor" cx={at()[0]} cy={at()[1]} r="8" />}</Show>
      </svg>
      <span class="sr-only" role="status">{cursor.words()}</span>
    </>
  );
}

/** How much is selected, by whom, and the way to take it back. */
export function Chosen(props: { readonly picking: Picking; readonly help: string }): JSX.Element {
  const names = () => props.picking.by().map((person) => person.name);
  const count = () => props.picking.selection().points.length;
  const say = () => (props.picking.selection().area ? chartTexts.chosenArea(names()) : chartTexts.chosenBy(count(), names()));
  return (
    <div class="chart-chosen">
      <For each={props.picking.by()}>{(person) => <span class="chart-by" style={{ "--by": personColour(person) }} aria-hidden="true" />}</For>
      <Show when={!props.picking.empty()} fallback={<span>{props.picking.widget.locked() ? chartTexts.nothingChosen : props.help}</span>}>
        <span role="status">{say()}</span>
        <Show when={!props.picking.widget.locked()}>
          <button type="button" class="chart-clear" onClick={() => props.picking.clear()}>{chartTexts.clear}</button>
        </Show>
      </Show>
    </div>
  );
}
