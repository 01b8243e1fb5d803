import { parseRowMember, type Person, type RowsInSight } from "@tutti/protocol";
import type { Other } from "../../sync/types.ts";
import type { Shown } from "../dataframe/columns.ts";

/** A cell that others are in. */
export interface Held {
  readonly place: string;
  readonly row: number;
  readonly column: number;
  readonly people: readonly Person[];
  readonly writes: boolean;
}

/** The cells that others are in. Who says they are in a cell that is not there, or not in sight, is nowhere. */
export function cellsOf(others: readonly Other[], rows: RowsInSight, columns: readonly Shown[]): readonly Held[] {
  const found = new Map<string, { row: number; column: number; people: Person[]; writes: boolean }>();
  for (const { person, presence } of others) {
    const part = presence.away ? undefined : presence.at?.part;
    const place = part === undefined ? undefined : parseRowMember(part);
    const column = place?.column === undefined ? -1 : columns.findIndex((shown) => shown.column.name === place.column);
    const row = place && column >= 0 ? rows.indexOf(place.row) : undefined;
    if (part === undefined || row === undefined) continue;
    const cell = found.get(part) ?? { row, column, people: [], writes: false };
    if (!cell.people.some(({ id }) => id === person.id)) cell.people.push(person);
    cell.writes ||= presence.at?.doing === "edit";
    found.set(part, cell);
  }
  return [...found].map(([place, cell]) => ({ place, ...cell }));
}

export const sameHeld = (a: Held, b: Held | undefined): boolean =>
  b !== undefined && a.place === b.place && a.row === b.row && a.column === b.column && a.writes === b.writes && a.people.length === b.people.length && a.people.every((person, i) => person === b.people[i]);
