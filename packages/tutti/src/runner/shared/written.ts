import { entriesOf, type JsonValue } from "@tutti/protocol/script";
import type { CellWrite } from "../../host/messages.ts";

/** What a cell holds once this was written over what it held. */
export function cellAfter(before: JsonValue | undefined, { as, value }: CellWrite): JsonValue {
  if (as !== "members" && as !== "sums") return value;
  const members = new Map(entriesOf(before));
  for (const [member, said] of entriesOf(value)) members.set(member, as === "sums" ? sum(members.get(member), said) : said);
  // In the order in which the room tells it, so that it is no change when it does.
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Two writes of one run to one cell, as one. */
export function joinWrites(before: CellWrite | undefined, next: CellWrite): CellWrite {
  if (before === undefined || before.as !== next.as || next.as === undefined) return next;
  if (next.as === "edit") return { ...next, ...(before.seen !== undefined && { seen: before.seen }) };
  return { ...next, value: cellAfter(before.value, next) };
}

const sum = (a: JsonValue | undefined, b: JsonValue): number => (typeof a === "number" ? a : 0) + (typeof b === "number" ? b : 0);
