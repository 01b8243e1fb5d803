import type {
  AutoColumn as Auto, ButtonColumn as Button, ChartColumn, CheckboxColumn, ColumnOption, ColumnSpec, DateColumn, DatetimeColumn, ImageColumn, JsonColumn, LinkColumn, ListColumn,
  MarkdownColumn, MediaColumn, MomentStyle, MultiselectColumn, NumberColumn, NumberFormat, NumberStyle, ProgressColumn, SelectColumn, TextColumn, TimeColumn,
} from "@tutti/protocol";
import { NUMBER_STYLES } from "@tutti/protocol/script";
import type { Click } from "./widget-options.ts";

/** How numbers are shown: a style by its name, all of it, or words around the number as in C (`%.2f kg`, `%d items`). */
export type NumberFormatOption = NumberFormat | NumberStyle | `${string}%${string}`;

type WithFormat<Column> = Omit<Column, "kind" | "format"> & { readonly format?: NumberFormatOption };

/** What a text has to match as a whole, and what is said where it does not. */
export interface Validate {
  readonly pattern: RegExp | string;
  readonly message?: string;
}

type WithValidate<Column> = Omit<Column, "kind" | "pattern" | "patternNote"> & { readonly validate?: Validate };

/** Values that a cell may have: as they are, or with another text that stands for them. */
export type ColumnOptions = readonly (ColumnOption["value"] | ColumnOption)[];

type WithOptions<Column> = Omit<Column, "kind" | "options"> & {
  readonly options: ColumnOptions;
  /** How an option is shown that came without a label. */
  readonly show?: (value: ColumnOption["value"]) => string;
};

/** A press of a button in a row, in exactly the run that carries it. */
export interface RowClick<Row> extends Click {
  readonly row: Row;
  /** The row's number in the data; -1 where a lazy source has it. */
  readonly index: number;
  /** What tells the row from others: the text in its `rowId` column, else its number. */
  readonly rowId: string;
}

/** A column of buttons. */
export interface ButtonColumn<Row> extends Button {
  /** Called where the dataframe is drawn, in the run that carries the click. */
  readonly onClick?: (click: RowClick<Row>) => unknown;
}

/** A column as its author writes it: by `column.…(…)`, or plainly as `{ label, format, … }`. */
export type Column<Row = never> = Exclude<ColumnSpec, Auto | Button> | (Omit<Auto, "format"> & { readonly format?: NumberFormatOption | MomentStyle }) | ButtonColumn<Row>;

const isStyle = (format: string): format is NumberStyle => NUMBER_STYLES.some((style) => style === format);

/** A format as it travels. */
export function numberFormat(format: NumberFormatOption): NumberFormat {
  if (typeof format !== "string") return format;
  return isStyle(format) ? { style: format } : { pattern: format };
}

const formatted = (format: NumberFormatOption | undefined): { readonly format?: NumberFormat } => (format === undefined ? {} : { format: numberFormat(format) });

const validated = (validate: Validate | undefined): { readonly pattern?: string; readonly patternNote?: string } => (validate === undefined ? {} : {
  pattern: typeof validate.pattern === "string" ? validate.pattern : validate.pattern.source,
  ...(validate.message !== undefined && { patternNote: validate.message }),
});

const listed = (options: ColumnOptions, show: ((value: ColumnOption["value"]) => string) | undefined): readonly ColumnOption[] =>
  (Array.isArray(options) ? options : []).map((option: ColumnOptions[number]) => (typeof option === "object" ? option : { value: option, label: show?.(option) ?? String(option) }));

interface Required {
  readonly required: true;
}

/** What makes a column that can be written in: where it is said to be required, its type says so, and an editor's rows have a value there. */
interface Written<Options, Made> {
  (more: Options & Required): Made & Required;
  (more?: Options): Made;
}
interface WrittenFrom<Choices, Options, Made> {
  (options: Choices, more: Options & Required): Made & Required;
  (options: Choices, more?: Options): Made;
}

// What is made holds what it was made of, `required` among it.
const written = <Options, Made>(make: (more?: Options) => Made): Written<Options, Made> => make as Written<Options, Made>;
const writtenFrom = <Choices, Options, Made>(make: (options: Choices, more?: Options) => Made): WrittenFrom<Choices, Options, Made> => make as WrittenFrom<Choices, Options, Made>;

