import type { Celebration } from "@tutti/protocol";

export interface Piece {
  /** From the left, in percent. */
  readonly at: number;
  /** px. */
  readonly size: number;
  /** s before it starts, and s that it is on its way. Together at most 6.5. */
  readonly late: number;
  readonly lasts: number;
  readonly sway: number;
  /** A colour of the charts, 1 to 8. */
  readonly tone: number;
}

const COUNT = { balloons: 18, snow: 60 } as const;
const SIZE = { balloons: [30, 54], snow: [6, 16] } as const;

/** Spread evenly and unequal all the same: steps of the golden ratio never meet. */
const part = (n: number): number => (n * 0.618_034) % 1;

/** What flies: the same for everybody, so that all see one thing. */
export function pieces(kind: Celebration): readonly Piece[] {
  const [least, most] = SIZE[kind];
  return Array.from({ length: COUNT[kind] }, (_, n) => ({
    at: Math.round(part(n + 1) * 96 * 10) / 10,
    size: Math.round(least + part(n * 3 + 1) * (most - least)),
    late: Math.round(part(n * 5 + 2) * 2 * 100) / 100,
    lasts: Math.round((3.2 + part(n * 7 + 3) * 1.3) * 100) / 100,
    sway: Math.round((part(n * 11 + 4) - 0.5) * 120),
    tone: (n % 8) + 1,
  }));
}
