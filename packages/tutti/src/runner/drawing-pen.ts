import type { FileId, Person, RichBlock, Toast } from "@tutti/protocol";
import { coEditedCell, EVERY_PAGE, formCell, isSecretCell, jsonProblem, parseWidgetKey, type ComponentProps, type ElementKind, type ElementProps, type ExceptionProps, type JsonValue, type LazyData, type TableData, type WidgetKey, type WidgetKind, type WidgetPlace, type WidgetRule } from "@tutti/protocol/script";
import type { DeliveredEvent } from "../host/messages.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { Following, Held, Holding, Mark, Pen, Press, PressKind, SharedChoice, TableReader, ValueWidget } from "../ui/pen.ts";
import type { UploadedFile } from "../ui/files.ts";
import type { LazySource } from "../ui/lazy.ts";
import type { Table } from "../ui/tables.ts";
import type { WidgetOptions } from "../ui/widget-options.ts";
import { cellId, knownWidget } from "./cells.ts";
import { deliverLate, heard } from "./emitted.ts";
import { describeValue, enterWidget, scopeOf, shown } from "./enter-widget.ts";
import type { Execution } from "./execution.ts";
import { Flow } from "./flow.ts";
import { FrameSketch } from "./frame-sketch.ts";
import { authorPlaces, callSite } from "./call-site.ts";
import { exceptionProps } from "./exception.ts";
import { readTable } from "./data/reader.ts";
import { elementId, joinPath } from "./identity.ts";
import { append, clear, makeNode, remove, type Node } from "./node.ts";
import type { WidgetRecord, WidgetValue } from "./registry.ts";
import { Quiet } from "./quiet.ts";
import { runOption } from "./run-option.ts";
import { drawError, happenedIn } from "./run-part.ts";
import { writtenSource } from "./source-of.ts";
import { travellingBytes, travellingTable } from "./tables.ts";
import { unlessOver } from "./unless-over.ts";
import { uploadedFile } from "./uploads.ts";
import { noteBranch } from "./warnings.ts";
import { keyOf } from "./widget-key.ts";

/** What a pen knows beside its container. */
export interface PenPlace<Self> {
  readonly execution: Execution;
  readonly node: Node;
  /** Segments of the keys of widgets inside. */
  readonly path: string;
  /** The form around it, and where it lists its cells, and what its author calls its buttons. */
  readonly form?: { readonly key: string; readonly cells: string[]; readonly buttons: Map<string, string> };
  /** What the author is handed for a container. */
  readonly make: (pen: DrawingPen<Self>) => Self;
}

/** Draws for real: builds nodes, reads cells, and hands clicks out. */
export class DrawingPen<Self> implements Pen<Self> {
  readonly place: PenPlace<Self>;

  constructor(place: PenPlace<Self>) {
    this.place = place;
  }

  get own(): boolean {
    return this.place.execution.part.person !== undefined;
  }

  get inForm(): boolean {
    return this.place.form !== undefined;
  }

  put<K extends ElementKind>(kind: K, props: ElementProps[K], name?: string): Mark<K> {
    const { node: parent, execution } = this.#begin(kind);
    this.#checkPlain(kind, props);
    return this.#draw(parent, makeNode({ id: parent.names.next(parent.id, kind, name), kind, props, owner: execution }));
  }

