import { richCell, textCell, type Person } from "@tutti/protocol";
import type { Other } from "../../sync/types.ts";

/** The others who are at a widget of a form, each once. */
export function fillingIn(others: readonly Other[], cells: readonly string[]): readonly Person[] {
  const inside = new Set(cells);
  const there = others.filter(({ presence }) => {
    const key = presence.at?.key;
    return key !== undefined && !presence.away && (inside.has(key) || inside.has(textCell(key)) || inside.has(richCell(key)));
  });
  return [...new Map(there.map((other) => [other.person.id, other.person])).values()];
}
