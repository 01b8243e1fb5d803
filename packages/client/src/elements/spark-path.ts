export type SparkKind = "line" | "area" | "bar";

export interface SparkBox {
  readonly width: number;
  readonly height: number;
  /** The least and the greatest number; what is beyond is drawn at the edge. */
  readonly low: number;
  readonly high: number;
}

const EDGE = 2;
const place = (n: number): string => n.toFixed(1);

/** The path of a small chart: a line from edge to edge, the area under it, or bars from zero. Pure. */
export function sparkPath(kind: SparkKind, points: readonly number[], { width, height, low, high }: SparkBox): string {
  const y = (value: number): number => height - EDGE - ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (height - 2 * EDGE);
  if (kind === "bar") {
    const step = width / points.length;
    const left = (i: number): string => place((i + 0.15) * step);
    return points.map((value, i) => `M${left(i)} ${place(y(0))}H${place((i + 0.85) * step)}V${place(y(value))}H${left(i)}Z`).join("");
  }
  const x = (i: number): number => (points.length < 2 ? width / 2 : (i / (points.length - 1)) * width);
  const line = points.map((value, i) => `${i === 0 ? "M" : "L"}${place(x(i))} ${place(y(value))}`).join("");
  return kind === "line" ? line : `${line}L${place(x(points.length - 1))} ${height}L${place(x(0))} ${height}Z`;
}

/** The scale of some numbers: a line fills its box, what has a ground stands on zero. */
export const sparkScale = (kind: SparkKind, points: readonly number[]): Pick<SparkBox, "low" | "high"> => ({
  low: Math.min(...points, ...(kind === "line" ? [] : [0])), high: Math.max(...points, ...(kind === "line" ? [] : [0])),
});
