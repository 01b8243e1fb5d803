import { parseCellChoice, pickEntry, WIDGETS, type JsonValue, type LazyData, type Picked } from "@tutti/protocol/script";
import type { ButtonColumn, RowClick } from "../column.ts";
import type { Dataframe, DataframeOptions, StreamedFrameOptions } from "../dataframes.ts";
import { given } from "../given.ts";
import { isLazy, type LazySource } from "../lazy.ts";
import type { Pen, Press, TableReader } from "../pen.ts";
import { followRows } from "../streams/follow-rows.ts";
import { isStream } from "../streams/is-stream.ts";
import type { Table } from "../tables.ts";
import { columnSpecs, spokenOf, travelOf } from "./column-specs.ts";
import { rowHeight } from "./row-height.ts";
import { rowIds, type RowIds } from "./row-ids.ts";
import { marks, selected, words, type AnySelected } from "./selection.ts";
import { widgetProps } from "./widget-props.ts";

type AnySelection = readonly AnySelected[] | AnySelected | undefined;
type AnyOptions = DataframeOptions<string, never, unknown, AnySelection>;

/** A table. Only the columns that are shown travel. */
export const dataframe = (pen: Pen<unknown>): Dataframe =>
  // What is drawn does not depend on the types that an author's data have; what comes back is made by the mode that they speak of.
  ((data: Table | LazySource | AsyncIterable<unknown>, options: AnyOptions & StreamedFrameOptions<string> = {}) => (isStream(data) ? follow(pen, data, options) : draw(pen, data, options))) as Dataframe;

/** The newest rows of a stream. They come and go, so that nothing can be chosen in them. */
function follow(pen: Pen<unknown>, rows: AsyncIterable<unknown>, options: AnyOptions & StreamedFrameOptions<string>): void {
  const { key, label, help, order, columns, last, height, hideIndex, search, placeholder } = options;
  const spoken = spokenOf(columns);
  const specs = columnSpecs(pen, "dataframe", columns, () => order ?? spoken, order);
  const button = Object.entries(specs ?? {}).find(([, spec]) => spec.kind === "button");
  if (options.select !== undefined || button) pen.fail(`dataframe: in the rows of a stream nothing can be ${button ? "pressed" : "chosen"}, since they go`, "Keep the rows that people choose from in ui.state or a database, and draw those");
  followRows(pen, "dataframe", { rows, name: key ?? label, last, order, spoken, props: given({ label, help, order, columns: specs, height, hideIndex, search, placeholder, rowHeight: rowHeight(pen, "dataframe", options) }) });
}

