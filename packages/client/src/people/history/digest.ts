import type { HistoryRow } from "@tutti/protocol";

/** Whether a row is about the room as a whole: it was branched, or merged into another. No widget's key begins so. */
export const isMark = ({ key }: Pick<HistoryRow, "key">): boolean => key.startsWith("$");

/** Changes of one widget by one person within this time (ms) are told as one. */
const TOGETHER = 60_000;

/** Several changes in a row, as one: from what stood before the first to what stands after the last. */
export interface Told {
  /** The newest and the oldest change that it is made of. */
  readonly newest: HistoryRow;
  readonly oldest: HistoryRow;
}

/** Newest first, as it came: what one person did to one widget in one go is one line. */
export function digest(rows: readonly HistoryRow[]): readonly Told[] {
  const told: Told[] = [];
  for (const row of rows) {
    const last = told.at(-1);
    const together = last && row.operation !== undefined && last.oldest.operation === row.operation;
    const goesOn = together || (last && last.oldest.key === row.key && last.oldest.operation === row.operation && last.oldest.by === row.by && last.oldest.scope === row.scope && last.oldest.at - row.at < TOGETHER);
    if (goesOn) told[told.length - 1] = { newest: last.newest, oldest: row };
    else told.push({ newest: row, oldest: row });
  }
  return told;
}

/** The same, day by day in the reader's time zone. */
export function byDay(told: readonly Told[]): readonly { readonly day: number; readonly told: readonly Told[] }[] {
  const days: { day: number; told: Told[] }[] = [];
  for (const one of told) {
    const day = new Date(one.newest.at).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.day === day) last.told.push(one);
    else days.push({ day, told: [one] });
  }
  return days;
}
