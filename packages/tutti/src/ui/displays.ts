import type { Colour } from "@tutti/protocol";
import type { Column as Spec } from "./column.ts";
import type { ColumnOf, Table } from "./tables.ts";
import type { TextOptions, Written } from "./texts.ts";

export interface BadgeOptions extends TextOptions {
  /** `primary` where absent. */
  readonly colour?: Colour;
  readonly icon?: string;
}

export interface LinkOptions extends TextOptions {
  readonly icon?: string;
}

export interface JsonOptions {
  /** How many levels stand open at first, or all (true) or none (false); 2 where absent. */
  readonly expanded?: boolean | number;
  /** Its name for those who do not see it. */
  readonly label?: string;
}

export interface HtmlOptions {
  /** Height in CSS pixels; what does not fit scrolls. As tall as its content where absent. */
  readonly height?: number;
  /** Its name for those who do not see it. */
  readonly label?: string;
  /** Styles of its own. The theme's tokens are there as variables: `var(--accent)`. */
  readonly css?: string;
  /**
   * A script of the author's own. It runs in a frame without network, cookies or a way to the page; what stands in the HTML does not run
   * beside it. For values that come back, and for more than a few lines, there is `defineComponent`.
   */
  readonly js?: string;
  /** Shows the HTML as it is, in such a frame, with all that runs in it. Only in apps that say `unsafeHtml: true`. */
  readonly unsafe?: boolean;
}

export interface SourceOptions {
  readonly lineNumbers?: boolean;
}

export interface EchoOptions extends SourceOptions {
  /** Where the code stands; above what it draws where absent. */
  readonly position?: "above" | "below";
}

export interface TableOptions<Column extends string> {
  /** Tells two tables in one place apart. */
  readonly key?: string;
  /** The columns that are shown, and their order. */
  readonly order?: readonly Column[];
  /** How columns are shown, by their names: `column.number({ … })` and the like, or `{ label, format, … }`. */
  readonly columns?: { readonly [C in Column]?: Spec };
  /** Markdown above the table, and its name. */
  readonly caption?: string;
  /** A frame around it (true where absent), lines between its rows alone, or neither. */
  readonly border?: boolean | "horizontal";
  /** Whether the names of its columns are left out; those who do not see it hear them all the same. */
  readonly hideHeader?: boolean;
}

/** How a table shows rows that come one after the other. */
export interface StreamedTableOptions<Column extends string> extends TableOptions<Column> {
  /** So many rows are shown, the newest; 100 where absent, 1,000 at most. */
  readonly last?: number;
}

/**
 * Where a picture, sound or film comes from: its bytes, or an address: `/…` of this server, or `https://…` of a host that the
 * server was told to allow. A picture may also be a `data:` address or the text of an SVG.
 */
export type Media = Uint8Array | ArrayBuffer | string | URL;

interface PictureSize {
  /** Width in CSS pixels; as large as it is, at most the container's width, where absent. */
  readonly width?: number;
  /** Whether a click enlarges a picture to the whole page; of several, arrows go from one to the next. */
  readonly zoom?: boolean;
  /** Where a click leads, instead of enlarging it. One to another host opens beside the app. */
  readonly to?: string;
}

/** What a picture shows is said in `alt`, or in a caption; `alt: ""` says that it only decorates. */
export type ImageOptions = PictureSize & ({ readonly alt: string; readonly caption?: string } | { readonly caption: string; readonly alt?: string });
/** Of several pictures: one text for each. */
export type ImagesOptions = PictureSize & (
  | { readonly alt: readonly string[]; readonly caption?: readonly string[] }
  | { readonly caption: readonly string[]; readonly alt?: readonly string[] }
);

export interface AudioOptions {
  /** What is heard, for those who do not see the player. */
  readonly label?: string;
  /** Seconds from the beginning at which it starts, and at which it ends. */
  readonly start?: number;
  readonly end?: number;
  readonly loop?: boolean;
  /** Whether it plays as soon as it is there. Browsers let only films without sound do so before their reader has done anything in the page. */
  readonly autoplay?: boolean;
}

