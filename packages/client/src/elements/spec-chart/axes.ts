import { inLine, inSpan, type Span } from "@tutti/protocol";
import { tidy } from "../chart/select/marks.ts";
import type { Box } from "../chart/select/surface.ts";
import type { Place } from "./scene.ts";

/** One axis of a picture: from pixels to values and back. Categories are counted from 0. */
export interface Axis {
  value(pixel: number): number;
  pixel(value: number): number;
  /** What the categories are called, on an axis of such. */
  readonly names?: readonly string[];
}

/** The meaning of places between two axes. */
export function axesPlace(x: Axis, y: Axis, inner: Box): Place {
  return {
    area(kind, from, to, line) {
      if (kind === "lasso") {
        if (line.length < 3) return undefined;
        const [w, h] = [Math.abs(x.value(inner.left + inner.width) - x.value(inner.left)), Math.abs(y.value(inner.top) - y.value(inner.top + inner.height))];
        return { kind: "lasso", line: line.map(([px, py]) => [tidy(x.value(px), w), tidy(y.value(py), h)] as const) };
      }
      const [across, up] = [spanOf(x, from[0], to[0]), spanOf(y, from[1], to[1])];
      return across && up ? { kind: "box", x: across, y: up } : undefined;
    },
    outline(area) {
      if (area.kind === "lasso") return `M${area.line.map(([a, b]) => `${round(x.pixel(a))} ${round(y.pixel(b))}`).join("L")}Z`;
      const [across, up] = [stretches(x, area.x, [inner.left, inner.left + inner.width]), stretches(y, area.y, [inner.top, inner.top + inner.height])];
      return across.flatMap(([a, b]) => up.map(([c, d]) => `M${round(a)} ${round(c)}H${round(b)}V${round(d)}H${round(a)}Z`)).join("");
    },
    inside(area, [px, py]) {
      if (area.kind === "lasso") return inLine(area.line, x.value(px), y.value(py));
      return within(x, area.x, px) && within(y, area.y, py);
    },
  };
}

function spanOf(axis: Axis, a: number, b: number): Span | undefined {
  const [low, high] = [axis.value(a), axis.value(b)].sort((one, other) => one - other) as [number, number];
  if (!axis.names) return Number.isFinite(low) && Number.isFinite(high) ? [tidy(low, high - low), tidy(high, high - low)] : undefined;
  const names = axis.names.slice(Math.max(0, Math.ceil(low - 0.5)), Math.max(0, Math.floor(high + 0.5) + 1));
  return names.length === 0 ? undefined : names;
}

function stretches(axis: Axis, span: Span | undefined, whole: readonly [number, number]): readonly (readonly [number, number])[] {
  if (!span) return [whole];
  const [from, to] = span;
  if (typeof from === "number" && typeof to === "number") return axis.names ? [] : [ordered(axis.pixel(from), axis.pixel(to))];
  const chosen = new Set(span as readonly string[]);
  return (axis.names ?? []).flatMap((name, i) => (chosen.has(name) ? [ordered(axis.pixel(i - 0.5), axis.pixel(i + 0.5))] : []));
}

function within(axis: Axis, span: Span | undefined, pixel: number): boolean {
  const value = axis.value(pixel);
  return inSpan(span, axis.names ? (axis.names[Math.round(value)] ?? null) : value);
}

const ordered = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a]);
const round = (value: number): number => Math.round(value * 10) / 10;
