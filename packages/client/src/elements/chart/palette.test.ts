import { expect, test } from "vitest";
import tokens from "../../theme/tokens.css?raw";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** How eyes without one kind of cone see linear colours: the matrices of Machado, Oliveira and Fernandes (2009), full strength. */
const EYES: Readonly<Record<string, Matrix>> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const dot = (row: Triple, [r, g, b]: Triple): number => row[0] * r + row[1] * g + row[2] * b;
const apply = ([x, y, z]: Matrix, colour: Triple): Triple => [dot(x, colour), dot(y, colour), dot(z, colour)];
const linear = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const inRange = ([r, g, b]: Triple): Triple => [Math.min(1, Math.max(0, r)), Math.min(1, Math.max(0, g)), Math.min(1, Math.max(0, b))];

/** Björn Ottosson's OKLab, in which equal distances look equally far apart. */
function perceived(colour: Triple): Triple {
  const [l, m, s] = apply([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], colour);
  return apply(
    [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

const palette = (block: string): readonly string[] => [...block.matchAll(/--series-\d: (#[0-9a-f]{6})/g)].map(([, hex]) => hex ?? "");
const [light = "", dark = ""] = tokens.split('[data-theme="dark"]');

test.each([["light", light], ["dark", dark]].flatMap(([theme, block]) => Object.keys(EYES).map((eye) => ({ theme, block, eye }))))(
  "[CHART-7] the colours of the $theme theme are told apart with $eye", ({ block, eye }) => {
    const colours = palette(block ?? "");
    expect(colours).toHaveLength(8);
    const seen = colours.map((hex) => perceived(inRange(apply(EYES[eye] as Matrix, [linear(hex, 1), linear(hex, 3), linear(hex, 5)]))));
    for (const [i, a] of seen.entries()) {
      for (const [j, b] of seen.slice(0, i).entries()) {
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), `${colours[j]} and ${colours[i]}`).toBeGreaterThan(0.045);
      }
    }
  });