  hold<K extends ElementKind>(kind: K, props: ElementProps[K], { name, segment, slot = false, shared }: Holding = {}): Held<K, Self> {
    const { node: parent, execution, make } = this.#begin(kind);
    this.#checkPlain(kind, props);
    const node = makeNode({ id: parent.names.next(parent.id, kind, name), kind, props, owner: execution, holds: true, slot, ...(shared && { widget: this.#share(kind, shared) }) });
    const mark = this.#draw<K>(parent, node);
    const pen = new DrawingPen({ ...this.place, node, path: joinPath(this.place.path, segment) });
    return { mark, pen, inside: make(pen) };
  }

  readonly submittedWith = undefined;

  value<K extends WidgetKind, Stored, V>(widget: ValueWidget<K, Stored, V>): V {
    const { kind, rule, options, called = kind, handler = "onChange" } = widget;
    const run = runOption(widget);
    if (typeof run === "string") return this.fail(run);
    const props = { ...this.#bound(widget), ...run };
    const { execution, form } = this.#begin(kind);
    this.#checkProps(kind, called, props, rule);
    if (form && options.onChange) this.fail(`${called} "${props.label}" has ${handler} inside a form, where nothing takes effect before the submit`, "Use the form's onSubmit");
    if (form && widget.hears && "on" in options) this.fail(`${called} "${props.label}" has handlers inside a form, where nothing takes effect before the submit`, "Use the form's onSubmit");
    if (form && rule.storage === "entries") this.fail(`${called} "${props.label}" stands in a form, where nothing counts before the submit`, "Draw it outside the form");
    const key = this.#key(kind, props.label, options);
    const { value, place, cell, read } = describeValue(execution, key, widget, form !== undefined || widget.committed !== true);
    const lock = execution.pass.scene.locks.of(options.key);
    if (lock !== undefined) return this.#locked(called, key, value, lock);
    const { hears } = widget;
    const hear = hears && ((delivered: DeliveredEvent) => heard(execution.pass.scene, hears, delivered));
    this.#enter(called, key, value, hear);
    if (hear) deliverLate(execution, key, hear);
    const { scene } = execution.pass;
    // A secret is handed over beside the submit, which lies in a document.
    if (rule.storage !== "secret") form?.cells.push(place.key);
    if (options.run !== "never") execution.part.noteRead(cell, scene.cells.version(cell));
    const stored = scene.cells.get(cell);
    const written = coEditedCell(rule.storage, key);
    if (written !== undefined && hasContent(value.initial)) {
      const text = { ...place, key: written };
      if (scene.cells.get(cellId(text)) === undefined) execution.pass.seed(text, value.initial);
    }
    const decoded = read(stored);
    const drawn = widget.finish ? { ...props, ...widget.finish(decoded) } : props;
    if (drawn !== props) this.#checkProps(kind, called, drawn, rule);
    this.#drawWidget(kind, drawn, key, options, widget.scope);
    return decoded;
  }

  /** A value that nobody here can change: its widget is not drawn, since its options may name what is kept apart. */
  #locked<V>(called: string, key: WidgetKey, value: WidgetValue, lock: JsonValue): V {
    const { scene } = this.place.execution.pass;
    const fits = value.isTable || isSecretCell(value.place.key) ? undefined : value.encode(lock);
    if (fits === undefined) return this.fail((scene.locks.misfit = `This page locks "${key}" to ${shown(lock)}, which is no value of this ${called}`), "Make the page's token with a value that it could have");
    const fixed = value.read(fits);
    this.#enter(called, key, { ...value, read: () => fixed, notify: undefined });
    scene.locks.meet(key, this.place.execution.part);
    return fixed as V;
  }

  click<K extends PressKind>(kind: K, props: ElementProps[K], options: WidgetOptions): Press | undefined {
    const { form } = this.#begin(kind);
    this.#checkPlain(kind, props);
    if (kind === "chatInput" && form) this.fail(`chatInput "${props.label}" stands in a form, and sends by itself`, "Draw it outside the form");
    const key = this.#key(kind, props.label, options);
    this.#enter(kind, key, undefined);
    if (kind === "submitButton") form?.buttons.set(key, options.key ?? props.label);
    this.#drawWidget(kind, props, key, options);
    return this.#delivered(kind, key);
  }

  pressed(kind: WidgetKind, label: string, options: WidgetOptions): Press | undefined {
    this.#begin(kind);
    return this.#delivered(kind, this.#key(kind, label, options));
  }

  #delivered(kind: WidgetKind, key: WidgetKey): Press | undefined {
    const { execution } = this.place;
    const { pass, part } = execution;
    const { event } = pass;
    if (!event || pass.delivered || pass.mode !== "commit" || event.event.key !== key) return undefined;
    if ((event.event.kind === "submit") !== (kind === "submitButton")) return undefined;
    if (part.person && part.person.id !== event.by.id) return undefined;
    // What stands on several pages was pressed on one of them.
    if (event.event.page !== undefined && part.page !== EVERY_PAGE && part.page !== event.event.page) return undefined;
    pass.delivered = true;
    execution.clicked = true;
    execution.by = event.by.id;
    const { id, at, choice, message } = event.event;
    return { by: event.by, id, at, ...(choice !== undefined && { choice }), ...(message && { message }) };
  }

  /** Enters a dialog among the widgets, so that two of one key are found. */
  enterDialog(key: WidgetKey): void {
    this.#enter("dialog", key, undefined);
  }

  /** Enters a form among the widgets, so that two of one key are found. */
  enterForm(key: string): void {
    const entered = parseWidgetKey(formCell(key)) ?? this.fail(`form("${key}") has a key that cannot be kept`);
    this.#enter("form", entered, undefined);
  }

  toast(toast: Toast, to: Person | undefined): void {
    const { pass, part } = this.place.execution.caller("toast");
    const { ports, room } = pass.scene;
    const person = to ?? part.person;
    if (pass.mode === "commit" && !pass.scene.locks.areOpen) ports.emit({ type: "toast", room, run: pass.run, toast, ...(person && { to: person.id }) });
  }

  table(data: Table, columns: readonly string[] | undefined, use?: "drawn"): TableData {
    const { execution } = this.#begin("a table");
    const { pass } = execution;
    try {
      return travellingTable(data, columns, use, pass.scene, pass.blobs);
    } catch (error) {
      throw error instanceof AuthorError ? happenedIn(this.place.node, error) : error;
    }
  }

  lazy(source: LazySource): LazyData {
    const { lazy } = this.#begin("a table").execution.pass.scene;
    try {
      return lazy.draw(source);
    } catch (error) {
      throw error instanceof AuthorError ? happenedIn(this.place.node, error) : error;
    }
  }

  reader(data: Table): TableReader {
    return readTable(data, this.place.execution.pass.scene.ports);
  }

  code(name: string): Pick<ComponentProps, "code" | "problem"> {
    return this.#begin("component").execution.pass.scene.ports.components(name);
  }

  blob(bytes: Uint8Array, mime: string): string {
    const { pass } = this.#begin("a file").execution;
    return travellingBytes(bytes, mime, pass.scene, pass.blobs);
  }

  seal(text: string): string {
    const { ports, secret } = this.place.execution.pass.scene;
    return ports.hmac(secret, new TextEncoder().encode(text));
  }

  get unsafeHtml(): boolean {
    return this.place.execution.pass.scene.unsafeHtml;
  }

  file(id: FileId): UploadedFile | undefined {
    const { pass, part } = this.place.execution;
    return uploadedFile(pass.scene, id, part.person?.id);
  }

  markdown(text: string): readonly RichBlock[] {
    return this.place.execution.pass.scene.ports.markdown()(text);
  }

  download(bytes: Uint8Array, mime: string, fileName: string, to: Person): void {
    const { pass } = this.place.execution.caller("downloadButton");
    const { ports, room, secret } = pass.scene;
    const name = ports.hmac(secret, bytes);
    ports.emit({ type: "blob", room, name, mime, bytes, person: to.id });
    ports.emit({ type: "download", room, run: pass.run, name, fileName, to: to.id });
  }

  meanwhile(work: () => Promise<void>): void {
    const { execution, node } = this.place;
    const { pass, part } = execution;
    const failed = (error: unknown): void => {
      if (pass.live && !(error instanceof Quiet)) drawError(pass, part, error instanceof Error ? happenedIn(node, error) : error);
    };
    execution.waiting.push(pass.scene.ports.context.run(execution, work).catch(failed));
  }

  follow<K extends ElementKind, T>(kind: K, name: string | undefined, pieces: AsyncIterable<T>, begin: (before: ElementProps[K] | undefined) => ElementProps[K], work: Following<K, T>): void {
    const { node: parent, execution } = this.#begin(kind);
    const { part, pass } = execution;
    const { scene } = pass;
    const id = parent.names.next(parent.id, kind, name);
    const before = scene.sent.element(id, part);
    // An element of this kind has these props; the table of kinds says so, which TypeScript does not follow.
    const props = begin(before?.kind === kind ? (before.props as ElementProps[K]) : undefined);
    this.#checkPlain(kind, props);
    const node = makeNode({ id, kind, props, owner: execution });
    this.#draw(parent, node);
    // A look at the past, or a preview, draws and does nothing else.
    if (pass.mode !== "commit") return;
    const site = callSite();
    const asCalled = <Made>(make: () => Made): Made => {
      try {
        return make();
      } catch (error) {
        // Nobody of the author's called: what they wrote stands where the stream was handed over.
        if (error instanceof AuthorError && site.stack !== undefined) error.stack = site.stack;
        throw error;
      }
    };
    const sketched = FrameSketch.of<K>(scene);
    const flow = new Flow<T>({ scene, part, parent, node }, pieces[Symbol.asyncIterator](), {
      take: (piece) => asCalled(() => work.take(piece)),
      props: () => asCalled(() => sketched(work)),
    });
    part.flows.add(flow);
    flow.begin();
  }

  pause(): Promise<void> {
    return this.place.execution.pass.scene.ports.pause();
  }

  unlessOver<T>(promise: Promise<T>): Promise<T> {
    return unlessOver(this.place.execution, promise);
  }

  here(error: unknown): unknown {
    return error instanceof Error && !(error instanceof Quiet) ? happenedIn(this.place.node, error) : error;
  }

  source(of: (...given: never) => unknown, body: boolean): { readonly body: string; readonly language: string } {
    const { files } = this.place.execution.pass.scene.ports;
    return writtenSource(String(of), body, authorPlaces(callSite().stack)[0], files);
  }

  describe(error: unknown): ExceptionProps {
    return exceptionProps(error, this.#begin("exception").execution.pass.scene.ports.files);
  }

  fail(message: string, hint?: string): never {
    throw happenedIn(this.place.node, new AuthorError(message, hint));
  }

  #begin(what: string): PenPlace<Self> {
    this.place.execution.drawer(what);
    return this.place;
  }

  #checkProps<K extends WidgetKind, Stored>(kind: K, called: string, props: ElementProps[K], rule: WidgetRule<ElementProps[K], Stored>): void {
    this.#checkPlain(kind, props);
    const problem = rule.problem?.(props);
    if (problem !== undefined) this.fail(`${called} "${props.label}": ${problem}`);
  }

  /** Types are stripped, not checked, where scripts run: what JSON cannot carry would break the page of everybody. */
  #checkPlain(kind: ElementKind, props: object): void {
    for (const [name, value] of Object.entries(props)) {
      // A table has been made plain already, and is large.
      const problem = name === "data" ? undefined : jsonProblem(value, name);
      if (problem !== undefined && !(name === "label" && value === undefined)) this.fail(`${kind}: ${problem}`);
    }
  }

  #draw<K extends ElementKind>(parent: Node, node: Node): Mark<K> {
    const { execution } = this.place;
    const { pass } = execution;
    noteBranch(execution, parent);
    append(parent, node);
    pass.touched();
    const change = (act: () => void): void => {
      execution.drawer(node.kind);
      act();
      node.made = undefined;
      pass.touched();
    };
    return {
      set: (props) => {
        this.#checkPlain(node.kind, props);
        change(() => void (node.props = props));
      },
      clear: () => change(() => clear(node, pass.scene.sent.childrenOf(node.id, execution.part))),
      remove: () => {
        // Its work may end after its run has: then there is nothing left to take away, and nothing to complain about.
        if (execution.drawing) change(() => remove(parent, node));
      },
    };
  }