export interface VideoOptions extends AudioOptions {
  readonly muted?: boolean;
  /** Width in CSS pixels; the container's where absent. */
  readonly width?: number;
  /** WebVTT or SubRip texts by the name of their language, as `{ English: vtt }`. The first is shown at once. */
  readonly subtitles?: { readonly [label: string]: string | Uint8Array };
}

export interface PdfOptions {
  /** What it is, for those who do not see it; "Document" where absent. */
  readonly label?: string;
  /** Height of the box that its pages scroll in, in CSS pixels; 600 where absent. */
  readonly height?: number;
  /** The page that is shown first; 1 where absent. */
  readonly page?: number;
}

export interface IframeOptions {
  /** What is inside, for those who do not see it. */
  readonly title: string;
  /** Height in CSS pixels; 400 where absent. */
  readonly height?: number;
  readonly width?: number;
}

export interface LogoOptions {
  /** The name that the picture stands for. */
  readonly alt: string;
  readonly size?: "small" | "medium" | "large";
  /** Where a click leads. */
  readonly to?: string;
}

export type SpaceSize = "small" | "medium" | "large" | number;

/** What shows something and asks for nothing, beside text, tables and charts. */
export interface Displays {
  /** A short word in a coloured box. `body` is Markdown. */
  badge(body: Written, options?: BadgeOptions): void;
  /** A link. One to another host opens beside the app. */
  link(label: string, to: string, options?: LinkOptions): void;
  /** A formula in LaTeX, on a line of its own. In Markdown, `$…$` and `$$…$$` are formulas too. */
  latex(body: Written, options?: TextOptions): void;
  /**
   * HTML, cleaned before it is shown: no scripts, handlers, forms, frames or embedded objects. Its styles apply to it alone, and
   * nothing of it is drawn outside its box. With `js` it stands in a frame that reaches nothing.
   */
  html(html: string, options?: HtmlOptions): void;
  /**
   * Runs `block`, and shows what you wrote in it: in its language's colours, with its types, moved to the left. Gives back what it gives.
   */
  echo<T>(block: () => T, options?: EchoOptions): T;
  /** The text of a function as you wrote it, from the file that calls this; it is not run. */
  showSource(of: (...given: never) => unknown, options?: SourceOptions): void;
  /** Plain data as a tree that opens and shuts. Of more than 5,000 values the rest is left out, and said to be. */
  json(value: unknown, options?: JsonOptions): void;
  /** An error as the page shows those that end a script; the script goes on. */
  exception(error: unknown): void;
  /**
   * Draws each value in the way that fits it: texts as Markdown, numbers and dates as text, errors with their place, rows of objects and
   * columns of arrays as a table, and other values as JSON.
   */
  write(...values: readonly unknown[]): void;
  /** A table for reading: all rows stand in the page, up to 1,000. */
  table<const T extends Table>(data: T, options?: TableOptions<ColumnOf<T>>): void;
  table<R extends object>(rows: AsyncIterable<R | readonly R[]>, options?: StreamedTableOptions<keyof R & string>): void;

  /** A picture, or several beside each other. Of a stream the newest, of at most 2 MiB each. */
  image(source: Media, options: ImageOptions): void;
  image(sources: readonly Media[], options: ImagesOptions): void;
  image(stream: AsyncIterable<Media>, options: ImageOptions): void;
  /** A sound, with a player. */
  audio(source: Media, options?: AudioOptions): void;
  /** A film, with a player. */
  video(source: Media, options?: VideoOptions): void;
  /** A PDF to read, page by page: its text can be selected and read out, and nothing in it runs. */
  pdf(source: Media, options?: PdfOptions): void;
  /** Another page, shut off from this one: it runs, but cannot reach the app. Other hosts have to be allowed by the server. Of one that is handed over as `html`, styles hold and scripts do not run. */
  iframe(source: string | URL | { readonly html: string }, options: IframeOptions): void;
  /** The mark of whoever the app is by. */
  logo(source: Media, options: LogoOptions): void;

  /** Empty room between two elements: small, medium or large, or so many CSS pixels. */
  space(size?: SpaceSize): void;
  /** A grey place for what is still to come. `height` in CSS pixels. */
  skeleton(options?: { readonly height?: number }): void;
  /** Balloons rise over everybody's page, once. */
  balloons(): void;
  /** Snow falls over everybody's page, once. */
  snow(): void;
}
