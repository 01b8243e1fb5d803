/** Points of a line: equal lengths, `x` rising. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Chooses the points that give a line its shape: largest triangle three buckets (Sveinn Steinarsson, 2013). Of each stretch it
 * keeps the one point that stands out most from its neighbours, so that no peak is lost, as it would be by taking every n-th.
 *
 * @returns the numbers of the points to keep, rising, the first and the last among them; all where they are few enough.
 */
export function largestTriangles({ x, y }: Points, most: number): Uint32Array {
  const count = x.length;
  if (count <= most || most < 3) return Uint32Array.from({ length: count }, (_, i) => i);
  const kept = new Uint32Array(most);
  const width = (count - 2) / (most - 2);
  let last = 0;
  for (let bucket = 0; bucket < most - 2; bucket += 1) {
    const from = Math.floor(bucket * width) + 1;
    const to = Math.floor((bucket + 1) * width) + 1;
    const next = mean(x, y, to, Math.min(count, Math.floor((bucket + 2) * width) + 1));
    let best = from;
    let largest = -1;
    for (let i = from; i < to; i += 1) {
      const area = Math.abs(
        ((x[last] as number) - next.x) * ((y[i] as number) - (y[last] as number)) - ((x[last] as number) - (x[i] as number)) * (next.y - (y[last] as number)),
      );
      if (area > largest) {
        largest = area;
        best = i;
      }
    }
    kept[bucket + 1] = best;
    last = best;
  }
  kept[most - 1] = count - 1;
  return kept;
}

function mean(x: Float64Array, y: Float64Array, from: number, to: number): { readonly x: number; readonly y: number } {
  let sumX = 0;
  let sumY = 0;
  for (let i = from; i < to; i += 1) {
    sumX += x[i] as number;
    sumY += y[i] as number;
  }
  const n = Math.max(1, to - from);
  return { x: sumX / n, y: sumY / n };
}

/**
 * Of a cloud of points keeps one for each small square of the screen: what lies under another is not seen. Those that stand
 * alone all stay, so that no outlier is lost.
 */
export function onePerSquare({ x, y }: Points, across: number, down: number): Uint32Array {
  const [left, right] = extent(x);
  const [bottom, top] = extent(y);
  const scaleX = across / (right - left || 1);
  const scaleY = down / (top - bottom || 1);
  const taken = new Set<number>();
  const kept: number[] = [];
  for (let i = 0; i < x.length; i += 1) {
    const square = Math.floor(((x[i] as number) - left) * scaleX) * (down + 1) + Math.floor(((y[i] as number) - bottom) * scaleY);
    if (Number.isNaN(square) || taken.has(square)) continue;
    taken.add(square);
    kept.push(i);
  }
  return Uint32Array.from(kept);
}

/** The least and the greatest; NaN is passed over. */
export function extent(values: Float64Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? [0, 0] : [low, high];
}
