import type { JsonProps } from "@tutti/protocol";
import type { Displays, JsonOptions } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { followNewest } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";
import { plainJson } from "./plain-json.ts";

const OPEN = 2;
const ALL = 100;

const levels = (expanded: JsonOptions["expanded"]): number =>
  expanded === undefined ? OPEN : typeof expanded === "number" ? Math.max(0, Math.floor(expanded) || 0) : expanded ? ALL : 0;

/** Plain data as a tree; as much of it as a person reads. Of a stream, the newest. */
export const json = (pen: Pen<unknown>): Displays["json"] =>
  (value, { expanded, label } = {}) => {
    const props = (one: unknown): JsonProps => {
      const { value: shown, cut } = plainJson(one);
      return given({ value: shown, open: levels(expanded), label, cut: cut === 0 ? undefined : cut });
    };
    if (!isStream(value)) return void pen.put("json", props(value), label);
    followNewest(pen, "json", {
      pieces: value, name: label, props, fits: () => true, wanted: "",
      begin: (before) => ({ ...props(null), ...(before && { value: before.value }), ...(before?.cut !== undefined && { cut: before.cut }) }),
    });
  };
