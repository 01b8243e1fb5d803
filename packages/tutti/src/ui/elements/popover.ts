import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** A button that opens a box, for each person by themselves. */
export const popover = <Self>(pen: Pen<Self>): Drawing<Self>["popover"] =>
  (label, { key = label, kind: emphasis, icon, help, disabled, width } = {}) =>
    pen.hold("popover", { label, ...given({ emphasis, icon, help, disabled, width }) }, { name: key, segment: `popover(${key})` }).inside;
