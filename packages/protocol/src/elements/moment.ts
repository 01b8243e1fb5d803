/** What a slider goes through that is no number: days, times of day, or days with a time, all without a time zone. */
export type MomentKind = "day" | "time" | "datetime";

const DAY = 86_400_000;
const MINUTE = 60_000;

const FORMS: Readonly<Record<MomentKind, RegExp>> = {
  day: /^\d{4}-\d\d-\d\d$/, time: /^\d\d:\d\d$/, datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
};

/** What a text is, as `2026-05-01`, `09:30` or `2026-05-01T09:30`; `undefined` for what is none, as the 31st of February. */
export function momentKind(text: unknown): MomentKind | undefined {
  if (typeof text !== "string") return undefined;
  const kind = (Object.keys(FORMS) as MomentKind[]).find((each) => FORMS[each].test(text));
  return kind && momentAt(kind, momentNumber(kind, text)) === text ? kind : undefined;
}

/** A moment as a number: days since 1970, or minutes since midnight or 1970. */
export function momentNumber(kind: MomentKind, text: string): number {
  switch (kind) {
    case "day":
      return Date.parse(`${text}T00:00Z`) / DAY;
    case "time":
      return Date.parse(`1970-01-01T${text}Z`) / MINUTE;
    case "datetime":
      return Date.parse(`${text}Z`) / MINUTE;
  }
}

/** The same number as a text; empty for a number that is none. */
export function momentAt(kind: MomentKind, n: number): string {
  const ms = momentMs(kind, n);
  if (!(Math.abs(ms) < 8.64e15)) return "";
  const text = new Date(ms).toISOString();
  return kind === "day" ? text.slice(0, 10) : kind === "time" ? text.slice(11, 16) : text.slice(0, 16);
}

/** Milliseconds since 1970, as if the moment were in UTC: for showing. */
export const momentMs = (kind: MomentKind, n: number): number => n * (kind === "day" ? DAY : MINUTE);
