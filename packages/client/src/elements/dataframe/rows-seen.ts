import { HEAD, ROW } from "./scroller.ts";

/** Rows that are seen where the author did not say how tall, and of those that are taller so many as fit there. */
const ROWS_TALL = 10;

/** How many rows a table is tall; an empty one has room to say so. */
export const rowsSeen = (rows: number, tall = ROW): number => (rows === 0 ? Math.ceil((3 * ROW) / tall) : Math.min(rows, Math.max(2, Math.floor((ROWS_TALL * ROW) / tall))));

/** What the rows of a table are as tall as together, with their names. */
export const heightOf = (rows: number, tall = ROW): number => HEAD + rowsSeen(rows, tall) * tall;
