import type { FileId, RichBlock, Toast } from "@tutti/protocol";
import { coEditedCell, valueOf, type ElementKind, type ElementProps, type ExceptionProps, type JsonValue, type LazyData, type TableData, type WidgetKey, type WidgetKind } from "@tutti/protocol/script";
import { AuthorError } from "../ui/author-error.ts";
import type { Held, Holding, Mark, Pen, TableReader, ValueWidget } from "../ui/pen.ts";
import type { UploadedFile } from "../ui/files.ts";
import type { LazySource } from "../ui/lazy.ts";
import type { Table } from "../ui/tables.ts";
import type { WidgetOptions } from "../ui/widget-options.ts";
import type { FormState } from "./form-record.ts";
import { joinPath } from "./identity.ts";
import { keyOf } from "./widget-key.ts";

/** Reading tables, files and Markdown draws nothing, and is done as where the form was drawn. */
export interface ReadOutside extends Pick<Pen<unknown>, "table" | "reader" | "file" | "markdown"> {
  /** What is locked under an author's key: it was not submitted. */
  locked(key: string | undefined): JsonValue | undefined;
  /** What whoever submitted typed in secret; it was not submitted, and is there for this run alone. */
  secret(key: WidgetKey, options: WidgetOptions, own: "me" | undefined): JsonValue | undefined;
}

/** Reads a submitted form: goes through the same calls, draws nothing, and gives each input the value that was submitted. */
export class ReplayPen<Self> implements Pen<Self> {
  readonly #values: FormState["values"];
  readonly #path: string;
  readonly #make: (pen: ReplayPen<Self>) => Self;
  readonly #read: ReadOutside;
  readonly submittedWith: string | undefined;

  constructor(values: FormState["values"], read: ReadOutside, path: string, make: (pen: ReplayPen<Self>) => Self, submittedWith?: string) {
    this.submittedWith = submittedWith;
    this.#values = values;
    this.#path = path;
    this.#make = make;
    this.#read = read;
  }

  /** What a form holds was judged when it was drawn. */
  readonly own = true;

  put<K extends ElementKind>(_kind: K, _props: ElementProps[K]): Mark<K> {
    return NO_MARK;
  }

  hold<K extends ElementKind>(_kind: K, _props: ElementProps[K], { segment }: Holding = {}): Held<K, Self> {
    const pen = new ReplayPen(this.#values, this.#read, joinPath(this.#path, segment), this.#make, this.submittedWith);
    return { mark: NO_MARK, pen, inside: this.#make(pen) };
  }

  readonly inForm = true;

  value<K extends WidgetKind, Stored, V>({ kind, props, rule, options, decode, encode, scope }: ValueWidget<K, Stored, V>): V {
    const key = keyOf(this.#path, kind, props.label, options.key);
    if (typeof key !== "string") return this.fail(key.problem, key.hint);
    const clear = (): never => this.fail("reset() was called in a form", "A form's table goes back with clearOnSubmit");
    if (rule.storage === "secret") return decode(valueOf(rule, props, this.#read.secret(key, options, scope)), clear);
    const lock = this.#read.locked(options.key);
    if (lock !== undefined) return decode(valueOf(rule, props, encode(lock)), clear);
    return decode(valueOf(rule, props, this.#values[coEditedCell(rule.storage, key) ?? key]), clear);
  }

  click(): undefined {
    return undefined;
  }

  pressed(): undefined {
    return undefined;
  }

  toast(_toast: Toast): void {}

  table(data: Table, columns: readonly string[] | undefined, use?: "drawn"): TableData {
    return this.#read.table(data, columns, use);
  }

  lazy(source: LazySource): LazyData {
    return { kind: "lazy", version: "", columns: source.columns };
  }

  reader(data: Table): TableReader {
    return this.#read.reader(data);
  }

  code(): Record<string, never> {
    return {};
  }

  blob(): string {
    return "";
  }

  seal(): string {
    return "";
  }

  readonly unsafeHtml = true;

  download(): void {}

  meanwhile(): void {}

  follow(): void {}

  async pause(): Promise<void> {}

  unlessOver<T>(promise: Promise<T>): Promise<T> {
    return promise;
  }

  here(error: unknown): unknown {
    return error;
  }

  file(id: FileId): UploadedFile | undefined {
    return this.#read.file(id);
  }

  markdown(text: string): readonly RichBlock[] {
    return this.#read.markdown(text);
  }

  source(): { readonly body: string; readonly language: string } {
    return { body: "", language: "ts" };
  }

  describe(): ExceptionProps {
    return { name: "", message: "" };
  }

  fail(message: string, hint?: string): never {
    throw new AuthorError(message, hint);
  }
}

const NO_MARK = { set: () => undefined, clear: () => undefined, remove: () => undefined };
