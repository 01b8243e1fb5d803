import {
  accessTo, appendEvent, coEditedCell, documentName, documentOfScope, isCoEdited, nextEventId, parseDeviceId, readCell, readCells, readCoEdited, readNotices,
  type AnyComponent, type Celebration, type Component, type DeviceId, type DocumentRef, type ElementId, type ElementKind, type FileRecord, type JsonValue, type LazyAnswer, type LazyQuestion, type Notice, type PageEntry, type Person, type ReaderContext, type RoomEvent, 
  type Scope, type Storage, type WidgetPlace,
} from "@tutti/protocol";
import * as Y from "yjs";
import type { Viewer } from "../room/ports.ts";
import { Copy } from "./wire.ts";
import { dataframeHandle, type DataframeHandle } from "./dataframe-handle.ts";
import { componentHandle } from "./component-handle.ts";
import { conversationHandle, type ConversationHandle } from "./conversation-handle.ts";
import { dialogHandle, hasOpen, type DialogHandle } from "./dialog-handle.ts";
import { sharedHandle, type SharedHandle } from "./shared-choice-handle.ts";
import { findOne, isKind, namesOf, propsOf, type Element } from "./find.ts";
import {
  buttonHandle, inputHandle, passwordHandle, placeOf, type ButtonHandle, type ChartHandle, type ChecklistHandle, type ComponentHandle, type CounterHandle, type ElementHandle, type FormHandle, type Hand,
  type InputHandle, type InputKind, type KanbanHandle, type LinkHandle, type MenuHandle, type PasswordHandle, type PollHandle, type SelectableKind,
} from "./handles.ts";
import { dataEditorHandle, type DataEditorHandle } from "./data-editor-handle.ts";
import { chartHandle, checklistHandle, counterHandle, menuHandle, pollHandle } from "./shared-handles.ts";
import { chatInputHandle, downloadHandle, fileUploadHandle, type ChatInputHandle, type DownloadHandle, type FilesKind, type FileUploadHandle, type SavedFile } from "./file-handles.ts";
import { bytesOf, type TestFile } from "./memory-uploads.ts";
import { kanbanHandle } from "./kanban-handle.ts";
import { Page, type Drawn, type Led } from "./page.ts";
import type { Place } from "./place.ts";

/** An error that the page shows in place. */
export interface ShownError {
  readonly name: string;
  readonly message: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

const SCOPES = ["room", "owner", "me"] as const;

/**
 * Somebody with the app open. Finders give what their page shows; what they do is done in their own copies of the
 * documents, as in a browser, and has reached the script after the next `run()`.
 */
export class TestPerson {
  /** Who they are, as the room knows them. */
  readonly who: Person;
  readonly #place: Place;
  readonly #copies: Record<Scope, Copy>;
  readonly #said: Copy;
  /** The room's conversation, as they see it and speak in it. */
  readonly comments: ConversationHandle;
  readonly #page = new Page((led) => this.#led(led), (dialog) => hasOpen(dialog, this.#hand));
  readonly #device = parseDeviceId("device") as DeviceId;
  readonly #hand: Hand;
  #viewer: Viewer | undefined;
  #batches = 0;
  #reader: ReaderContext = { locale: "en-GB", timeZone: "UTC", theme: "light", url: "http://localhost/app/main", embedded: false };
  #asked = 0;
  #leave: (() => void) | undefined;
  #online = true;

