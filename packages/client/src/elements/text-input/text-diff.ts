/** One edit: at an index, so many characters (UTF-16 units) away, and this text in their place. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The smallest edit that makes `after` of `before`. Where several would do (an `l` typed into `hello`), it is the one that
 * ends at the caret, which is where it was typed: others' carets and undo stand beside it.
 *
 * @returns `undefined` if nothing changed.
 */
export function textDiff(before: string, after: string, caret = after.length): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let tail = 0;
  const tailMost = Math.min(most, Math.max(0, after.length - caret));
  while (tail < tailMost && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head += 1;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  // Half a character outside the basic plane is none: an edit takes the whole of it.
  if (head > 0 && isHigh(before, head - 1)) head -= 1;
  if (tail > 0 && isLow(before, before.length - tail)) tail -= 1;
  return { at: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) };
}

const isHigh = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text.charAt(at));
const isLow = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text.charAt(at));

/** A change of a text as Yjs tells it. */
export type TextDelta = readonly { readonly insert?: unknown; readonly delete?: number | undefined; readonly retain?: number | undefined }[];

/** Where an index has moved to by a change of somebody else's; text put in at the very index stays behind it. */
export function mapIndex(index: number, delta: TextDelta): number {
  let at = 0;
  let mapped = index;
  for (const op of delta) {
    if (op.retain !== undefined) at += op.retain;
    else if (op.delete !== undefined) mapped -= Math.max(0, Math.min(op.delete, mapped - at));
    else {
      const length = typeof op.insert === "string" ? op.insert.length : 1;
      if (at < mapped) mapped += length;
      at += length;
    }
    if (at > mapped) break;
  }
  return mapped;
}

/** The index right after what a change put in or took away. */
export function endOfChange(delta: TextDelta): number {
  let at = 0;
  let end = 0;
  for (const op of delta) {
    if (op.retain !== undefined) at += op.retain;
    else {
      if (typeof op.insert === "string") at += op.insert.length;
      end = at;
    }
  }
  return end;
}
