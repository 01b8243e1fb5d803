import type { NumberFormat } from "@tutti/protocol";
import { formatNumber } from "../format.ts";
import type { Column } from "../table-data/table.ts";

/** Numbers along an axis: as short as they can be, without the unit, which stands in the tooltip. */
export function axisNumber(largest: number, format: NumberFormat | undefined, locale?: string): (value: number) => string {
  const style = format?.style;
  switch (style) {
    case "percent":
    case "bytes":
    case "scientific":
      return (value) => formatNumber(value, { style }, locale);
    case "currency": {
      const made = new Intl.NumberFormat(locale, { style: "currency", currency: format?.currency ?? "USD", notation: largest >= 10_000 ? "compact" : "standard", maximumFractionDigits: largest < 10 ? 2 : 1, minimumFractionDigits: 0 });
      return (value) => made.format(value);
    }
    default: {
      const compact = largest >= 100_000 || style === "compact";
      const made = new Intl.NumberFormat(locale, { notation: compact ? "compact" : "standard", maximumFractionDigits: largest < 1 ? 4 : 2, useGrouping: largest >= 10_000 });
      return (value) => made.format(value);
    }
  }
}

/** Numbers in the tooltip: whole where the author said nothing else. */
export function tipNumber(values: readonly Float64Array[], format: NumberFormat | undefined, locale?: string): (value: number) => string {
  if (format?.digits !== undefined || (format?.style !== undefined && format.style !== "plain")) return (value) => formatNumber(value, format, locale);
  const largest = Math.max(0, ...values.map((all) => all.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)));
  const digits = largest >= 1_000 ? 1 : largest >= 1 ? 2 : 4;
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  return (value) => (format?.unit ? `${made.format(value)}\u00a0${format.unit}` : made.format(value));
}

/** Round numbers from `low` to `high`, about so many. */
export function roundMarks(low: number, high: number, about: number): readonly number[] {
  if (!(high > low)) return [low];
  const raw = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** How a day is called where all days of a column begin a year, or a month. */
export function dayName(column: Column, rows: number, locale?: string): ((ms: number) => string) | undefined {
  let months = true;
  let years = true;
  for (let row = 0; row < rows && months; row += Math.max(1, Math.floor(rows / 400))) {
    const value = column.at(row);
    if (typeof value !== "number") continue;
    const at = new Date(value);
    months = value % DAY === 0 && at.getUTCDate() === 1;
    years = years && months && at.getUTCMonth() === 0;
  }
  if (!months || rows === 0) return undefined;
  const made = new Intl.DateTimeFormat(locale, { year: "numeric", ...(years ? {} : { month: "short" }), timeZone: "UTC" });
  return (ms) => made.format(ms);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A moment along a time axis: the year where a year begins, else the month, the day, or the time, whichever is new there. */
export function axisTime(daily: boolean, span: number, locale?: string): (ms: number) => string {
  const zone = daily ? { timeZone: "UTC" } : {};
  const make = (options: Intl.DateTimeFormatOptions): ((ms: number) => string) => {
    const made = new Intl.DateTimeFormat(locale, { ...options, ...zone });
    return (ms) => made.format(ms);
  };
  const [year, month, day, time, second] = [
    make({ year: "numeric" }), make({ month: "short" }), make({ day: "numeric", month: "short" }),
    make({ hour: "numeric", minute: "2-digit" }), make({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ];
  return (ms) => {
    const at = daily ? utcParts(ms) : localParts(ms);
    if (at.dayMs !== 0) return span < 10 * 60_000 ? second(ms) : time(ms);
    if (at.day !== 1) return day(ms);
    return at.month === 0 ? year(ms) : span > 4 * 365 * DAY ? make({ month: "short", year: "numeric" })(ms) : month(ms);
  };
}

interface Parts { readonly month: number; readonly day: number; readonly dayMs: number }

function utcParts(ms: number): Parts {
  const at = new Date(ms);
  return { month: at.getUTCMonth(), day: at.getUTCDate(), dayMs: ((ms % DAY) + DAY) % DAY };
}

function localParts(ms: number): Parts {
  const at = new Date(ms);
  return { month: at.getMonth(), day: at.getDate(), dayMs: at.getHours() * HOUR + at.getMinutes() * 60_000 + at.getSeconds() * 1_000 + at.getMilliseconds() };
}
