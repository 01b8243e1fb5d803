import type { ComponentProps, ElementKind, ElementProps, ExceptionProps, FileId, JsonValue, LazyData, Person, RichBlock, SentMessage, TableData, Toast, WidgetKind, WidgetRule } from "@tutti/protocol";
import type { UploadedFile } from "./files.ts";
import type { LazySource } from "./lazy.ts";
import type { Table } from "./tables.ts";
import type { Click, ValueOptions, WidgetOptions } from "./widget-options.ts";

/** What sends clicks instead of keeping a value. */
export type PressKind = "button" | "submitButton" | "menuButton" | "downloadButton" | "chatInput";

/** A click; of a menu, with the option that was chosen; of a chat input, with what was said. */
export interface Press extends Click {
  readonly choice?: string;
  readonly message?: SentMessage;
}

/** An element that was drawn, for those that change while the script goes on. */
export interface Mark<K extends ElementKind> {
  set(props: ElementProps[K]): void;
  /** Takes what is inside it away. */
  clear(): void;
  /** Takes it away. */
  remove(): void;
}

/** How a container stands in the identity of what is inside it. */
export interface Holding {
  /** What tells it from others of its kind beside it: its label or key. */
  readonly name?: string;
  /** Its segment in the keys of the widgets inside; none for those that may come and go without moving values. */
  readonly segment?: string;
  /** Whether each thing drawn in it takes the place of what was there. */
  readonly slot?: boolean;
  /** What is open in it, where that is a value of the room and not each reader's own. */
  readonly shared?: SharedChoice;
}

/** A choice that a container itself carries. */
export interface SharedChoice {
  readonly label: string;
  readonly key: string | undefined;
  readonly initial: JsonValue;
  /** @returns whether this is a choice that there is. */
  accepts(value: unknown): boolean;
}

/** What an author's component has sent. */
export interface Emitted {
  readonly name: string;
  readonly data: JsonValue;
}

/** What is done with what a component sends. */
export interface Hearing {
  /** Why it is no event of this component's, if it is none: any page may send anything. */
  problem(emitted: Emitted): string | undefined;
  handle(emitted: Emitted, event: Click): unknown;
}

/** An input with a value, as its element describes it. */
export interface ValueWidget<K extends WidgetKind, Stored, V> {
  readonly kind: K;
  /** What its author calls it, where that is not its kind. */
  readonly called?: string;
  /** What its author calls the handler of changes, where that is not `onChange`. */
  readonly handler?: string;
  readonly rule: WidgetRule<ElementProps[K], Stored>;
  readonly props: ElementProps[K];
  readonly options: Omit<ValueOptions<V>, "run"> & { readonly run?: "commit" | "drag" | "live" | "never" };
  /** Of a co-edited text: what counts is what was committed, not what is written. Inside a form, what is written always counts. */
  readonly committed?: boolean;
  /** Whose it is, where that is neither the room's nor decided by the place that it is drawn in. */
  readonly scope?: "me";
  /** What is drawn beside the props, where that depends on the author's value. */
  finish?(value: V): Partial<ElementProps[K]>;
  /**
   * What the author gets for a value of the rule's.
   *
   * @param clear takes back what people wrote in a table, as far as it is in this value.
   */
  decode(value: Stored, clear: () => void): V;
  /** What is stored for a value of the author's; `undefined` where it cannot be one. */
  encode(value: unknown): JsonValue | undefined;
  /** Of what also sends events. */
  readonly hears?: Hearing;
  /** Tells a table that `onChange` is about to have what was done in it just now, by its members. */
  noteMembers?(value: V, members: readonly string[]): void;
}

/** A container that was drawn, and the ways into it: as the author has it, and as an element of several parts has it. */
export interface Held<K extends ElementKind, Self> {
  readonly mark: Mark<K>;
  readonly inside: Self;
  readonly pen: Pen<Self>;
}

/** A table of any shape, read as its author has it. */
export interface TableReader {
  readonly rows: number;
  readonly names: readonly string[];
  column(name: string): (row: number) => unknown;
  /** The author's own row, or one put together of its columns. */
  row(at: number): unknown;
}

