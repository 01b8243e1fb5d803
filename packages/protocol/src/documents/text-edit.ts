/** One stretch of a text that another took the place of. */
export interface TextEdit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** What makes one text of another: all that is not equal at both ends, so that others' carets stay where they are. */
export function editBetween(before: string, after: string): TextEdit {
  let at = 0;
  while (at < before.length && at < after.length && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < before.length - at && end < after.length - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { at, removed: before.length - at - end, inserted: after.slice(at, after.length - end) };
}

/**
 * An edit as it is to be done where another was done meanwhile to the same text: what the other wrote stays, what both took away
 * is gone once, and of two that write at one place this one stands behind.
 *
 * @returns one edit, or two where what this one took away lay around the other, to be done in this order.
 */
export function editAfter(mine: TextEdit, other: TextEdit): readonly TextEdit[] {
  const [end, otherEnd] = [mine.at + mine.removed, other.at + other.removed];
  const grown = other.inserted.length - other.removed;
  if (end <= other.at && mine.at < other.at) return [mine];
  if (mine.at >= otherEnd) return [{ ...mine, at: mine.at + grown }];
  const ahead = Math.max(0, other.at - mine.at);
  const behind = Math.max(0, end - otherEnd);
  const last = { at: other.at - ahead + other.inserted.length, removed: behind, inserted: mine.inserted };
  return ahead === 0 ? [last] : [{ at: mine.at, removed: ahead, inserted: "" }, last];
}
