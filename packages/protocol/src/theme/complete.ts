import { contrast, mix, parseHex, ramp, standOut, type Hex } from "./colour.ts";
import { lookAlikes } from "./eyes.ts";
import { PALETTE_TOKENS, type ColourName, type Colours, type Mode, type PaletteName, type ThemeColours } from "./theme.ts";

const WHITE: Hex = "#ffffff";
const BLACK: Hex = "#000000";

type Given = { -readonly [Name in ColourName]?: Hex } & { -readonly [Name in PaletteName]?: readonly Hex[] };

/** What an author gave, without what is no colour: that has been refused where it came in. */
function read(given: ThemeColours): Given {
  const colours = Object.entries(given).flatMap(([name, value]) => {
    const read = Array.isArray(value) ? value.flatMap((each) => parseHex(each) ?? []) : parseHex(value);
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(colours) as Given;
}

/** All colours of a mode: those given, those that follow from them, and those of the base. */
export function complete(mode: Mode, base: Colours, given: ThemeColours = {}): Colours {
  const own = read(given);
  if (Object.keys(own).length === 0) return base;
  const ground = own.background || own.text ? grounds(mode, own.background ?? base.background, own.text ?? base.text) : {};
  const plain = { ...base, ...ground, ...own };
  const tones = { ...accents(mode, plain, own, "surface" in ground || own.surface !== undefined), ...own };
  const all = { ...plain, ...tones };
  return { ...all, ...palettes(mode, all, own) };
}

/** Surfaces, lines and softer texts between a background and the text on it. */
function grounds(mode: Mode, background: Hex, text: Hex): Given {
  const surface = mode === "light" ? mix(background, WHITE, 0.75) : mix(background, text, 0.045);
  const sunken = mode === "light" ? mix(background, text, 0.035) : mix(background, BLACK, 0.18);
  const all = [background, surface, sunken];
  return {
    background, text, surface, sunken, line: mix(background, text, mode === "light" ? 0.1 : 0.15), controlLine: mix(background, text, mode === "light" ? 0.24 : 0.28),
    strongLine: standOut(mix(background, text, 0.45), all, 3), softText: standOut(mix(text, background, 0.27), all, 4.5), faintText: standOut(mix(text, background, 0.36), all, 4.5),
  };
}

/** What lies on an accent, how it looks when it is held, and its wash behind text. */
function accents(mode: Mode, all: Colours, own: Given, newSurface: boolean): Given {
  const wash = (colour: Hex): Hex => {
    for (let share = mode === "light" ? 0.12 : 0.2; share > 0.02; share -= 0.02) {
      const made = mix(all.surface, colour, share);
      if (contrast(colour, made) >= 4.5) return made;
    }
    return mix(all.surface, colour, 0.02);
  };
  const dark = mix(all.accent, BLACK, 0.8);
  const accent: Given = own.accent ? { strongAccent: mix(all.accent, mode === "light" ? BLACK : WHITE, 0.14), accentText: contrast(all.accent, WHITE) >= contrast(all.accent, dark) ? WHITE : dark } : {};
  const soft = (name: "accent" | "good" | "bad" | "warn", to: "softAccent" | "softGood" | "softBad" | "softWarn"): Given => (own[name] || newSurface ? { [to]: wash(all[name]) } : {});
  return { ...accent, ...soft("accent", "softAccent"), ...soft("good", "softGood"), ...soft("bad", "softBad"), ...soft("warn", "softWarn") };
}

/** The charts' colours: as many as a chart has, whatever was given. */
function palettes(mode: Mode, all: Colours, own: Given): Pick<Colours, PaletteName> {
  const { sequential, diverging } = PALETTE_TOKENS;
  const ends: readonly Hex[] = mode === "light" ? [all.softAccent, all.accent, mix(all.accent, BLACK, 0.3)] : [all.softAccent, all.accent, mix(all.accent, WHITE, 0.4)];
  return {
    categorical: own.categorical ? filled(own.categorical, mode) : led(all, own),
    sequential: own.sequential ? ramp(own.sequential, sequential.count) : own.accent || own.background ? ramp(ends, sequential.count) : all.sequential,
    diverging: own.diverging ? ramp(own.diverging, diverging.count) : all.diverging,
  };
}

/** The base's series, led by the accent, where it can still be told from the others. */
function led(all: Colours, own: Given): readonly Hex[] {
  if (!own.accent) return all.categorical;
  const withAccent = [own.accent, ...all.categorical.slice(1)];
  return lookAlikes(withAccent).length === 0 ? withAccent : all.categorical;
}

/** Fewer colours than a chart may need go on with shades of themselves. */
function filled(given: readonly Hex[], mode: Mode): readonly Hex[] {
  const { count } = PALETTE_TOKENS.categorical;
  const shade = (colour: Hex, round: number): Hex => mix(colour, round % 2 === 1 ? (mode === "light" ? BLACK : WHITE) : (mode === "light" ? WHITE : BLACK), Math.min(0.7, 0.25 * Math.ceil(round / 2) + 0.1));
  return Array.from({ length: count }, (_, i) => {
    const colour = given[i % given.length] ?? BLACK;
    const round = Math.floor(i / given.length);
    return round === 0 ? colour : shade(colour, round);
  });
}

/** A mode for readers who ask for high contrast: text at 7:1 or more, lines that are seen. */
export function heightened(mode: Mode, from: Colours): Colours {
  const [background, text]: readonly [Hex, Hex] = mode === "light" ? [WHITE, BLACK] : [BLACK, WHITE];
  const surface: Hex = background;
  const sunken = mix(background, text, mode === "light" ? 0.05 : 0.2);
  const grounds = [background, sunken];
  const strong = (colour: Hex): Hex => standOut(colour, grounds, 7);
  const accent = strong(from.accent);
  const soft = mix(background, text, mode === "light" ? 0.06 : 0.27);
  const series = from.categorical.map((colour) => standOut(colour, [background], 3));
  return {
    ...from, background, surface, sunken, text, line: mix(background, text, 0.5), controlLine: mix(background, text, 0.7), strongLine: text,
    softText: strong(mix(text, background, 0.26)), faintText: strong(mix(text, background, 0.34)),
    accent, strongAccent: mix(accent, text, 0.3), accentText: background, softAccent: soft,
    good: strong(from.good), softGood: soft, bad: strong(from.bad), softBad: soft, warn: strong(from.warn), softWarn: soft,
    categorical: lookAlikes(series).length === 0 ? series : from.categorical,
  };
}
