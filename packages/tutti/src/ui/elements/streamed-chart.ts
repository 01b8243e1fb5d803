import { MAX_INLINE_CELLS, type ChartProps, type ColumnInfo, type ColumnType, type JsonValue } from "@tutti/protocol/script";
import { AuthorError } from "../author-error.ts";
import type { StreamedChartOptions } from "../charts.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { isStream } from "../streams/is-stream.ts";
import { RowsWindow } from "../streams/rows-window.ts";
import type { ChartKind } from "./chart.ts";
import { writtenFormat } from "./written-format.ts";

/** Rows that are kept where the author says no number. */
const LAST = 1_000;
const MOST_LAST = 10_000_000;
/** More points side by side than this no screen tells apart. */
const MOST_BUCKETS = 500;

type Options = StreamedChartOptions<string> & { readonly stack?: ChartProps["stack"] | undefined; readonly horizontal?: boolean; readonly colour?: string; readonly size?: string | number };
type Row = Readonly<Record<string, unknown>>;

/** A chart whose rows come one after the other, or some at once, for as long as it stands. */
export const streamedChart = (pen: Pen<unknown>, kind: ChartKind) =>
  (rows: AsyncIterable<object>, { x, y, last = LAST, key, ...options }: Options): void => {
    const call = `${kind}.append`;
    const numbers: readonly string[] = typeof y === "string" ? [y] : y;
    if (!isStream<object>(rows)) pen.fail(`${call} needs rows that come one after the other`, `Give an async generator; for rows that are all there, ui.${kind}(rows, …)`);
    if (typeof x !== "string" || !Array.isArray(numbers) || numbers.length === 0) pen.fail(`${call} needs the names of its columns: { x: "at", y: "load" }`);
    if (!Number.isInteger(last) || last < 1 || last > MOST_LAST) pen.fail(`${call}: last is ${JSON.stringify(last)}; it is a number of rows, up to ten million`);
    const { colour, size } = options;
    const beside = [...new Set([colour, typeof size === "string" ? size : undefined].filter((name) => name !== undefined))];
    const most = Math.max(1, Math.min(MOST_BUCKETS, Math.floor(MAX_INLINE_CELLS / (1 + numbers.length + beside.length))));
    // Rows of several series take turns: put together, one would hide the other.
    if (beside.length > 0 && last > most) pen.fail(`${call}: with a column for ${colour === undefined ? "sizes" : "colours"} all rows are drawn, and ${most} are the most`, `Write last: ${most}, or make each series a column of its own: { y: ["north", "south"] }`);
    const window = new RowsWindow({ last, most });
    let columns: readonly ColumnInfo[] = [x, ...numbers, ...beside].map((name, i) => ({ name, type: i === 0 || i > numbers.length ? "text" : "number" }));
    let begun = false;
    const add = (row: object): void => {
      const cells = row as Row;
      const along = plain(cells[x], `${call}: "${x}"`);
      const rest = beside.map((name) => plain(cells[name], `${call}: "${name}"`));
      const type = (at: number, value: unknown): ColumnType => (at > 0 && at <= numbers.length ? "number" : typeOf(value));
      if (!begun) columns = columns.map(({ name }, at) => ({ name, type: type(at, cells[name]) }));
      else if (columns[0]?.type !== typeOf(cells[x])) throw new AuthorError(`${call}: "${x}" was ${columns[0]?.type} and is ${typeOf(cells[x])} now`, "Let each row have the same kind of value there");
      begun = true;
      window.add(along, numbers.map((name) => number(cells[name], `${call}: "${name}"`)), rest);
    };
    const label = options.title ?? `${numbers.join(", ")} by ${x}`;
    const drawn = given({ label, x, y: numbers, ...options, format: writtenFormat(pen, call, options.format) });
    const fits = (data: ChartProps["data"]): boolean => data.columns.length === columns.length && data.columns.every(({ name }, i) => name === columns[i]?.name);
    pen.follow(kind, key ?? options.title, rows, (before) => ({ ...drawn, data: before && fits(before.data) ? before.data : window.table(columns) }), {
      take: (piece) => {
        if (typeof piece !== "object" || piece === null) throw new AuthorError(`${call}: a piece is ${JSON.stringify(piece)}, and no row`, `Give rows, { ${x}: …, ${numbers.join(": …, ")}: … }, or lists of them`);
        const some: readonly object[] = Array.isArray(piece) ? (piece as readonly object[]) : [piece];
        for (const row of some) add(row);
        return Math.max(1, some.length);
      },
      props: () => ({ ...drawn, data: window.table(columns) }),
    });
  };

function typeOf(value: unknown): ColumnType {
  if (value instanceof Date) return "datetime";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  return typeof value === "boolean" ? "boolean" : "text";
}

function plain(value: unknown, what: string): JsonValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === undefined || value === null) throw new AuthorError(`${what} is not in a row that came`);
  throw new AuthorError(`${what} is a ${typeof value} in a row that came; it is a number, a Date or a text`);
}

function number(value: unknown, what: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" && typeof value !== "bigint") throw new AuthorError(`${what} is ${JSON.stringify(value)?.slice(0, 80) ?? typeof value} in a row that came, and numbers are drawn`);
  return Number.isFinite(Number(value)) ? Number(value) : null;
}