  /** @internal People are made by `TestApp.person`. */
  constructor(place: Place, person: Person) {
    this.#place = place;
    this.who = person;
    const copy = (scope: Scope): Copy => {
      const ref = this.#ref(scope);
      return new Copy(place.documents.open(ref), person.id, accessTo(ref, person.id, person.role) !== "write");
    };
    this.#copies = { room: copy("room"), owner: copy("owner"), me: copy("me") };
    this.#said = new Copy(place.documents.open({ app: place.app, room: place.room, kind: "comments" }), person.id, true);
    this.comments = conversationHandle({ comments: this.#said.doc, me: this.#copies.me.doc, device: this.#device, now: () => place.clock.now(), elements: () => this.#page.elements() });
    this.#hand = {
      document: ({ scope }) => this.#copies[scope].doc,
      stored: ({ scope, key }, storage) => this.#stored(scope, key, storage),
      check: (at, label, disabled) => this.#check(at, label, disabled),
      press: (at, form, choice) => this.#press(at, form, choice),
      confide: ({ scope, key }, value) => {
        if (!this.#viewer || !this.#leave) throw new Error(`${this.who.name} is not in the room: what is typed in secret waits in the page`);
        this.#place.opened()?.receive(this.#viewer, { type: "secret", scope, key, value });
      },
      emit: (at, emit) => this.#press(at, undefined, undefined, { emit }),
      say: (at, message) => this.#press(at, undefined, undefined, { message }),
    };
  }

  /** @internal Comes in, once the room is open. */
  enter(): void {
    const room = this.#place.opened();
    if (!room || !this.#online || this.#leave) return;
    room.attach(this.#ref("me"), this.#place.documents.open(this.#ref("me")));
    for (const copy of [...Object.values(this.#copies), this.#said]) copy.connect();
    this.#viewer = { person: this.who, send: (message) => this.#page.receive(message) };
    room.receive(this.#viewer, { type: "reader", reader: this.#reader });
    this.#leave = room.join(this.#viewer, this.#page.path);
  }

  /** Loses the network: the last view stays, and what this person does waits in their browser. */
  offline(): void {
    this.#online = false;
    for (const copy of [...Object.values(this.#copies), this.#said]) copy.cut();
    this.leave();
  }

  /** Has the network again: what was done meanwhile arrives. */
  online(): void {
    this.#online = true;
    this.enter();
  }

  /** Turns to another page of the app, by its name or path, as its address does. */
  goTo(page: string): void {
    const path = this.#page.pages.find(({ name }) => name === page)?.path ?? page;
    this.#page.path = path;
    if (this.#leave && this.#viewer) this.#place.opened()?.receive(this.#viewer, { type: "page", page: path });
  }

  /** What is different for this person's private blocks: their language, time zone, theme and address. */
  reads(reader: Partial<ReaderContext>): void {
    this.#reader = { ...this.#reader, ...reader };
    if (this.#viewer && this.#leave) this.#place.opened()?.receive(this.#viewer, { type: "reader", reader: this.#reader });
  }

  /** The name of the page that this person is on; `undefined` where the app has none there, and says so. */
  get page(): string | undefined {
    return this.#page.pages.find(({ path }) => path === this.#page.path)?.name;
  }

  /** The pages that the navigation lists. */
  get pages(): readonly PageEntry[] {
    return this.#page.pages.filter(({ hidden }) => hidden !== true);
  }

  /** A link to a page, by what it says. */
  pageLink(name?: string): LinkHandle {
    const link = findOne(this.#page.elements(), "pageLink", name);
    return {
      kind: "pageLink", props: link.props,
      click: () => {
        if (link.props.disabled) throw new Error(`The link to "${link.props.to}" is disabled`);
        this.goTo(link.props.to);
      },
    };
  }

  /** Tabs or an expander whose choice is everybody's (`shared: true`), by key or label. */
  readonly shared = (kind: "tabs" | "expander", name?: string): SharedHandle => sharedHandle(findOne(this.#page.elements(), kind, name), this.#hand);

  /** A dialog, by its title or key. */
  readonly dialog = (name?: string): DialogHandle => dialogHandle(findOne(this.#page.elements(), "dialog", name), this.#hand);

  /** Closes the page. */
  leave(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  readonly slider = (name?: string): InputHandle<"slider"> => this.#input("slider", name);
  readonly numberInput = (name?: string): InputHandle<"numberInput"> => this.#input("numberInput", name);
  readonly checkbox = (name?: string): InputHandle<"checkbox"> => this.#input("checkbox", name);
  readonly toggle = (name?: string): InputHandle<"toggle"> => this.#input("toggle", name);
  readonly select = (name?: string): InputHandle<"select"> => this.#input("select", name);
  readonly radio = (name?: string): InputHandle<"radio"> => this.#input("radio", name);
  readonly multiselect = (name?: string): InputHandle<"multiselect"> => this.#input("multiselect", name);
  readonly textInput = (name?: string): InputHandle<"textInput"> => this.#input("textInput", name);
  /** A `textInput` of type `password`. */
  readonly passwordInput = (name?: string): PasswordHandle => passwordHandle(findOne(this.#page.elements(), "passwordInput", name), this.#hand);
  readonly textArea = (name?: string): InputHandle<"textArea"> => this.#input("textArea", name);
  readonly dateInput = (name?: string): InputHandle<"dateInput"> => this.#input("dateInput", name);
  /** A `dateInput` of two days. */
  readonly dateRange = (name?: string): InputHandle<"dateRange"> => this.#input("dateRange", name);
  readonly timeInput = (name?: string): InputHandle<"timeInput"> => this.#input("timeInput", name);
  readonly dateTimeInput = (name?: string): InputHandle<"dateTimeInput"> => this.#input("dateTimeInput", name);
  readonly pills = (name?: string): InputHandle<"pills"> => this.#input("pills", name);
  /** `pills` with `many: true`. */
  readonly manyPills = (name?: string): InputHandle<"manyPills"> => this.#input("manyPills", name);
  readonly segmented = (name?: string): InputHandle<"segmented"> => this.#input("segmented", name);
  /** `segmented` with `many: true`. */
  readonly manySegmented = (name?: string): InputHandle<"manySegmented"> => this.#input("manySegmented", name);
  readonly selectSlider = (name?: string): InputHandle<"selectSlider"> => this.#input("selectSlider", name);
  readonly colorPicker = (name?: string): InputHandle<"colorPicker"> => this.#input("colorPicker", name);
  readonly codeEditor = (name?: string): InputHandle<"codeEditor"> => this.#input("codeEditor", name);
  readonly kanban = (name?: string): KanbanHandle => kanbanHandle(findOne(this.#page.elements(), "kanban", name), this.#hand, this.who.id);
  readonly richText = (name?: string): InputHandle<"richText"> => this.#input("richText", name);
  readonly feedback = (name?: string): InputHandle<"feedback"> => this.#input("feedback", name);
  readonly pagination = (name?: string): InputHandle<"pagination"> => this.#input("pagination", name);
  readonly menuButton = (name?: string): MenuHandle => menuHandle(findOne(this.#page.elements(), "menuButton", name), this.#hand);
  readonly checklist = (name?: string): ChecklistHandle => checklistHandle(findOne(this.#page.elements(), "checklist", name), this.#hand, this.who.id);
  readonly counter = (name?: string): CounterHandle => counterHandle(findOne(this.#page.elements(), "counter", name), this.#hand, this.who.id);
  readonly poll = (name?: string): PollHandle => pollHandle(findOne(this.#page.elements(), "poll", name), this.#hand, this.who.id);

  /** A chart with `select`, by its title, label or key. */
  readonly lineChart = (name?: string): ChartHandle<"lineChart"> => this.#chart("lineChart", name);
  readonly areaChart = (name?: string): ChartHandle<"areaChart"> => this.#chart("areaChart", name);
  readonly barChart = (name?: string): ChartHandle<"barChart"> => this.#chart("barChart", name);
  readonly echarts = (name?: string): ChartHandle<"echarts"> => this.#chart("echarts", name);
  readonly vegaLite = (name?: string): ChartHandle<"vegaLite"> => this.#chart("vegaLite", name);
  readonly plotly = (name?: string): ChartHandle<"plotly"> => this.#chart("plotly", name);
  readonly map = (name?: string): ChartHandle<"map"> => this.#chart("map", name);
  readonly scatterChart = (name?: string): ChartHandle<"scatterChart"> => this.#chart("scatterChart", name);
  readonly fileUpload = (name?: string): FileUploadHandle => this.#files("fileUpload", name);
  /** A camera: `upload` hands over what it would have taken. */
  readonly cameraInput = (name?: string): FileUploadHandle<"cameraInput"> => this.#files("cameraInput", name);
  /** A microphone: `upload` hands over what it would have recorded. */
  readonly audioInput = (name?: string): FileUploadHandle<"audioInput"> => this.#files("audioInput", name);
  /** A dataframe, by its label or key. */
  dataframe(name?: string): DataframeHandle {
    const elements = this.#page.elements();
    const plain = elements.some((element) => isKind(element, "dataframe") && (name === undefined || namesOf(element).includes(name)));
    return dataframeHandle(plain ? findOne(elements, "dataframe", name) : findOne(elements, "dataframeWidget", name), this.#hand, this.who.id, (element, version, question) => this.#ask(element, version, question));
  }

  /**
   * A component of the author's own, by its label or key. With its definition its value and events are typed and checked, as in
   * the page: `t.component(brush, "Months").set([1, 3])`.
   */
  component(name?: string): ComponentHandle;
  component<Props, Value, Events>(definition: Component<Props, Value, Events>, name?: string): ComponentHandle<Value, Events>;
  component(first?: string | AnyComponent, second?: string): ComponentHandle | ComponentHandle<unknown, Readonly<Record<string, unknown>>> {
    const elements = this.#page.elements();
    if (typeof first !== "object") return componentHandle<unknown, JsonValue, Readonly<Record<string, JsonValue>>>(findOne(elements, "component", first), this.#hand, undefined);
    return componentHandle(findOne(elements.filter((element) => !isKind(element, "component") || element.props.name === first.name), "component", second), this.#hand, first);
  }
  /** A table that people edit, by its label or key. */
  readonly dataEditor = (name?: string): DataEditorHandle => dataEditorHandle(findOne(this.#page.elements(), "dataEditor", name), this.#hand, {
    me: this.who.id, blob: (blob, column) => this.#place.blobColumn(blob, column), batch: () => `${this.who.id}-${(this.#batches += 1)}`,
  });

  /** A chat input, by its placeholder or key; the only one where absent. */
  readonly chatInput = (name?: string): ChatInputHandle => chatInputHandle(findOne(this.#page.elements(), "chatInput", name), this.#hand, (at, file) => this.#bring(at, file));
  /** A download button, by its label or key. */
  readonly downloadButton = (name?: string): DownloadHandle => downloadHandle(findOne(this.#page.elements(), "downloadButton", name), this.#hand, (blob) => this.#save(blob));

  /** Files that were made for this person when they pressed a button, oldest first. */
  get downloads(): readonly SavedFile[] {
    return this.#page.downloads.map(({ blob, fileName }) => ({ fileName, ...this.#save(blob) }));
  }

  /** A button, by its label or key. */
  button(name?: string): ButtonHandle {
    return buttonHandle(findOne(this.#page.elements(), "button", name), this.#hand);
  }

  /** A form, by its key. */
  form(key?: string): FormHandle {
    const elements = this.#page.elements();
    const form = findOne(elements, "form", key);
    return {
      kind: "form",
      props: form.props,
      submit: (name) => {
        const buttons = elements.filter((element) => isKind(element, "submitButton")).filter((element) => element.widget?.form === form.props.key);
        const button = name === undefined ? buttons[0] : findOne(buttons, "submitButton", name);
        if (!button) throw new Error(`The form "${form.props.key}" has no submitButton`);
        buttonHandle(button, this.#hand, form, () => this.#draft(button, form)).click();
      },
    };
  }

  /** A metric's props: `t.metric("Revenue").value`. */
  metric(label?: string): Element<"metric">["props"] {
    return findOne(this.#page.elements(), "metric", label).props;
  }

  /** One element of a kind, by label, key or text. @throws if there is none or more than one. */
  one<Kind extends ElementKind>(kind: Kind, name?: string): ElementHandle<Kind> {
    return { kind, props: propsOf<Kind>(findOne(this.#page.elements(), kind, name)) };
  }

  /** All elements of a kind, in the order of the page. */
  all<Kind extends ElementKind>(kind: Kind): ElementHandle<Kind>[] {
    const elements = this.#page.elements().filter((element) => isKind(element, kind));
    return elements.map((element) => ({ kind, props: propsOf<Kind>(element) }));
  }

  /** Whether there is such an element. */
  shows(kind: ElementKind, name?: string): boolean {
    return this.#page.elements().some((element) => isKind(element, kind) && (name === undefined || namesOf(element).includes(name)));
  }

  /** Every text on the page (text, markdown, titles, captions, alerts), in order. */
  get texts(): string[] {
    return this.#page.elements().flatMap((element) => ("body" in element.props ? [element.props.body] : []));
  }

  /** The page as a tree of plain data, for equality. */
  view(): Drawn {
    return this.#page.tree();
  }

  /** What the page shows as having failed. */
  get errors(): ShownError[] {
    return this.all("exception").map(({ props: { name, message, file, line } }) => ({ name, message, file, line }));
  }

  /** Toasts so far, oldest first. */
  get toasts(): readonly string[] {
    return this.#page.toasts.flatMap(({ body }) => (body === "" ? [] : [body]));
  }

  /** What has flown across the page so far, oldest first: balloons, snow. */
  get celebrations(): readonly Celebration[] {
    return this.#page.toasts.flatMap(({ celebration }) => celebration ?? []);
  }

  /** What the server told this person alone, oldest first: conflicts, refused and interrupted presses. */
  get notices(): readonly Notice[] {
    return readNotices(this.#copies.me.doc).map(([, notice]) => notice);
  }

  /** The documents as this person has them, for equality between people. */
  document(scope: Scope): Readonly<Record<string, JsonValue>> {
    return Object.fromEntries(readCells(this.#copies[scope].doc));
  }

  #input<Kind extends InputKind>(kind: Kind, name: string | undefined): InputHandle<Kind> {
    return inputHandle(kind, findOne(this.#page.elements(), kind, name), this.#hand);
  }

  #chart<Kind extends SelectableKind>(kind: Kind, name: string | undefined): ChartHandle<Kind> {
    return chartHandle(kind, findOne(this.#page.elements(), kind, name), this.#hand, this.who.id);
  }

  #files<Kind extends FilesKind>(kind: Kind, name: string | undefined): FileUploadHandle<Kind> {
    return fileUploadHandle(kind, findOne(this.#page.elements(), kind, name), this.#hand, (at, file) => this.#bring(at, file));
  }

  /** As the server does: the widget is asked first, and then what is in the file. */
  #bring({ key }: WidgetPlace, file: TestFile): FileRecord {
    const { app, room, clock, uploads } = this.#place;
    const ruling = this.#place.opened()?.mayUpload(this.who.id, { key, name: file.name, size: bytesOf(file).byteLength });
    if (!this.#online || !ruling) throw new Error(`${this.who.name} is not in the room: a file waits in the browser until its person is back`);
    if (ruling.kind !== "take") throw new Error(ruling.reason);
    return uploads.put({ app, room, key, scope: ruling.scope, by: this.who.id, at: clock.now() }, ruling.rules, file);
  }

  /** As the server does: what nothing on one's page names is not there. */
  #save(blob: string): { readonly bytes: Uint8Array; readonly mime: string } {
    const found = this.#place.blobs.get(blob);
    if (!found || !this.#place.opened()?.mayRead(this.who.id, blob)) throw new Error(`${this.who.name} may not read this file`);
    return found;
  }

  #led({ page, query }: Led): void {
    if (page !== undefined) this.goTo(page);
    const url = new URL(this.#reader.url);
    if (page !== undefined) url.search = "";
    for (const [name, values] of Object.entries(query ?? {})) {
      url.searchParams.delete(name);
      for (const value of values) url.searchParams.append(name, value);
    }
    this.reads({ url: url.href });
  }

  #draft(button: Element<"submitButton">, form: Element<"form">): Readonly<Record<string, JsonValue>> {
    const { doc } = this.#copies[placeOf(button).scope];
    const values = form.props.cells.map((cell) => [cell, isCoEdited(cell) ? readCoEdited(doc, cell) : readCell(doc, cell)] as const);
    return Object.fromEntries(values.filter((pair): pair is readonly [string, JsonValue] => pair[1] !== undefined));
  }

  #stored(scope: Scope, key: string, storage: Storage): JsonValue | undefined {
    const { doc } = this.#copies[scope];
    const written = coEditedCell(storage, key);
    if (written === undefined) return readCell(doc, key);
    return doc.share.has(written) ? readCoEdited(doc, written) : undefined;
  }

  #check({ scope }: WidgetPlace, label: string, disabled: boolean): void {
    if (disabled) throw new Error(`"${label}" is disabled`);
    const ref = this.#ref(scope);
    if (accessTo(ref, this.who.id, this.who.role) === "write") return;
    throw new Error(`${this.who.name} is ${this.who.role === "owner" || this.who.role === "editor" ? "an" : "a"} ${this.who.role}, who cannot use "${label}"`);
  }

  #ask(element: ElementId, version: string, question: LazyQuestion): Promise<LazyAnswer> {
    const [room, viewer] = [this.#place.opened(), this.#viewer];
    if (!room || !viewer || !this.#leave) return Promise.resolve({ problem: "offline" });
    const n = (this.#asked += 1);
    return new Promise((resolve) => {
      this.#page.answered.set(n, resolve);
      room.receive(viewer, { type: "ask", n, element, version, question });
    });
  }

  #press({ key }: WidgetPlace, form: Parameters<Hand["press"]>[1], choice: string | undefined, more: Pick<RoomEvent, "emit" | "message"> = {}): void {
    const { doc } = this.#copies.me;
    const written = SCOPES.map((scope) => [documentName(this.#ref(scope)), this.#copies[scope].doc] as const);
    const after = Object.fromEntries(written.map(([name, copy]) => [name, [copy.clientID, Y.getState(copy.store, copy.clientID)] as const]));
    const event: RoomEvent = {
      id: nextEventId(doc, this.#device), kind: form ? "submit" : "click", key, at: this.#place.clock.now(), after, page: this.#page.path, ...(form ? { form } : {}),
      ...(choice !== undefined && { choice }), ...more,
    };
    appendEvent(doc, event, "page");
  }

  #ref(scope: Scope): DocumentRef {
    return documentOfScope(this.#place.app, this.#place.room, scope, this.who.id);
  }
}
