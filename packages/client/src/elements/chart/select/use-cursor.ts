import type { SelectKind } from "@tutti/protocol";
import { createMemo, createSignal, onCleanup, onMount } from "solid-js";
import type { Corner } from "./drawing.ts";
import type { Found } from "./nearest.ts";
import type { Surface } from "./surface.ts";
import type { Picking } from "./use-picking.ts";
import { tellWalked } from "./walked.ts";

export interface Walking {
  readonly surface: Surface;
  /** What takes the keys: the picture's own box. */
  readonly box: HTMLElement;
  /** How one selects in it; nothing where nobody does. */
  readonly select?: SelectKind;
  readonly picking?: Picking;
}

/** Where keys have led in a picture. */
export interface Cursor {
  readonly ring: () => Corner | undefined;
  readonly words: () => string;
}

/**
 * The way through a picture by keys: the arrows go from point to point and from series to series, each said in words. Where one
 * selects in it, Enter or the space bar selects a point; with Shift the arrows draw a stretch from where one is; Escape takes the
 * selection back.
 */
export function useCursor(props: Walking, toggle?: (at: Found) => void): Cursor {
  const [at, setAt] = createSignal<{ readonly series: number; readonly step: number }>();
  const [shown, setShown] = createSignal(false);
  let anchor: number | undefined;

  const found = createMemo<Found | undefined>(() => {
    const now = at();
    const count = now ? props.surface.count(now.series) : 0;
    return now && count > 0 ? props.surface.at(now.series, Math.min(now.step, count - 1)) : undefined;
  });
  const words = createMemo(() => {
    const now = found();
    return now && shown() ? props.surface.words(now, props.surface.isChosen(now)) : "";
  });
  const stretch = (series: number, from: number, to: number): void => {
    const area = props.select && props.surface.stretch(props.select, series, from, to);
    if (area) props.picking?.drawn(area);
  };

  const key = (event: KeyboardEvent): void => {
    // What stands in the picture, as a chart's own slider, has keys of its own.
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== props.box) return;
    const { flat, groups } = props.surface;
    const now = at() ?? { series: 0, step: 0 };
    const count = props.surface.count(now.series);
    if (count === 0) return;
    const page = Math.max(1, Math.round(count / 10));
    const [back, on, before, after] = flat ? ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] : ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
    const steps: Readonly<Record<string, number>> = { [back as string]: now.step - 1, [on as string]: now.step + 1, PageUp: now.step - page, PageDown: now.step + page, Home: 0, End: count - 1 };
    const turns: Readonly<Record<string, number>> = { [before as string]: -1, [after as string]: 1 };
    const step = at() ? steps[event.key] : event.key in steps ? 0 : undefined;
    const turn = turns[event.key];
    if (step !== undefined) {
      const next = Math.min(count - 1, Math.max(0, step));
      if (event.shiftKey && props.select && props.select !== "points") {
        anchor ??= now.step;
        stretch(now.series, anchor, next);
      } else anchor = undefined;
      setAt({ series: now.series, step: next });
    } else if (turn !== undefined) {
      setAt({ series: (now.series + turn + groups) % groups, step: now.step });
    } else if (props.select && (event.key === "Enter" || event.key === " ")) {
      const here = found();
      if (here && props.select === "points") toggle?.(here);
      else if (here) stretch(now.series, anchor ?? now.step, now.step);
    } else if (event.key === "Escape" && props.picking && !props.picking.empty()) props.picking.clear();
    else return;
    event.preventDefault();
    setShown(true);
  };
  const hide = (): void => void setShown(false);
  onMount(() => {
    tellWalked(props.box, () => (shown() ? found() : undefined));
    props.box.addEventListener("keydown", key);
    props.box.addEventListener("blur", hide);
    props.box.addEventListener("pointerdown", hide);
    onCleanup(() => {
      props.box.removeEventListener("keydown", key);
      props.box.removeEventListener("blur", hide);
      props.box.removeEventListener("pointerdown", hide);
    });
  });
  const ring = createMemo(() => {
    const now = found();
    return now && shown() ? props.surface.pixel(now) : undefined;
  });
  return { ring, words };
}
