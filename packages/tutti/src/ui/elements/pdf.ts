import type { Displays, Media } from "../displays.ts";
import { given } from "../given.ts";
import { mediaSource } from "../media/source.ts";
import type { Pen } from "../pen.ts";

/** Pages to read. */
export const pdf = (pen: Pen<unknown>): Displays["pdf"] =>
  (source: Media, { label = "Document", height, page } = {}) => {
    if (height !== undefined && !(height >= 100)) pen.fail(`pdf "${label}": height is ${height}; it is a number of CSS pixels, at least 100`);
    if (page !== undefined && !(Number.isInteger(page) && page >= 1)) pen.fail(`pdf "${label}": page is ${page}; pages are counted from 1`);
    pen.put("pdf", given({ source: mediaSource(pen, "pdf", "pdf", source), label, height, page }), label);
  };
