const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A longer key is none: where one would come, a list is numbered anew. */
export const MAX_ORDER_CHARS = 64;

/** Whether this is a key: it never ends in the least digit, so that there is always room before it. */
export const isOrderKey = (raw: unknown): raw is string => typeof raw === "string" && raw.length <= MAX_ORDER_CHARS && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(raw);

/** The key of the n-th thing of a list that nobody has moved. */
export const firstOrderKey = (n: number): string => {
  let digits = "";
  for (let rest = n + 1, i = 0; i < 4; i++, rest = Math.floor(rest / 62)) digits = `${DIGITS[rest % 62]}${digits}`;
  return `${digits}V`;
};

/**
 * A key between two others, compared as texts; at an end where one is absent. Two people who put something at one place at once
 * get two keys, by chance; where they do not, the things' ids decide.
 *
 * @param random gives numbers from 0 to below 1.
 */
export function orderKeyBetween(before: string | undefined, after: string | undefined, random: () => number): string {
  const low = before ?? "";
  let high = after !== undefined && after > low ? after : undefined;
  let key = "";
  for (let i = 0; ; i++) {
    const from = Math.max(0, DIGITS.indexOf(low[i] ?? "0"));
    const to = high === undefined ? 62 : Math.max(0, DIGITS.indexOf(high[i] ?? "0"));
    if (to - from > 1) return key + DIGITS[(from + to) >> 1] + chance(random) + chance(random);
    key += DIGITS[from];
    if (to > from) high = undefined;
  }
}

/** A key behind the last one, which does not grow however often something is put at the end. */
export function orderKeyBehind(last: string | undefined): string {
  const lead = [...(last ?? "").slice(0, 4).padEnd(4, "0")].reduce((sum, digit) => sum * 62 + Math.max(0, DIGITS.indexOf(digit)), 0);
  return lead < 62 ** 4 - 1 ? firstOrderKey(lead) : orderKeyBetween(last, undefined, () => 0);
}

const chance = (random: () => number): string => DIGITS[1 + Math.floor(random() * 61)] ?? "V";
