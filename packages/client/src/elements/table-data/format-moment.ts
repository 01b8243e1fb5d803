import type { JsonValue, MomentStyle } from "@tutti/protocol";

/** What a column of days, times or moments shows. */
export type MomentKind = "date" | "time" | "datetime";

const DAY = 86_400_000;

/** What a cell holds as ms since 1970, and whether it is as a clock on the wall shows it, in no zone. */
export function momentOf(value: JsonValue): { readonly ms: number; readonly wall: boolean } | undefined {
  if (typeof value === "number") return Math.abs(value) <= 8.64e15 ? { ms: value, wall: false } : undefined;
  if (typeof value !== "string") return undefined;
  if (/^\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(value)) return valid(Date.parse(`1970-01-01T${value}Z`), true);
  if (!/^\d{4}-\d\d-\d\d/.test(value)) return undefined;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(value);
  return valid(Date.parse(zoned || value.length === 10 ? value : `${value.replace(" ", "T")}Z`), !zoned);
}

const valid = (ms: number, wall: boolean): { readonly ms: number; readonly wall: boolean } | undefined => (Number.isNaN(ms) ? undefined : { ms, wall });

const STYLES: Readonly<Record<"localized" | "short" | "long", Readonly<Record<MomentKind, Intl.DateTimeFormatOptions>>>> = {
  localized: { date: { dateStyle: "medium" }, time: { timeStyle: "short" }, datetime: { dateStyle: "medium", timeStyle: "short" } },
  short: { date: { dateStyle: "short" }, time: { timeStyle: "short" }, datetime: { dateStyle: "short", timeStyle: "short" } },
  long: { date: { dateStyle: "full" }, time: { timeStyle: "medium" }, datetime: { dateStyle: "long", timeStyle: "medium" } },
};

/**
 * Writes days, times and moments. A day is a day everywhere; a moment is shown by the reader's clock, or in the author's zone.
 *
 * @param now for distances: ms since 1970.
 * @returns the text; what is no moment is written as it is.
 */
export function momentFormat(
  kind: MomentKind, style: MomentStyle = "localized", { locale, zone, now = Date.now }: { readonly locale?: string | undefined; readonly zone?: string | undefined; readonly now?: () => number } = {},
): (value: Exclude<JsonValue, null>) => string {
  const plain = (value: Exclude<JsonValue, null>): string => (typeof value === "object" ? JSON.stringify(value) : String(value));
  if (style === "iso8601") return (value) => iso(kind, value) ?? plain(value);
  if (style === "distance") {
    const made = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    return (value) => {
      const moment = momentOf(value);
      return moment ? distance(made, moment.ms - (kind === "date" ? today(now()) : now()), kind) : plain(value);
    };
  }
  const options = STYLES[style][kind];
  const wall = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const here = kind === "date" ? wall : new Intl.DateTimeFormat(locale, { ...options, ...(zone !== undefined && { timeZone: zone }) });
  return (value) => {
    const moment = momentOf(value);
    return moment ? (moment.wall ? wall : here).format(moment.ms) : plain(value);
  };
}

/** Midnight of the reader's own day, as days are kept: in UTC. */
function today(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

function iso(kind: MomentKind, value: JsonValue): string | undefined {
  const moment = momentOf(value);
  if (!moment) return undefined;
  const text = new Date(moment.ms).toISOString().replace(/\.000Z$/, "Z");
  const written = moment.wall ? text.slice(0, -1) : text;
  return kind === "date" ? text.slice(0, 10) : kind === "time" ? written.slice(11) : written;
}

const STEPS: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [365.25 * DAY, "year"], [30.44 * DAY, "month"], [7 * DAY, "week"], [DAY, "day"], [3_600_000, "hour"], [60_000, "minute"], [1_000, "second"],
];

function distance(made: Intl.RelativeTimeFormat, ms: number, kind: MomentKind): string {
  if (kind === "date" && Math.abs(ms) < 7 * DAY) return made.format(Math.round(ms / DAY), "day");
  const [size, unit] = STEPS.find(([size]) => Math.abs(ms) >= size) ?? [1_000, "second"];
  return made.format(Math.round(ms / size), unit);
}
