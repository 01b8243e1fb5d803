import type { SelectKind } from "@tutti/protocol";
import { createMemo, createSignal, For, onCleanup, onMount, Show, type JSX } from "solid-js";
import { personColour } from "../../../people/colour.ts";
import { chartTexts } from "../../../texts/chart.ts";
import { extended, type Corner } from "./drawing.ts";
import type { Found } from "./nearest.ts";
import type { Surface } from "./surface.ts";
import { useCursor } from "./use-cursor.ts";
import type { Picking } from "./use-picking.ts";

export interface OverlayProps {
  readonly surface: Surface;
  readonly select: SelectKind;
  readonly picking: Picking;
  readonly hideTip: () => void;
  /** What takes the pointer and the keys: the picture's own box. */
  readonly box: HTMLElement;
  /** Whether a gesture that begins here is something else, as the moving of a map. */
  readonly passes?: (event: PointerEvent) => boolean;
  /** Points that are chosen, where the picture does not show them itself. */
  readonly rings?: readonly Corner[];
}

/** Less than this, in CSS pixels, is a click. */
const CLICK = 4;

/** What lies over a picture in which people select: the area, a ring at the point that the keys are at, and the gestures themselves. */
export function Overlay(props: OverlayProps): JSX.Element {
  const [line, setLine] = createSignal<readonly Corner[]>([]);
  const toggle = (at: Found): void => {
    const point = props.surface.name(at);
    if (point) props.picking.toggle(point);
  };
  const cursor = useCursor(props, toggle);

  onMount(() => {
    const { box } = props;
    let from: Corner | undefined;
    const corner = (event: PointerEvent): Corner => {
      const { left, top } = box.getBoundingClientRect();
      const { inner } = props.surface;
      const clamp = (value: number, low: number, size: number): number => Math.min(low + size, Math.max(low, value));
      return [clamp(event.clientX - left, inner.left, inner.width), clamp(event.clientY - top, inner.top, inner.height)];
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || props.picking.widget.locked() || props.passes?.(event)) return;
      from = corner(event);
      setLine([from]);
      if (props.select !== "points") box.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      if (!from || props.select === "points") return;
      const to = corner(event);
      setLine((before) => extended(before, to));
      if (Math.hypot(to[0] - from[0], to[1] - from[1]) < CLICK && line().length < 2) return;
      props.hideTip();
      const area = props.surface.area(props.select, from, to, line());
      if (area) props.picking.draw(area);
    };
    const up = (event: PointerEvent): void => {
      if (!from) return;
      const to = corner(event);
      const still = Math.hypot(to[0] - from[0], to[1] - from[1]) < CLICK && line().length < 3;
      if (props.select === "points") {
        const at = still ? props.surface.find(to) : undefined;
        if (at) toggle(at);
      } else props.picking.drawn(still ? undefined : props.surface.area(props.select, from, to, line()));
      from = undefined;
      setLine([]);
    };
    const cancel = (): void => {
      if (from && props.select !== "points") props.picking.drawn(props.picking.selection().area?.area);
      from = undefined;
      setLine([]);
    };
    const ends = [
      ["pointerdown", down], ["pointermove", move], ["pointerup", up], ["pointercancel", cancel],
    ] as const;
    for (const [name, act] of ends) box.addEventListener(name, act);
    onCleanup(() => { for (const [name, act] of ends) box.removeEventListener(name, act); });
  });

  const area = () => props.picking.selection().area;
  const colour = () => personColour(props.picking.by()[0]) ?? "var(--accent)";
  const outline = createMemo(() => {
    const drawn = area();
    return drawn ? props.surface.outline(drawn.area) : "";
  });
  return (
    <>
      <svg class="chart-over" aria-hidden="true">
        <Show when={outline()}>{(path) => <path class="chart-area" d={path()} style={{ "--by": colour() }} />}</Show>
        <For each={props.rings}>{([x, y]) => <circle class="chart-ring" cx={x} cy={y} r="6" style={{ "--by": colour() }} />}</For>
        <Show when={cursor.ring()}>{(at) => <circle class="chart-cursor" cx={at()[0]} cy={at()[1]} r="8" />}</Show>
      </svg>
      <span class="sr-only" role="status">{cursor.words()}</span>
    </>
  );
}

/** What lies over a picture in which nobody selects: a ring at the point that the keys are at, said in words. */
export function Walk(props: { readonly surface: Surface; readonly box: HTMLElement }): JSX.Element {
  const cursor = useCursor(props);
  return (
    <>
      <svg class="chart-over" aria-hidden="true"><Show when={cursor.ring()}>{(at) => <circle class="chart-cursor" cx={at()[0]} cy={at()[1]} r="8" />}</Show></svg>
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
