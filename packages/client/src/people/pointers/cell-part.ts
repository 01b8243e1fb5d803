/** A cell's name as a pointer tells it: the same row and column whatever is sorted, filtered or scrolled where. */
export const cellPart = (row: string, column: string): string => JSON.stringify([row, column]);

/** What a pointer's part says; `undefined` where it is no cell: anybody may have sent it. */
export function readCellPart(part: string): { readonly row: string; readonly column: string } | undefined {
  try {
    const [row, column, ...more] = JSON.parse(part) as unknown[];
    return typeof row === "string" && typeof column === "string" && more.length === 0 ? { row, column } : undefined;
  } catch {
    return undefined;
  }
}

/** The longest part that is told. */
const LONGEST = 512;

/** The cell of a table that is under something in an element's box. */
export function cellUnder(target: Element, box: Element): { readonly element: Element; readonly part: string } | undefined {
  const element = target.closest<HTMLElement>("[data-cell]");
  const row = element?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const column = element?.dataset["cell"];
  if (!element || row === undefined || column === undefined || !box.contains(element)) return undefined;
  const part = cellPart(row, column);
  return part.length <= LONGEST ? { element, part } : undefined;
}
