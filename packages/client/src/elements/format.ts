import { readPattern, type NumberFormat, type NumberPattern } from "@tutti/protocol";

const kept = new Map<string, Intl.NumberFormat>();

/** Making a formatter is slow, and a page needs few of them. */
export function formatter(locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${locale ?? ""} ${JSON.stringify(options)}`;
  const present = kept.get(name);
  if (present) return present;
  const made = new Intl.NumberFormat(locale, options);
  kept.set(name, made);
  return made;
}

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"] as const;

/**
 * A number as the reader's locale writes it.
 *
 * @param locale of the reader; the browser's own where absent.
 */
export function formatNumber(value: number, format: NumberFormat = {}, locale?: string): string {
  const pattern = format.pattern === undefined ? undefined : readPattern(format.pattern);
  if (pattern) return pattern.before + inPattern(value, pattern, locale) + pattern.after;
  const text = bare(value, format, locale);
  return format.unit ? `${text}\u00a0${format.unit}` : text;
}

function inPattern(value: number, { letter, digits, sign, group }: NumberPattern, locale: string | undefined): string {
  if (letter === "x") return Math.trunc(value).toString(16);
  const places = letter === "d" ? 0 : (digits ?? (letter === "g" ? undefined : 6));
  return formatter(locale, {
    useGrouping: group, ...(sign && { signDisplay: "always" }), ...(letter === "e" && { notation: "scientific" }),
    ...(places === undefined ? { maximumSignificantDigits: 6 } : { minimumFractionDigits: places, maximumFractionDigits: places }),
  }).format(value);
}

function bare(value: number, format: NumberFormat, locale: string | undefined): string {
  const digits = format.digits === undefined ? {} : { minimumFractionDigits: format.digits, maximumFractionDigits: format.digits };
  switch (format.style) {
    case "percent":
      return formatter(locale, { style: "percent", maximumFractionDigits: 2, ...digits }).format(value);
    case "currency":
      return formatter(locale, { style: "currency", currency: format.currency ?? "USD", ...digits }).format(value);
    case "accounting":
      return formatter(locale, { style: "currency", currencySign: "accounting", currency: format.currency ?? "USD", ...digits }).format(value);
    case "compact":
      return formatter(locale, { notation: "compact", maximumFractionDigits: 1, ...digits }).format(value);
    case "scientific":
    case "engineering":
      return formatter(locale, { notation: format.style, maximumFractionDigits: 3, ...digits }).format(value);
    case "bytes": {
      const step = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
      return formatter(locale, { style: "unit", unit: BYTE_UNITS[step] ?? "byte", unitDisplay: "short", maximumFractionDigits: 1, ...digits }).format(value / 1000 ** step);
    }
    default:
      if (format.digits !== undefined) return formatter(locale, digits).format(value);
      // Three places are enough to look at, unless there is nothing before them.
      return formatter(locale, Math.abs(value) < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 3 }).format(value);
  }
}

/** A number with all its digits, for a field in which it is changed. 0.30000000000000004 is the machine's, not the author's. */
export function formatExact(value: number, format: NumberFormat = {}, locale?: string): string {
  if (format.pattern !== undefined) return formatNumber(value, format, locale);
  const style = format.style ?? "plain";
  if (style !== "plain" || format.digits !== undefined) return formatNumber(value, { ...format, unit: "" }, locale);
  // A year is no thousand: only from five digits on are they grouped.
  return formatter(locale, { maximumSignificantDigits: 15, useGrouping: "min2" }).format(value);
}

/** A day, `YYYY-MM-DD`, as the reader's locale writes it. */
export const formatDay = (day: string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
