/**
 * What Yjs prints with. lib0's own logger draws coloured tables into the page, and brings a DOM builder and a schema library with
 * it: 4 kB, gzipped, that no reader needs. Yjs calls two of its functions and four of its colours.
 */
const said = (parts) => parts.filter((part) => typeof part !== "symbol").join("");

export const print = (...parts) => console.info(said(parts));
export const warn = (...parts) => console.warn(said(parts));
export const BOLD = Symbol("bold");
export const UNBOLD = Symbol("unbold");
export const RED = Symbol("red");
export const ORANGE = Symbol("orange");
