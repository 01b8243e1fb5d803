import { distance, EYES, parseHex, TOLD_APART, type Eye } from "@tutti/protocol";
import { expect, test } from "vitest";
import tokens from "../../theme/tokens.css?raw";

const palette = (block: string) => [...block.matchAll(/--series-\d: (#[0-9a-f]{6})/g)].flatMap(([, hex]) => parseHex(hex) ?? []);
const [light = "", dark = ""] = tokens.split('[data-theme="dark"]');

test.each([["light", light], ["dark", dark]].flatMap(([theme, block]) => (Object.keys(EYES) as Eye[]).map((eye) => ({ theme, block, eye }))))(
  "[CHART-7] the colours of the $theme theme are told apart by $eye", ({ block, eye }) => {
    const colours = palette(block ?? "");
    expect(colours).toHaveLength(8);
    for (const [i, a] of colours.entries()) {
      for (const [j, b] of colours.slice(0, i).entries()) expect(distance(a, b, eye), `${colours[j]} and ${colours[i]}`).toBeGreaterThan(TOLD_APART);
    }
  });
