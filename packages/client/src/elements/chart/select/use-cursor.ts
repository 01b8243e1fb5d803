import { createMemo, createSignal, onCleanup, onMount, type Accessor } from "solid-js";
import { chartTexts } from "../../../texts/chart.ts";
import type { Series } from "../series.ts";
import { boxOf, type Canvas, type Corner } from "./drawing.ts";
import type { Found } from "./nearest.ts";
import type { OverlayProps } from "./overlay.tsx";

interface Ways {
  readonly canvas: Accessor<Canvas>;
  readonly toggle: (at: Found) => void;
  readonly chosen: (at: Found) => boolean;
}

/** In CSS pixels. */
const BEYOND = 1;

/** Of the points of a cloud, their numbers from left to right. */
const orders = new WeakMap<Series, Uint32Array>();
function orderOf(one: Series): Uint32Array {
  const known = orders.get(one);
  if (known) return known;
  const made = Uint32Array.from(one.x.keys()).sort((a, b) => (one.x[a] as number) - (one.x[b] as number) || (one.y[a] as number) - (one.y[b] as number));
  orders.set(one, made);
  return made;
}

/**
 * The way through a chart by keys: the arrows go from point to point and from series to series, each said in words; Enter or the space
 * bar selects it; with Shift the arrows draw a stretch from where one is; Escape takes the selection back.
 */
export function useCursor(props: OverlayProps, { canvas, toggle, chosen }: Ways) {
  const [at, setAt] = createSignal<{ readonly series: number; readonly step: number }>();
  const [shown, setShown] = createSignal(false);
  let anchor: number | undefined;

  const found = createMemo<Found | undefined>(() => {
    const now = at();
    const one = now && props.series[now.series];
    if (!now || !one || one.x.length === 0) return undefined;
    return { series: now.series, i: orderOf(one)[Math.min(now.step, one.x.length - 1)] ?? 0 };
  });
  const words = createMemo(() => {
    const now = found();
    const one = now && props.series[now.series];
    if (!now || !one || !shown()) return "";
    const y = one.y[now.i] as number;
    return chartTexts.point(props.series.length > 1 ? one.name : undefined, props.place(one.x[now.i] as number), Number.isFinite(y) ? props.number(y) : chartTexts.nothing, chosen(now));
  });

  const corner = (series: number, step: number): Corner => {
    const { frame, flat } = canvas();
    const one = props.series[series];
    const i = one ? (orderOf(one)[step] ?? 0) : 0;
    const along = one?.x[i] ?? 0;
    const edge = flat ? frame.inner.left : frame.inner.top;
    return flat ? [edge, frame.y.at + along * frame.y.per] : [frame.x.at + along * frame.x.per, edge];
  };
  /** By keys a stretch is drawn over the whole height; around the points of a lasso it is a rectangle. */
  const stretch = (series: number, from: number, to: number): void => {
    const { frame, flat } = canvas();
    const [a, b] = [corner(series, Math.min(from, to)), corner(series, Math.max(from, to))];
    // A little beyond both ends, or what stands at them would lie on the line itself.
    const near: Corner = flat ? [a[0], a[1] - BEYOND] : [a[0] - BEYOND, a[1]];
    const far: Corner = flat ? [frame.inner.left + frame.inner.width, b[1] + BEYOND] : [b[0] + BEYOND, frame.inner.top + frame.inner.height];
    const area = boxOf(canvas(), near, far);
    if (!area || area.kind !== "box") return;
    if (props.spec.select === "box") return props.picking.drawn(area);
    const [[left, right], [low, high]] = [area.x as readonly [number, number], area.y as readonly [number, number]];
    props.picking.drawn({ kind: "lasso", line: [[left, low], [right, low], [right, high], [left, high]] });
  };

  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = at() ?? { series: 0, step: 0 };
    const count = props.series[now.series]?.x.length ?? 0;
    if (count === 0) return;
    const { flat } = canvas();
    const page = Math.max(1, Math.round(count / 10));
    const [back, on, before, after] = flat ? ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] : ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
    const steps: Readonly<Record<string, number>> = { [back as string]: now.step - 1, [on as string]: now.step + 1, PageUp: now.step - page, PageDown: now.step + page, Home: 0, End: count - 1 };
    const turns: Readonly<Record<string, number>> = { [before as string]: -1, [after as string]: 1 };
    const step = at() ? steps[event.key] : event.key in steps ? 0 : undefined;
    const turn = turns[event.key];
    if (step !== undefined) {
      const next = Math.min(count - 1, Math.max(0, step));
      if (event.shiftKey && props.spec.select !== "points") {
        anchor ??= now.step;
        stretch(now.series, anchor, next);
      } else anchor = undefined;
      setAt({ series: now.series, step: next });
    } else if (turn !== undefined) {
      setAt({ series: (now.series + turn + props.series.length) % props.series.length, step: now.step });
    } else if (event.key === "Enter" || event.key === " ") {
      const here = found();
      if (here && props.spec.select === "points") toggle(here);
      else if (here) stretch(now.series, anchor ?? now.step, now.step);
    } else if (event.key === "Escape" && !props.picking.empty()) props.picking.clear();
    else return;
    event.preventDefault();
    setShown(true);
  };
  const hide = (): void => void setShown(false);
  onMount(() => {
    props.box.addEventListener("keydown", key);
    props.box.addEventListener("blur", hide);
    props.box.addEventListener("pointerdown", hide);
    onCleanup(() => {
      props.box.removeEventListener("keydown", key);
      props.box.removeEventListener("blur", hide);
      props.box.removeEventListener("pointerdown", hide);
    });
  });
  return { at: found, shown, words };
}
