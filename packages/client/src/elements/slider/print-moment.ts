import { momentMs, type MomentKind } from "@tutti/protocol";

/** A moment on a slider, as the reader's locale writes it. It has no time zone, and is shown in none. */
export function printMoment(kind: MomentKind, n: number, locale?: string): string {
  const style: Intl.DateTimeFormatOptions = kind === "day" ? { dateStyle: "medium" } : kind === "time" ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(momentMs(kind, n));
}
