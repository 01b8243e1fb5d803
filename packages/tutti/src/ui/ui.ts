import type { Comments } from "./comments.ts";
import type { EventId, Person, ReaderContext } from "@tutti/protocol";
import type { Page } from "../page.ts";
import type { ButtonOptions, Drawing } from "./drawing.ts";
import type { Job, JobOptions, JobsOptions, JobWork } from "./jobs.ts";
import type { RoomInfo } from "./room-info.ts";
import type { Shared } from "./shared-state.ts";
import type { PageConfig, PagesOptions, QueryOptions, SwitchOptions, Target } from "./navigation.ts";

/** Milliseconds, or a text such as `500ms`, `5s`, `2m`, `12h`, `7d`. */
export type Duration = number | `${number}ms` | `${number}s` | `${number}m` | `${number}h` | `${number}d`;

export interface FragmentOptions {
  /** Tells two fragments in one container apart when their order changes. */
  readonly key?: string;
  /** Runs the fragment again by itself so often, while the room is open. At least 100 ms. */
  readonly every?: Duration;
}

export interface FormOptions<T> {
  /**
   * Called once for each submit that was taken, before the script, with the submitted values, their presser, and the button that
   * was pressed: its `key`, or its label where it has none. It draws nothing: set a state, write to a database.
   */
  readonly onSubmit?: (values: T, submit: { readonly by: Person; readonly id: EventId; readonly button: string }) => unknown;
  /** A frame around it; true where absent. */
  readonly border?: boolean;
  /** Whether Enter in a field submits. */
  readonly enterToSubmit?: boolean;
  /** Puts the defaults back after each submit. */
  readonly clearOnSubmit?: boolean;
}

/** What is different for each reader. */
export interface Context extends ReaderContext {
  /** The parameters of their address: one text, or several where it is there several times. */
  readonly query: { readonly [name: string]: string | readonly string[] };
}

export interface DialogOptions {
  /** Takes the title's place in its key and in those of the widgets inside it. */
  readonly key?: string;
  readonly icon?: string;
  /** About 500, 750 or 1200 CSS pixels; `small` where absent. On a telephone all are as wide as it is. */
  readonly width?: "small" | "medium" | "large";
  /** Whether people may close it by Escape, its cross, or a press beside it; true where absent. Else a button of the script's has to. */
  readonly dismissible?: boolean;
  /**
   * Called once for each person who closes it themselves, before the script; not where the script closes it. It draws nothing: set a state,
   * or another widget's value.
   */
  readonly onDismiss?: (closed: { readonly by: Person }) => unknown;
}

export interface OpenOptions {
  /** For everybody in the room, instead of whoever caused it. */
  readonly everybody?: boolean;
}

/** A dialog: opens and closes for whoever pressed the button or changed the value that this is called for. */
export interface Dialog {
  open(options?: OpenOptions): void;
  close(options?: OpenOptions): void;
}

/** Methods of containers that can hold parts of the script: fragments, dialogs and forms. */
interface Parts<Self> {
  /**
   * A part of the script that runs again by itself, when a widget inside it or a value that it read has changed. It sees the
   * outer variables of the run that drew it. Draw inside with the `Ui` it is handed. `draw` may be async; the run waits for it.
   */
  fragment(draw: (ui: Self) => unknown, options?: FragmentOptions): void;
  /**
   * What lies over the page for those who have it open. It runs again by itself, as a fragment does, and only while it is open for
   * somebody; its widgets are shared like any others. It stays open until it is closed, also while the script runs again.
   *
   * @example
   * const rename = ui.dialog("Rename", (d) => {
   *   const name = d.textInput("Name");
   *   if (d.button("Save")) { save(name); rename.close(); }
   * });
   * if (ui.button("Rename…")) rename.open();   // opens for whoever pressed
   */
  dialog(title: string, draw: (ui: Self) => unknown, options?: DialogOptions): Dialog;
  /**
   * Inputs that take effect together, at submit. Everybody fills in the same draft.
   *
   * `draw` is called with the drafts, to draw; where the form was submitted it is called a second time, drawing nothing, with
   * the submitted values, and what it returns then is what `form` returns. So `draw` may not be async, and should do nothing
   * but draw and put values together. A change of a draft runs `draw` again by itself.
   *
   * @returns the values of the last submit, or `undefined` before the first.
   */
  form<T>(key: string, draw: (form: FormUi) => T, options?: FormOptions<T>): T | undefined;
}

/** A container that everybody in the room sees. */
export interface Ui extends Drawing<Ui>, Parts<Ui> {
  /**
   * Runs once for each person in the room, and what it draws is theirs alone; so are the values of the widgets in it. Shared
   * state may be set only where a button in it was clicked.
   */
  private(draw: (mine: PrivateUi, me: Person) => unknown): void;
}

