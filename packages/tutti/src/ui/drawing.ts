import type { Person } from "@tutti/protocol";
import type { Charts } from "./charts.ts";
import type { Chat } from "./chat.ts";
import type { Multiselect, RadioExtra, Select, SelectExtra, SelectWithNew } from "./choices.ts";
import type { Dataframe } from "./dataframes.ts";
import type { Components } from "./component.ts";
import type { DataEditor } from "./data-editors.ts";
import type { DateInput, TimeInput } from "./dates.ts";
import type { Diagrams } from "./diagrams.ts";
import type { Displays } from "./displays.ts";
import type { Editors } from "./editors.ts";
import type { Files } from "./files.ts";
import type { Columns, ColumnsOptions, ContainerOptions, ExpanderOptions, GridOptions, PopoverOptions, TabsOptions } from "./layouts.ts";
import type { Boards } from "./kanban.ts";
import type { Looks } from "./looks.ts";
import type { Maps } from "./maps.ts";
import type { Navigation } from "./navigation.ts";
import type { NumberInput, Slider } from "./numbers.ts";
import type { Pills } from "./pills.ts";
import type { SelectSlider } from "./select-sliders.ts";
import type { SharedInputs } from "./shared-inputs.ts";
import type { SpecCharts } from "./spec-charts.ts";
import type { Figure, MetricOptions } from "./tables.ts";
import type { CodeOptions, MarkdownOptions, PasswordOptions, TextAreaOptions, TextLineOptions, TextOptions, TitleOptions, Written } from "./texts.ts";
import type { Click, ValueOptions, WidgetOptions } from "./widget-options.ts";

export interface ButtonOptions extends WidgetOptions {
  /** How much it stands out; `secondary` where absent. */
  readonly kind?: "primary" | "secondary" | "tertiary";
  /** An icon before the label, by its name. */
  readonly icon?: string;
  /** Keys that press it, as `Ctrl+Enter`. */
  readonly shortcut?: string;
  /**
   * Whether its click may be run again after a crash: say so only where repeating it is harmless, by the click's `id`. Else a
   * click that a crash cut off is not repeated by itself.
   */
  readonly retry?: boolean;
}

export interface CheckboxOptions extends ValueOptions<boolean> {
  /** The default; false where absent. */
  readonly value?: boolean;
}

export interface AlertOptions {
  /** Stands over it, in bold. */
  readonly title?: string;
  /** Another icon than its own, by its name. */
  readonly icon?: string;
}

export interface ToastOptions {
  readonly icon?: string;
  /** How long it stays; 4 where absent. */
  readonly seconds?: number;
  /** For one person alone; everyone in the room where absent. */
  readonly to?: Person;
}

/** What is shown as text. */
export type Printed = string | number | boolean | bigint | null | undefined;

/** A bar that the script moves on. `value` is 0 to 1, or null while nobody knows. */
export interface Progress {
  update(value: number | null, text?: string): void;
}

/** What a stream says of a bar: how far, and in which words. */
export type Advance = number | null | readonly [value: number | null, text?: string];

export interface SpinnerOptions {
  /** Whether the seconds stand beside it that have passed since a reader first saw it. */
  readonly time?: boolean;
}

export interface StatusOptions {
  /** `running` where absent. */
  readonly state?: "running" | "complete" | "error";
  /** Whether its details are in sight. */
  readonly expanded?: boolean;
}

/** A box that says how far some work has come; what is drawn in it are its details. */
export type StatusUi<Self> = Self & { update(change: { readonly label?: string } & StatusOptions): void };

/** A place whose content is replaced by whatever is drawn in it next. */
export type Slot<Self> = Self & { clear(): void };

/**
 * What can be drawn in any container, and what a container gives back is one too.
 *
 * @typeParam Self what the containers inside are.
 */
export interface Drawing<Self> extends Navigation, SharedInputs, Editors, Boards, Displays, Diagrams, Components, Charts, SpecCharts, Maps, Looks, Files, Chat<Self> {
  /** The page's heading. `body` is Markdown, as in `header` and `subheader`. */
  title(body: Written, options?: TitleOptions): void;
  /** A heading of the second level. */
  header(body: Written, options?: TitleOptions): void;
  /** A heading of the third level. */
  subheader(body: Written, options?: TitleOptions): void;
  /** Text as it is; numbers and other plain values are printed. Of a stream, the newest. */
  text(body: Printed | AsyncIterable<Printed>, options?: TextOptions): void;
  /** GitHub's Markdown; of a stream the newest. Pieces of one text are for `writeStream`. */
  markdown(body: Written, options?: MarkdownOptions): void;
  /** Small Markdown under something. */
  caption(body: Written, options?: TextOptions): void;
  /** Source text in its language's colours, with a button that copies it. */
  code(body: Written, options?: CodeOptions): void;
  /** A line across, between what does not belong together. */
  divider(): void;
  /** Appends pieces of Markdown as they come, and resolves with all of it. */
  writeStream(pieces: AsyncIterable<string> | Iterable<string>, options?: MarkdownOptions): Promise<string>;