/** How an element follows a stream. */
export interface Following<K extends ElementKind, T> {
  /** Takes a piece. @returns how many it is worth. @throws where it is none. */
  take(piece: T): number;
  /** What the element says by now. */
  props(sketch: Sketch): ElementProps[K];
}

/** What an element needs to say what it shows, also after the run that drew it. */
export type Sketch = Pick<Pen<unknown>, "table" | "reader" | "blob" | "fail">;

/** Draws in one container. Elements are written against it; the runner has one that draws and one that replays a form. */
export interface Pen<Self> {
  /** Whether what is drawn here is one person's. */
  readonly own: boolean;
  /** Whether what is drawn here takes effect at a submit. */
  readonly inForm: boolean;
  /** Draws an element. `name` tells it from others of its kind beside it; without one, its number among them does. */
  put<K extends ElementKind>(kind: K, props: ElementProps[K], name?: string): Mark<K>;
  /** Draws a container. */
  hold<K extends ElementKind>(kind: K, props: ElementProps[K], holding?: Holding): Held<K, Self>;
  /** Draws an input, and gives back its value. */
  value<K extends WidgetKind, Stored, V>(widget: ValueWidget<K, Stored, V>): V;
  /** In a form, where what was submitted is read: the button that it was submitted with, as its author calls it. */
  readonly submittedWith: string | undefined;
  /** Draws a button, and gives back the click that this run carries for it. */
  click<K extends PressKind>(kind: K, props: ElementProps[K], options: WidgetOptions): Press | undefined;
  /** The click that this run carries for an input that was drawn, of those that can be pressed too. */
  pressed(kind: WidgetKind, label: string, options: WidgetOptions): Press | undefined;
  toast(toast: Toast, to: Person | undefined): void;
  /** Makes a table ready to travel: these columns of it, or all. `drawn` ones are places on a screen: a BigInt is a number there, to 15 digits. */
  table(data: Table, columns: readonly string[] | undefined, use?: "drawn"): TableData;
  /** Makes a table known that stays here, for pages to ask for its rows. */
  lazy(source: LazySource): LazyData;
  /** Reads a table of the author's. */
  reader(data: Table): TableReader;
  /** Where the code of a component lies, or why there is none. */
  code(name: string): Pick<ComponentProps, "code" | "problem">;
  /** Sends bytes ahead of the element that names them. @returns the name. */
  blob(bytes: Uint8Array, mime: string): string;
  /** What is made of this text and a secret of the room's: who writes the text cannot know it. */
  seal(text: string): string;
  /** Whether the app allows HTML that is not cleaned. */
  readonly unsafeHtml: boolean;
  /** A file that somebody uploaded; `undefined` where there is none of this id for this part of the script. */
  file(id: FileId): UploadedFile | undefined;
  /** Reads Markdown as the blocks of a rich text. */
  markdown(text: string): readonly RichBlock[];
  /** Hands somebody a file of their own: their page saves it. */
  download(bytes: Uint8Array, mime: string, fileName: string, to: Person): void;
  /** Does something that the run waits for. Its error is shown in this container. */
  meanwhile(work: () => Promise<void>): void;
  /**
   * Draws an element that shows what a stream brings, also after the run: until this part is drawn anew, or nobody looks.
   *
   * @param begin what the element says at first, where `before` it may have shown something already.
   */
  follow<K extends ElementKind, T>(kind: K, name: string | undefined, pieces: AsyncIterable<T>, begin: (before: ElementProps[K] | undefined) => ElementProps[K], work: Following<K, T>): void;
  /** Lets others in this process have their turn. */
  pause(): Promise<void>;
  /** What a promise gives. @throws where the run is over sooner. */
  unlessOver<T>(promise: Promise<T>): Promise<T>;
  /** An error as one that happened in this container, where it is shown. */
  here(error: unknown): unknown;
  /** What the author wrote of a function, and in which language; of its body alone. */
  source(of: (...given: never) => unknown, body: boolean): { readonly body: string; readonly language: string };
  /** An error as an element: what it says, and the author's line where it happened. */
  describe(error: unknown): ExceptionProps;
  /** Stops the script with a mistake of its author's, shown in this container. */
  fail(message: string, hint?: string): never;
}
