/** How a number is shown, formatted by each reader's own locale. `unit` follows the number. */
export interface NumberFormat {
  /**
   * `plain` where absent. `percent` of a share: 0.4 is 40 %. `accounting` is a currency with negative amounts in brackets,
   * `engineering` has exponents in threes.
   */
  readonly style?: NumberStyle;
  /** ISO 4217, as `EUR`; `USD` where absent. */
  readonly currency?: string;
  /** Digits after the point. */
  readonly digits?: number;
  readonly unit?: string;
  /**
   * Words around one number, as in C: `%d items`, `%.2f kg`, `%e`, `%x`, and `%%` for a percent sign. The number is written as
   * the reader's locale writes it; `style` and `unit` do not count beside it.
   */
  readonly pattern?: string;
}

export const NUMBER_STYLES = ["plain", "percent", "currency", "accounting", "compact", "bytes", "scientific", "engineering"] as const;
export type NumberStyle = (typeof NUMBER_STYLES)[number];

/** A `NumberFormat.pattern`, taken apart. */
export interface NumberPattern {
  readonly before: string;
  readonly after: string;
  /** What is done with the number: whole, with a point, with an exponent, in base 16, or as it is. */
  readonly letter: "d" | "f" | "e" | "x" | "g";
  readonly digits?: number;
  /** `+`: also positive numbers have their sign. */
  readonly sign: boolean;
  /** `,`: thousands are told apart. */
  readonly group: boolean;
}

const PLACE = /^((?:[^%]|%%)*)%([+,]*)(?:\.(\d{1,2}))?([dfexgi])((?:[^%]|%%)*)$/u;

/** @returns the parts of a pattern; `undefined` where it has not exactly one place for a number. */
export function readPattern(pattern: string): NumberPattern | undefined {
  const [, before, flags, digits, letter, after] = PLACE.exec(pattern) ?? [];
  if (before === undefined || after === undefined || flags === undefined) return undefined;
  return {
    before: before.replaceAll("%%", "%"),
    after: after.replaceAll("%%", "%"),
    letter: letter === "f" || letter === "e" || letter === "x" || letter === "g" ? letter : "d",
    ...(digits !== undefined && { digits: Math.min(20, Number(digits)) }),
    sign: flags.includes("+"),
    group: flags.includes(","),
  };
}

/** @returns what is wrong with a format, in words for the author; `undefined` if nothing is. */
export function formatProblem(format: NumberFormat): string | undefined {
  const { style, currency, digits, pattern } = format;
  if (style !== undefined && !NUMBER_STYLES.includes(style)) return `"${String(style)}" is no style of numbers; there are ${NUMBER_STYLES.join(", ")}`;
  if (currency !== undefined && !/^[A-Za-z]{3}$/.test(currency)) return `"${currency}" is no currency; write three letters, as EUR`;
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0 && digits <= 20)) return `digits is ${digits}; write a whole number from 0 to 20`;
  if (pattern !== undefined && !readPattern(pattern)) return `the pattern "${pattern}" needs one place for the number, as in "%.2f kg" or "%d items" (and %% for a percent sign)`;
  return undefined;
}