/**
 * What a column of a dataframe, table or data editor holds, and how it is shown and written in: `columns: { price:
 * column.number({ label: "Price", format: "%.2f kg", min: 0 }) }`. Each takes `label`, `width`, `help`, `pinned`, `hidden` and
 * `alignment`; those that can be written in take `required`, `disabled` and `default`. A column without a kind is shown as what its
 * values are found to be, and takes `format`.
 *
 * | kind | what is in it | what it takes beside |
 * |---|---|---|
 * | `column.text()` | texts | `maxChars`, `validate: { pattern, message }` |
 * | `column.number()` | numbers | `format`, `min`, `max`, `step` |
 * | `column.checkbox()` | truths | |
 * | `column.select(options)` | one of the options | `show` |
 * | `column.multiselect(options)` | lists of options | `show`, `acceptNew` |
 * | `column.date()` | days | `format`, `min`, `max` |
 * | `column.time()` | times of day | `format`, `min`, `max`, `step` |
 * | `column.datetime()` | moments | `format`, `min`, `max`, `step`, `zone` |
 * | `column.link()` | addresses that one follows | `text`, `textPattern`, `maxChars`, `validate` |
 * | `column.image()` | addresses of pictures | `alt`, a column that says what each shows |
 * | `column.audio()`, `column.video()` | addresses of sounds and films, which a button plays | `alt` |
 * | `column.list()` | lists of anything | |
 * | `column.json()` | plain data | |
 * | `column.markdown()` | texts with marks in them | |
 * | `column.progress()` | numbers, as bars | `format`, `min`, `max` |
 * | `column.lineChart()`, `column.areaChart()`, `column.barChart()` | lists of numbers | `min`, `max` |
 * | `column.button()` | what the buttons say | `text`, `icon`, `disabled`, `onClick` |
 *
 * Formats of numbers are `plain`, `percent`, `currency`, `accounting`, `compact`, `bytes`, `scientific` and `engineering`, all of one
 * (`{ style: "currency", currency: "EUR" }`), or words around the number (`"%.2f kg"`); of days and moments `localized`, `short`, `long`,
 * `iso8601` and `distance`.
 */
export const column = {
  text: written(({ validate, ...more }: WithValidate<TextColumn> = {}): TextColumn => ({ kind: "text", ...more, ...validated(validate) })),
  number: written(({ format, ...more }: WithFormat<NumberColumn> = {}): NumberColumn => ({ kind: "number", ...more, ...formatted(format) })),
  checkbox: written((more: Omit<CheckboxColumn, "kind"> = {}): CheckboxColumn => ({ kind: "checkbox", ...more })),
  /** One of several: `column.select(["open", "done"])`, or with options beside the others. */
  select: writtenFrom((options: ColumnOptions, { show, ...more }: Omit<WithOptions<SelectColumn>, "options"> = {}): SelectColumn => ({ kind: "select", ...more, options: listed(options, show) })),
  /** Several of several: each cell holds a list. */
  multiselect: writtenFrom((options: ColumnOptions, { show, ...more }: Omit<WithOptions<MultiselectColumn>, "options"> = {}): MultiselectColumn =>
    ({ kind: "multiselect", ...more, options: listed(options, show) })),
  date: written((more: Omit<DateColumn, "kind"> = {}): DateColumn => ({ kind: "date", ...more })),
  time: written((more: Omit<TimeColumn, "kind"> = {}): TimeColumn => ({ kind: "time", ...more })),
  datetime: written((more: Omit<DatetimeColumn, "kind"> = {}): DatetimeColumn => ({ kind: "datetime", ...more })),
  link: written(({ validate, textPattern, ...more }: Omit<WithValidate<LinkColumn>, "textPattern"> & { readonly textPattern?: RegExp | string } = {}): LinkColumn =>
    ({ kind: "link", ...more, ...validated(validate), ...(textPattern !== undefined && { textPattern: typeof textPattern === "string" ? textPattern : textPattern.source }) })),
  image: (more: Omit<ImageColumn, "kind"> = {}): ImageColumn => ({ kind: "image", ...more }),
  /** Sounds, each with a button that plays it. */
  audio: (more: Omit<MediaColumn, "kind"> = {}): MediaColumn => ({ kind: "audio", ...more }),
  /** Films, each with a button that plays it over the whole screen. */
  video: (more: Omit<MediaColumn, "kind"> = {}): MediaColumn => ({ kind: "video", ...more }),
  list: written((more: Omit<ListColumn, "kind"> = {}): ListColumn => ({ kind: "list", ...more })),
  json: (more: Omit<JsonColumn, "kind"> = {}): JsonColumn => ({ kind: "json", ...more }),
  markdown: written((more: Omit<MarkdownColumn, "kind"> = {}): MarkdownColumn => ({ kind: "markdown", ...more })),
  progress: ({ format, ...more }: WithFormat<ProgressColumn> = {}): ProgressColumn => ({ kind: "progress", ...more, ...formatted(format) }),
  lineChart: (more: Omit<ChartColumn, "kind"> = {}): ChartColumn => ({ kind: "lineChart", ...more }),
  areaChart: (more: Omit<ChartColumn, "kind"> = {}): ChartColumn => ({ kind: "areaChart", ...more }),
  barChart: (more: Omit<ChartColumn, "kind"> = {}): ChartColumn => ({ kind: "barChart", ...more }),
  /** A button in each row that has a value there. */
  button: <Row = unknown>(more: Omit<ButtonColumn<Row>, "kind"> = {}): ButtonColumn<Row> => ({ kind: "button", ...more }),
} as const;