  /** One figure, or the newest of a stream. A number is formatted by each reader's locale; null is an em dash. */
  metric(label: string, value: number | string | null | AsyncIterable<Figure>, options?: MetricOptions): void;
  readonly dataframe: Dataframe;
  /** A table that people edit together, cell by cell. Gives the table as edited, and who changed what. */
  readonly dataEditor: DataEditor;

  /** The click, in exactly the run that carries it; else `undefined`. */
  button(label: string, options?: ButtonOptions): Click | undefined;
  /** A box to tick: whether it is. */
  checkbox(label: string, options?: CheckboxOptions): boolean;
  /** A checkbox that looks like a switch. */
  toggle(label: string, options?: CheckboxOptions): boolean;
  /** One of a few, all in sight. */
  readonly radio: Select<RadioExtra>;
  /** One of several. With `newOptions: true`, people may also choose what they type. */
  readonly select: SelectWithNew & Select<SelectExtra & { readonly newOptions?: false }>;
  readonly multiselect: Multiselect;
  readonly slider: Slider;
  readonly numberInput: NumberInput;
  /** One line, co-edited character by character. */
  textInput(label: string, options?: TextLineOptions): string;
  /**
   * A password: its person's alone, unless it is `shared`, and kept in no document, log or history. Draw it in `ui.private`, or in a form,
   * where whoever submits hands theirs over for that run. It is gone when its person leaves, or the server starts anew: "" until then.
   */
  textInput(label: string, options: PasswordOptions): string;
  /** Several lines, co-edited character by character. */
  textArea(label: string, options?: TextAreaOptions): string;
  readonly dateInput: DateInput;
  /** A time of day. */
  readonly timeInput: TimeInput;
  /** A day and a time of day. */
  readonly dateTimeInput: TimeInput;
  readonly pills: Pills;
  /** As `pills`, joined to one bar: for a few options that stand in for each other. */
  readonly segmented: Pills;
  readonly selectSlider: SelectSlider;

  /** So many columns, or one for each weight. */
  columns<const W extends number | readonly number[]>(weights: W, options?: ColumnsOptions): Columns<Self, W>;
  /** A place for what belongs together: in a frame, in a row, or in a box that scrolls. */
  container(options?: ContainerOptions): Self;
  /** Whatever is drawn in it stands in cells of equal width, as many beside each other as fit. */
  grid(options?: GridOptions): Self;
  /** A button that opens a box with what is drawn in it, for each person by themselves. */
  popover(label: string, options?: PopoverOptions): Self;
  /** A box that opens and shuts under its label. What is in it is drawn also while it is shut. */
  expander(label: string, options?: ExpanderOptions): Self;
  /** One `Ui` for each label. All are drawn; which one is open is each person's own. */
  tabs<const L extends readonly string[]>(labels: L, options?: TabsOptions): { readonly [I in keyof L]: Self };
  /** A place that holds one thing at a time: what is drawn in it takes the place of what was there. */
  empty(): Slot<Self>;

  /** A bar from 0 to 1, or one that says that nobody knows (null). The script moves it on while it works, or a stream for as long as it brings something. */
  progress(value: number | null, text?: string): Progress;
  /** As far as a stream says, for as long as it brings something. */
  progress(stream: AsyncIterable<Advance>, text?: string): void;
  /** Shows a spinner while `work` goes on; gives back what `work` gives. */
  spinner<T>(text: string, work: () => T, options?: SpinnerOptions): T;
  /** A box that says how far some work has come, with its details inside. */
  status(label: string, options?: StatusOptions): StatusUi<Self>;
  /** Says that something has gone well. `body` is Markdown. */
  success(body: Written, options?: AlertOptions): void;
  /** Says what is worth knowing. `body` is Markdown. */
  info(body: Written, options?: AlertOptions): void;
  /** Says what to look out for. `body` is Markdown. */
  warning(body: Written, options?: AlertOptions): void;
  /** Says that something has gone wrong, while the script goes on. `body` is Markdown. */
  error(body: Written, options?: AlertOptions): void;
  /** A short message in the corner, not a part of the page. */
  toast(body: string, options?: ToastOptions): void;
}