function draw(pen: Pen<unknown>, data: Table | LazySource, options: AnyOptions): AnySelection {
  const { key, label, order, columns, height, hideIndex, search, placeholder, rowId, retry } = options;
  if ("last" in options) pen.fail("dataframe: last is for the rows of a stream", "Hand over the rows that are to be shown: rows.slice(-1000)");
  // A list without rows does not say what its columns would be; what is said about columns does.
  const silent = Array.isArray(data) && data.length === 0 && columns !== undefined;
  const lazy = isLazy(data);
  const table = lazy ? ordered(pen, pen.lazy(data), order) : pen.table(data, travelOf(order, columns, rowId) ?? (silent ? spokenOf(columns) : undefined));
  const names = table.columns.map(({ name }) => name).filter((name) => order?.includes(name) ?? true);
  const known = order && !lazy ? () => pen.reader(data).names : () => names;
  const specs = columnSpecs(pen, "dataframe", columns, known, order);
  const buttons = Object.entries(specs ?? {}).some(([, spec]) => spec.kind === "button");
  const shown = given({ data: table, order, columns: specs, height, hideIndex, search, placeholder, rowHeight: rowHeight(pen, "dataframe", options) });
  if (options.value !== undefined && options.select === undefined) pen.fail("dataframe: value is what is chosen, and nothing can be without select", 'Say what may be chosen: { select: "rows" }');
  if (options.select === undefined && !buttons) {
    if (options.onSelect) pen.fail("dataframe: onSelect is never called without select", 'Say what may be chosen: { select: "rows" }');
    pen.put("dataframe", { ...shown, ...given({ label, help: options.help }) }, key ?? label);
    return undefined;
  }
  // The rule checks the mode, which may be any word where types are not checked.
  const select = options.select as Parameters<typeof marks>[0]["mode"] | undefined;
  const rows = lazily(() => (lazy ? NOT_HERE : pen.reader(data)));
  const ids = lazily(() => (lazy ? ANY_ROW : rowIds(data, rows(), rowId)));
  const choosable = () => ({ mode: select ?? "rows", rows: rows(), ids: ids(), names: names.length > 0 ? names : Object.keys(columns ?? {}) });
  const name = label ?? "";
  const { onSelect, run } = options;
  const value = options.value === undefined ? undefined : words(choosable(), options.value);
  if (options.value !== undefined && value === undefined) {
    pen.fail(`dataframe: value names what cannot be chosen with select: "${select}"`, 'Name rows by number or id, columns by name, cells as { row: 0, column: "name" }');
  }
  // Whole choices that a script sets say of the default, too, that it is not chosen.
  const unsaid = (marked: JsonValue | undefined): JsonValue | undefined => {
    if (!Array.isArray(marked) || !value || select === undefined) return marked;
    const names = new Set(marked.map((pair) => (Array.isArray(pair) ? pair[0] : undefined)));
    return [...marked, ...value.map((what): JsonValue => [...pickEntry(select, what, false, undefined)]).filter((pair) => Array.isArray(pair) && !names.has(pair[0] ?? null))];
  };
  const chosen = pen.value<"dataframeWidget", readonly Picked[], AnySelection>({
    kind: "dataframeWidget", called: "dataframe", handler: "onSelect", rule: WIDGETS.dataframeWidget,
    props: { ...widgetProps(name, options), ...shown, ...given({ select, rowId, retry, value: value && value.length > 0 ? value : undefined }) },
    options: { ...given({ key, run, editableBy: options.editableBy }), ...(onSelect && { onChange: (value, change) => onSelect(value, change) }) },
    decode: (picks) => (select === undefined ? undefined : selected(choosable(), picks)),
    encode: (next) => (select === undefined ? undefined : unsaid(marks(choosable(), next))),
  });
  const press = buttons ? pen.pressed("dataframeWidget", name, given({ key })) : undefined;
  if (press) clicked(pen, press, columns ?? {}, rows(), ids());
  return select === undefined ? undefined : chosen;
}

/** Rows of a lazy source are known by their ids alone. */
const NOT_HERE: TableReader = { rows: 0, names: [], column: () => () => undefined, row: () => undefined };
const ANY_ROW: RowIds = { indexOf: () => -1, idOf: () => undefined };

/** The columns of a lazy source that are shown. All are asked for: what is not shown may be what it is sorted by. */
function ordered(pen: Pen<unknown>, data: LazyData, order: readonly string[] | undefined): LazyData {
  const unknown = order?.find((name) => !data.columns.some((column) => column.name === name));
  if (unknown !== undefined) pen.fail(`There is no column "${unknown}"; the data has ${data.columns.map(({ name }) => `"${name}"`).join(", ")}`);
  return data;
}

/** Tells the author's handler. What was pressed offline last week may not be there any more. */
function clicked(pen: Pen<unknown>, press: Press, columns: NonNullable<AnyOptions["columns"]>, rows: TableReader, ids: RowIds): void {
  const cell = parseCellChoice(press.choice ?? "");
  const index = cell && ids.indexOf(cell.row);
  const written = cell && columns[cell.column];
  if (index === undefined || !cell || written?.kind !== "button") return;
  const { onClick } = written as ButtonColumn<unknown>;
  const click: RowClick<unknown> = { by: press.by, id: press.id, at: press.at, row: rows.row(index), index, rowId: cell.row };
  const result = onClick?.(click);
  if (typeof result === "object" && result !== null && "then" in result) {
    pen.fail(`dataframe: onClick of "${cell.column}" may not be async`, "Set a state in it, and do what takes time in the script");
  }
}

/** Made at the first asking. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
