import type { Saving } from "../types.ts";

/** One of the three honest states: nothing is told saved that the server has not called durable, in every document. */
export function savingOf(unsaved: number, live: boolean): Saving {
  if (unsaved === 0) return { state: "saved" };
  return { state: live ? "sending" : "offline", changes: unsaved };
}

export const sameSaving = (a: Saving, b: Saving): boolean =>
  a.state === b.state && (a.state === "saved" || (b.state !== "saved" && a.changes === b.changes));
