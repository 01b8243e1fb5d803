/**
 * A moment as a clock on the wall shows it, `YYYY-MM-DDTHH:MM`: the reader's own clock, or the one of the author's zone. Seconds
 * are written where there are any.
 */
export function wallText(ms: number, zone: string | undefined): string {
  if (!(Math.abs(ms) <= 8.64e15)) return String(ms);
  const iso = new Date(ms + offsetAt(ms, zone)).toISOString();
  return iso.slice(0, iso.slice(17, 19) === "00" ? 16 : 19);
}

/** The moment at which that clock shows this. A text with a zone of its own is that moment. */
export function wallMs(text: string, zone: string | undefined): number {
  if (/(?:Z|[+-]\d\d:\d\d)$/u.test(text)) return Date.parse(text);
  const asUtc = Date.parse(`${text}Z`);
  // What the clock is ahead by is known of a moment alone: once guessed, and once made sure, for where it changes.
  const guess = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(guess, zone);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** How far that clock is ahead of UTC at a moment, in ms. */
function offsetAt(ms: number, zone: string | undefined): number {
  if (zone === undefined) return -new Date(ms).getTimezoneOffset() * 60_000;
  const format = made.get(zone) ?? new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  made.set(zone, format);
  const part = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return shown - Math.floor(ms / 1_000) * 1_000;
}
