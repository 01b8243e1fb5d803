import type { Pen } from "../pen.ts";

const [LEAST, MOST] = [24, 400];

/** The height of a table's rows as its author says it; less cannot be read, and more is no table. */
export function rowHeight(pen: Pen<unknown>, what: string, { rowHeight: tall }: { readonly rowHeight?: number }): number | undefined {
  if (tall === undefined || (tall >= LEAST && tall <= MOST)) return tall;
  return pen.fail(`${what}: rowHeight is ${String(tall)}; a row is from ${LEAST} to ${MOST} pixels tall`);
}
