/** Rows that are seen where the author did not say how tall. */
const ROWS_TALL = 10;

/** How many rows a table is tall; an empty one has room to say so. */
export const rowsSeen = (rows: number): number => (rows === 0 ? 3 : Math.min(rows, ROWS_TALL));
