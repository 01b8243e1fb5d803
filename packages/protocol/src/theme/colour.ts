/** A colour as `#rrggbb`, in small letters. */
export type Hex = `#${string}`;

type Triple = readonly [number, number, number];

/** @returns the colour of `#rgb` or `#rrggbb`, with or without capitals; `undefined` for anything else. */
export function parseHex(text: unknown): Hex | undefined {
  if (typeof text !== "string") return undefined;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join("").toLowerCase()}`;
  return /^#[0-9a-f]{6}$/i.test(text) ? (text.toLowerCase() as Hex) : undefined;
}

const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
/** A colour's three lights, each from 0 to 1, as they add up. */
export const linearOf = (hex: Hex): Triple => [toLinear(channel(hex, 1)), toLinear(channel(hex, 3)), toLinear(channel(hex, 5))];

const written = (value: number): string => Math.round(Math.min(1, Math.max(0, fromLinear(Math.min(1, Math.max(0, value))))) * 255).toString(16).padStart(2, "0");
const hexOf = ([r, g, b]: Triple): Hex => `#${written(r)}${written(g)}${written(b)}`;

/** A matrix times a colour. */
export const times = (rows: readonly [Triple, Triple, Triple], [r, g, b]: Triple): Triple => {
  const dot = (row: Triple): number => row[0] * r + row[1] * g + row[2] * b;
  return [dot(rows[0]), dot(rows[1]), dot(rows[2])];
};

/** Björn Ottosson's OKLab, in which equal distances look equally far apart: lightness, green to red, blue to yellow. */
export function toLab(linear: Triple): Triple {
  const [l, m, s] = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], linear);
  return times(
    [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

function fromLab(lab: Triple): Triple {
  const [l, m, s] = times([[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.291485548]], lab);
  return times([[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.707614701]], [l ** 3, m ** 3, s ** 3]);
}

/** A colour on the way from one to another, evenly for the eye; `share` 0 is the first. */
export function mix(from: Hex, to: Hex, share: number): Hex {
  const [a, b] = [toLab(linearOf(from)), toLab(linearOf(to))];
  const between = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * share;
  return hexOf(fromLab([between(0), between(1), between(2)]));
}

/** So many colours from the first stop to the last, evenly for the eye. */
export function ramp(stops: readonly Hex[], count: number): Hex[] {
  return Array.from({ length: count }, (_, i) => {
    const at = (i / (count - 1)) * (stops.length - 1);
    const low = Math.min(Math.floor(at), stops.length - 2);
    const [a, b] = [stops[low], stops[low + 1]];
    return a && b ? mix(a, b, at - low) : (stops[0] ?? "#000000");
  });
}

function luminance(hex: Hex): number {
  const [r, g, b] = linearOf(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How far two colours stand out from each other, from 1 to 21, as WCAG 2 reckons it. Text needs 4.5. */
export function contrast(a: Hex, b: Hex): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** A colour, moved towards black or white no further than it has to be to stand out from what it lies on. */
export function standOut(colour: Hex, on: readonly Hex[], ratio: number): Hex {
  const enough = (candidate: Hex): boolean => on.every((ground) => contrast(candidate, ground) >= ratio);
  if (enough(colour)) return colour;
  const end: Hex = luminance(on[0] ?? "#ffffff") > 0.18 ? "#000000" : "#ffffff";
  for (let share = 0.04; share < 1; share += 0.04) {
    const moved = mix(colour, end, share);
    if (enough(moved)) return moved;
  }
  return end;
}
