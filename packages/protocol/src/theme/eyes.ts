import { linearOf, times, toLab, type Hex } from "./colour.ts";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** How eyes without one kind of cone see linear colours: the matrices of Machado, Oliveira and Fernandes (2009), full strength. */
export const EYES = {
  "every reader": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  "readers who see no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  "readers who see no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  "readers who see no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const satisfies Readonly<Record<string, Matrix>>;

export type Eye = keyof typeof EYES;

/** Two colours nearer than this, in OKLab, are taken for one beside each other in a chart. */
export const TOLD_APART = 0.045;

const inRange = ([r, g, b]: Triple): Triple => [Math.min(1, Math.max(0, r)), Math.min(1, Math.max(0, g)), Math.min(1, Math.max(0, b))];

/** How far apart two colours look to an eye. */
export function distance(a: Hex, b: Hex, eye: Eye): number {
  const [x, y] = [a, b].map((hex) => toLab(inRange(times(EYES[eye], linearOf(hex)))));
  return x && y ? Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]) : 0;
}

export interface LookAlike { readonly first: number; readonly second: number; readonly eye: Eye }

/** The pairs of a chart's colours that somebody cannot tell apart, by their places; each pair once. */
export function lookAlikes(colours: readonly Hex[]): LookAlike[] {
  const found: LookAlike[] = [];
  for (const [second, b] of colours.entries()) {
    for (const [first, a] of colours.slice(0, second).entries()) {
      const eye = (Object.keys(EYES) as Eye[]).find((each) => distance(a, b, each) <= TOLD_APART);
      if (eye) found.push({ first, second, eye });
    }
  }
  return found;
}
