/** How numbers and days are written in a language, in the words that the libraries around d3 share. */
export interface Writing {
  readonly number: { readonly decimal: string; readonly thousands: string; readonly grouping: number[]; readonly currency: [string, string] };
  readonly time: {
    readonly dateTime: string; readonly date: string; readonly time: string; readonly periods: [string, string];
    readonly days: Seven; readonly shortDays: Seven; readonly months: Twelve; readonly shortMonths: Twelve;
  };
}
type Seven = [string, string, string, string, string, string, string];
type Twelve = [string, string, string, string, string, string, string, string, string, string, string, string];

/** Reads from the browser how a language writes. */
export function writingOf(locale: string): Writing {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.8);
  const part = (type: Intl.NumberFormatPartTypes, usual: string): string => parts.find((one) => one.type === type)?.value ?? usual;
  const name = (options: Intl.DateTimeFormatOptions, day: Date): string => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(day);
  // 2023 began on a Sunday.
  const days = (weekday: "long" | "short") => Array.from({ length: 7 }, (_, i) => name({ weekday }, new Date(Date.UTC(2023, 0, 1 + i)))) as Seven;
  const months = (month: "long" | "short") => Array.from({ length: 12 }, (_, i) => name({ month }, new Date(Date.UTC(2023, i, 1)))) as Twelve;
  const order = new Intl.DateTimeFormat(locale).formatToParts(new Date(Date.UTC(2023, 10, 25))).map((one) => ({ day: "%d", month: "%m", year: "%Y" } as Readonly<Record<string, string>>)[one.type] ?? one.value).join("");
  return {
    number: { decimal: part("decimal", "."), thousands: part("group", ","), grouping: [3], currency: ["", ""] },
    time: { dateTime: `%a %e %b %X %Y`, date: order, time: "%H:%M:%S", periods: ["AM", "PM"], days: days("long"), shortDays: days("short"), months: months("long"), shortMonths: months("short") },
  };
}
