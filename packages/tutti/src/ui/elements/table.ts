import type { ColumnSpecs } from "@tutti/protocol";
import type { Displays, StreamedTableOptions } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { followRows } from "../streams/follow-rows.ts";
import { isStream } from "../streams/is-stream.ts";
import type { Table } from "../tables.ts";
import { columnSpecs, spokenOf, travelOf } from "./column-specs.ts";

/** A table for reading, or the newest rows of a stream. Only the columns that are shown travel. */
export const table = (pen: Pen<unknown>): Displays["table"] =>
  (data: Table | AsyncIterable<unknown>, { key, order, columns, last, ...options }: StreamedTableOptions<string> = {}) => {
    const name = key ?? options.caption;
    if (isStream(data)) {
      const spoken = spokenOf(columns);
      const specs = columnSpecs(pen, "table", columns, () => order ?? spoken, order);
      refuseButtons(pen, specs);
      return followRows(pen, "table", { rows: data, name, last, order, spoken, props: given({ order, columns: specs, ...options }) });
    }
    if (last !== undefined) pen.fail("table: last is for the rows of a stream", "Hand over the rows that are to be shown: rows.slice(-100)");
    const silent = Array.isArray(data) && data.length === 0 && columns !== undefined;
    const made = pen.table(data, travelOf(order, columns) ?? (silent ? spokenOf(columns) : undefined));
    const names = made.columns.map(({ name }) => name);
    const specs = columnSpecs(pen, "table", columns, order ? () => pen.reader(data).names : () => names, order);
    refuseButtons(pen, specs);
    pen.put("table", given({ data: made, order, columns: specs, ...options }), name);
  };

function refuseButtons(pen: Pen<unknown>, specs: ColumnSpecs | undefined): void {
  const button = Object.entries(specs ?? {}).find(([, spec]) => spec.kind === "button");
  if (button) pen.fail(`table: the column "${button[0]}" is of buttons, which a table for reading has not`, "Draw it with dataframe");
}