  #drawWidget<K extends WidgetKind>(kind: K, props: ElementProps[K], key: WidgetKey, options: WidgetOptions, own?: "me"): void {
    const { execution, node, form } = this.place;
    const scope = scopeOf(execution, options, own);
    const widget: WidgetPlace = { key, scope, ...(form && { form: form.key }) };
    this.#draw(node, makeNode({ id: elementId(`widget\u0000${scope === "me" ? "me" : ""}\u0000${key}`), kind, props, owner: execution, widget }));
  }

  /** What is open in a container, as a value: scripts read and set it by its key. */
  #share(kind: ElementKind, { label, key: own, initial, accepts }: SharedChoice): WidgetPlace {
    const { execution } = this.place;
    const key = this.#key(kind, label, own === undefined ? {} : { key: own });
    const scope = scopeOf(execution, {});
    const { person } = execution.part;
    const place = { scope, ...(person && { person: person.id }), key };
    const read = (stored: JsonValue | undefined): JsonValue => (stored !== undefined && accepts(stored) ? stored : initial);
    const encode = (value: unknown): JsonValue | undefined => (accepts(value) ? read(value as JsonValue) : undefined);
    this.#enter(kind, key, { cell: cellId(place), place, initial, read, encode, notify: undefined, isTable: false });
    return { key, scope };
  }

  /** The props, with the parameter of the address that the value is mirrored in. */
  #bound<K extends WidgetKind, Stored, V>({ kind, props, rule, options, called = kind }: ValueWidget<K, Stored, V>): ElementProps[K] {
    if (options.bind === undefined) return props;
    const what = `${called} "${props.label}"`;
    if (options.bind !== "query") this.fail(`${what}: bind is ${JSON.stringify(options.bind)}; it is "query"`);
    if (options.key === undefined) this.fail(`${what} is bound to the address, and has no key to be called by there`, 'Give it one: { key: "region", bind: "query" }');
    if (rule.storage !== "value" && rule.storage !== "set" && kind !== "textInput" && kind !== "textArea") this.fail(`${what} cannot be bound to the address: what is in it does not fit there`);
    if (this.place.form) this.fail(`${what} is bound to the address inside a form, where nothing takes effect before the submit`, "Draw it outside the form");
    return { ...props, query: options.key };
  }

  #key(kind: string, label: string, options: WidgetOptions): WidgetKey {
    const key = keyOf(this.place.path, kind, label, options.key);
    return typeof key === "string" ? key : this.fail(key.problem, key.hint);
  }

  #enter(kind: string, key: WidgetKey, value: WidgetRecord["value"], hear?: WidgetRecord["hear"]): void {
    const { execution, form } = this.place;
    const cached = execution.pass.scene.ports.context.cached();
    if (cached) this.fail(`${kind} is drawn inside ${cached.called}, which is cached, and a cache knows nothing of what people do`, "Draw inputs in the script, and hand their values over as arguments");
    const problem = enterWidget(execution, key, { kind, form: form?.key, value, hear });
    if (problem) this.fail(problem.message, problem.hint);
    if (problem === null) execution.pass.scene.cells.touch(knownWidget(key, execution.part.person?.id));
  }
}

/** Whether a default text has anything in it. */
const hasContent = (value: JsonValue): boolean => value !== "" && !(Array.isArray(value) && value.length === 0);
