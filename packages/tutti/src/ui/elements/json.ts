import type { Displays, JsonOptions } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { plainJson } from "./plain-json.ts";

const OPEN = 2;
const ALL = 100;

const levels = (expanded: JsonOptions["expanded"]): number =>
  expanded === undefined ? OPEN : typeof expanded === "number" ? Math.max(0, Math.floor(expanded) || 0) : expanded ? ALL : 0;

/** Plain data as a tree; as much of it as a person reads. */
export const json = (pen: Pen<unknown>): Displays["json"] =>
  (value, { expanded, label } = {}) => {
    const { value: shown, cut } = plainJson(value);
    pen.put("json", given({ value: shown, open: levels(expanded), label, cut: cut === 0 ? undefined : cut }), label);
  };
