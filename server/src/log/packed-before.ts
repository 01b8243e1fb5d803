/** A shorter value is kept as it is. */
export const WORTH_IT = 200;
/** No JSON begins so: what a store of before holds is read as it is. */
const MARK = "~";

/**
 * What stood before a change, as the change's own row keeps it: of a long text that differs little from what came after, the edit
 * that leads back. A row needs no other to be read, so any of them may go.
 *
 * @param before JSON, or null where there was nothing; `after` too.
 */
export function packBefore(before: string | null, after: string | null): string | null {
  if (before === null || after === null || before.length < WORTH_IT) return before;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // Half a character cannot be written in UTF-8.
  if (isHigh(before, start - 1)) start -= 1;
  if (end > 0 && isHigh(before, before.length - end - 1)) end -= 1;
  const packed = `${MARK}${start},${end},${before.slice(start, before.length - end)}`;
  return packed.length < before.length ? packed : before;
}

/** The value that {@link packBefore} was given, by the same row's `after`. */
export function unpackBefore(kept: string | null, after: string | null): string | null {
  const edit = kept === null ? null : /^~(\d+),(\d+),(.*)$/s.exec(kept);
  if (!edit || after === null) return kept;
  const [, start, end, middle = ""] = edit;
  return after.slice(0, Number(start)) + middle + after.slice(after.length - Number(end));
}

const isHigh = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text[at] ?? "");
