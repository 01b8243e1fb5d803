import { isDeepStrictEqual } from "node:util";
import type { TuttiConfig } from "./config.ts";

/** The names of the settings that are different now, but for one. */
export function changedBeside(name: keyof TuttiConfig, before: TuttiConfig, after: TuttiConfig): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof TuttiConfig)[]);
  return [...names].filter((each) => each !== name && !isDeepStrictEqual(before[each], after[each]));
}
