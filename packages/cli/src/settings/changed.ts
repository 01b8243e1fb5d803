import { isDeepStrictEqual } from "node:util";
import type { Settings } from "./config.ts";

/** The names of the settings that are different now, but for one. */
export function changedBeside(name: keyof Settings, before: Settings, after: Settings): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Settings)[]);
  return [...names].filter((each) => each !== name && !isDeepStrictEqual(before[each], after[each]));
}