/** A container inside a private block. */
export interface PrivateUi extends Drawing<PrivateUi>, Parts<PrivateUi> {
  /** Whose block this is. */
  readonly me: Person;
  /** State of this one person's, in this room: nobody else has it, and it outlives their visit. `initial` is its value until it is set. */
  local<T>(key: string, initial: T): State<T>;
  /** The reader's language, time zone, theme and address. The block runs again when something of it changes. */
  readonly context: Context;
  /** Sets parameters of the reader's address; one that is `undefined` goes. Others of theirs stay. */
  setQuery(query: { readonly [name: string]: QueryOptions[string] | undefined }): void;
  /** Leads the block's person to another page. */
  switchPage(target: Target, options?: Pick<SwitchOptions, "query">): void;
}

/** A container inside a form. */
export interface FormUi extends Drawing<FormUi> {
  /** The button that submits the form; true in exactly the run that carries its submit. A form may have several. */
  submitButton(label: string, options?: ButtonOptions): boolean;
  /**
   * Which button the values were submitted with, where `draw` puts together what the form returns: its `key`, or its label where it
   * has none. `undefined` while the drafts are drawn.
   *
   * @example
   * const sent = ui.form("post", (f) => {
   *   const text = f.textArea("Text");
   *   f.submitButton("Save");
   *   f.submitButton("Publish");
   *   return { text, published: f.pressed === "Publish" };
   * });
   */
  readonly pressed: string | undefined;
}

/** A container of any part: what a function takes that only draws. */
export interface AnyUi extends Drawing<AnyUi> {}

/** Shared JSON of the room, under a key of the author's. */
export interface State<T> {
  readonly value: T;
  /** Equal values are not written. Whatever else read it runs again; the part that sets it does not. */
  set(value: T): void;
  update(change: (value: T) => T): void;
}

/** A page of an app: what the script of `page` is handed. */
export interface PageUi extends Ui {
  /** The column at the page's side. */
  readonly sidebar: Ui;
  /** What stays in sight at the page's bottom edge, as a field to write in does. */
  readonly bottom: Ui;
  /** Shared state of the room. `T` is plain JSON; `initial` is its value until somebody sets it. */
  state<T>(key: string, initial: T): State<T>;
  /** Shared state that merges: what is put into a list, added to a counter or written in a text at once all holds. */
  readonly shared: Shared;
  /** The room that the script runs for. */
  readonly room: RoomInfo;
  /** The value of the widget with this key, wherever it is drawn; `undefined` if none was. */
  value(key: string): unknown;
  /**
   * Sets the value of a widget by its key: before the widget is drawn it holds in this run, after it from the next run, which
   * it causes once.
   */
  setValue(key: string, value: unknown): void;
  /**
   * Work that goes on after its run, and after everybody has left: `start()` it where a button was clicked. One job of a key goes on at a time; what it has come to
   * is the same for everybody, and a part of the script that reads it runs again when it ends. Its result is plain JSON.
   *
   * @example
   * const report = ui.job("report", async ({ progress, signal }: JobWork) => build((part) => progress(part), signal));
   * if (ui.button("Build the report")) report.start();
   * if (report.state === "running") ui.progress(report.progress);
   * if (report.result) ui.link("Report", report.result);
   */
  job<In = undefined, Out = unknown>(key: string, work: (work: JobWork<In>) => Out, options?: JobOptions): Job<In, Awaited<Out>>;
  /** The room's jobs, the newest first: how far each is, who started it, what went wrong, and a button that cancels it. */
  jobs(options?: JobsOptions): void;
  /** Ends this part of the script here; what was drawn stays. */
  stop(): never;
  /** Runs the whole script again, from the top, instead of going on. */
  rerun(): never;
  /** Aborts when this run no longer counts: hand it to `fetch` and the like. */
  readonly signal: AbortSignal;
  /** Those in the room now. A part that reads it runs again when somebody joins or leaves. */
  readonly people: readonly Person[];
  /** The room's conversation: what people said at what, and what the app says itself. */
  readonly comments: Comments;
  /** The browser's tab, and how wide the page is. What a page says here goes before what the app says. */
  pageConfig(config: PageConfig): void;
  /**
   * Leads whoever pressed the button, or changed the value, that this is called for to another page. The script goes on: the
   * others stay where they are.
   */
  switchPage(target: Target, options?: SwitchOptions): void;
}

/** The whole app: what `app`'s script is handed. What it draws stands on every page. */
export interface AppUi extends PageUi {
  /**
   * Divides the app into pages: a list, or a list for each section of the navigation. Each person is on a page of their own
   * choice; values are the room's on all of them. What the script draws around this call stands on every page.
   */
  pages(pages: readonly Page[] | { readonly [section: string]: readonly Page[] }, options?: PagesOptions): void;
}
