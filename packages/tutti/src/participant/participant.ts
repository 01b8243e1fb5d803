import {
  accessTo, appendEvent, coEditedCell, documentName, documentOfScope, isCoEdited, nextEventId, readCell, readCells, readCoEdited, readNotices,
  type AnyComponent, type AppId, type Broadcast, type Celebration, type ClientMessage, type Component, type DeviceId, type DocumentRef, type ElementId, type ElementKind, type JsonValue, type LazyAnswer, type LazyQuestion, type Notice, type PageEntry, type Person, type ReaderContext, type RoomEvent,
  type RoomId, type Scope, type Storage, type WidgetPlace,
} from "@tutti/protocol";
import * as Y from "yjs";
import { componentHandle } from "./component-handle.ts";
import { conversationHandle, type ConversationHandle } from "./conversation-handle.ts";
import { dataframeHandle, type DataframeHandle } from "./dataframe-handle.ts";
import { dialogHandle, hasOpen, type DialogHandle } from "./dialog-handle.ts";
import { findOne, isKind, namesOf, propsOf, type Element } from "./find.ts";
import {
  buttonHandle, inputHandle, passwordHandle, placeOf, type ButtonHandle, type ChartHandle, type ChecklistHandle, type ComponentHandle, type CounterHandle, type ElementHandle, type FormHandle, type Hand,
  type InputHandle, type InputKind, type KanbanHandle, type LinkHandle, type MenuHandle, type PasswordHandle, type PollHandle, type SelectableKind,
} from "./handles.ts";
import { kanbanHandle } from "./kanban-handle.ts";
import { Page, type Drawn, type Led } from "./page.ts";
import { sharedHandle, type SharedHandle } from "./shared-choice-handle.ts";
import { chartHandle, checklistHandle, counterHandle, menuHandle, pollHandle } from "./shared-handles.ts";

/** An error that the page shows in place. */
export interface ShownError {
  readonly name: string;
  readonly message: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** Where somebody takes part, and what carries what they do. */
export interface ParticipantPorts {
  readonly app: AppId;
  readonly room: RoomId;
  /** Their copies of the documents that hold values. */
  readonly documents: Readonly<Record<Scope, Y.Doc>>;
  /** Their copy of what was said. */
  readonly said: Y.Doc;
  readonly device: DeviceId;
  now(): number;
  /** Tells the room something on the stream. False where they are not in it just now. */
  tell(message: ClientMessage): boolean;
}

const SCOPES = ["room", "owner", "me"] as const;

/**
 * Somebody who takes part in a room without a browser: a person of a test, or a program. Finders give what their page shows; what
 * they do is done in their own copies of the documents, as in a browser.
 */
export abstract class Participant {
  /** Who they are, as the room knows them. */
  abstract readonly who: Person;
  /** The room's conversation, as they see it and speak in it. */
  readonly comments: ConversationHandle;
  protected readonly shown = new Page((led) => this.#led(led), (dialog) => hasOpen(dialog, this.hand));
  protected readonly hand: Hand;
  protected reader: ReaderContext = { locale: "en-GB", timeZone: "UTC", theme: "light", url: "http://localhost/app/main", embedded: false };
  readonly #ports: ParticipantPorts;
  #asked = 0;

  protected constructor(ports: ParticipantPorts) {
    this.#ports = ports;
    this.comments = conversationHandle({ comments: ports.said, me: ports.documents.me, device: ports.device, now: () => ports.now(), elements: () => this.shown.elements() });
    this.hand = {
      document: ({ scope }) => ports.documents[scope],
      stored: ({ scope, key }, storage) => this.#stored(scope, key, storage),
      check: (at, label, disabled) => this.#check(at, label, disabled),
      press: (at, form, choice) => this.#press(at, form, choice),
      confide: ({ scope, key }, value) => {
        if (!ports.tell({ type: "secret", scope, key, value })) throw new Error(`${this.who.name} is not in the room: what is typed in secret waits in the page`);
      },
      emit: (at, emit) => this.#press(at, undefined, undefined, { emit }),
      say: (at, message) => this.#press(at, undefined, undefined, { message }),
    };
  }

  /** Turns to another page of the app, by its name or path, as its address does. */
  goTo(page: string): void {
    const path = this.shown.pages.find(({ name }) => name === page)?.path ?? page;
    this.shown.path = path;
    this.#ports.tell({ type: "page", page: path });
  }

  /** What is different for this person's private blocks: their language, time zone, theme and address. */
  reads(reader: Partial<ReaderContext>): void {
    this.reader = { ...this.reader, ...reader };
    this.#ports.tell({ type: "reader", reader: this.reader });
  }

  /** The name of the page that this person is on; `undefined` where the app has none there, and says so. */
  get page(): string | undefined {
    return this.shown.pages.find(({ path }) => path === this.shown.path)?.name;
  }

  /** The pages that the navigation lists. */
  get pages(): readonly PageEntry[] {
    return this.shown.pages.filter(({ hidden }) => hidden !== true);
  }

  /** A link to a page, by what it says. */
  pageLink(name?: string): LinkHandle {
    const link = findOne(this.shown.elements(), "pageLink", name);
    return {
      kind: "pageLink", props: link.props,
      click: () => {
        if (link.props.disabled) throw new Error(`The link to "${link.props.to}" is disabled`);
        this.goTo(link.props.to);
      },
    };
  }

  /** Tabs or an expander whose choice is everybody's (`shared: true`), by key or label. */
  readonly shared = (kind: "tabs" | "expander", name?: string): SharedHandle => sharedHandle(findOne(this.shown.elements(), kind, name), this.hand);

  /** A dialog, by its title or key. */
  readonly dialog = (name?: string): DialogHandle => dialogHandle(findOne(this.shown.elements(), "dialog", name), this.hand);

  readonly slider = (name?: string): InputHandle<"slider"> => this.#input("slider", name);
  readonly numberInput = (name?: string): InputHandle<"numberInput"> => this.#input("numberInput", name);
  readonly checkbox = (name?: string): InputHandle<"checkbox"> => this.#input("checkbox", name);
  readonly toggle = (name?: string): InputHandle<"toggle"> => this.#input("toggle", name);
  readonly select = (name?: string): InputHandle<"select"> => this.#input("select", name);
  readonly radio = (name?: string): InputHandle<"radio"> => this.#input("radio", name);
  readonly multiselect = (name?: string): InputHandle<"multiselect"> => this.#input("multiselect", name);
  readonly textInput = (name?: string): InputHandle<"textInput"> => this.#input("textInput", name);
  /** A `textInput` of type `password`. */
  readonly passwordInput = (name?: string): PasswordHandle => passwordHandle(findOne(this.shown.elements(), "passwordInput", name), this.hand);
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
  readonly kanban = (name?: string): KanbanHandle => kanbanHandle(findOne(this.shown.elements(), "kanban", name), this.hand, this.who.id);
  readonly richText = (name?: string): InputHandle<"richText"> => this.#input("richText", name);
  readonly feedback = (name?: string): InputHandle<"feedback"> => this.#input("feedback", name);
  readonly pagination = (name?: string): InputHandle<"pagination"> => this.#input("pagination", name);
  readonly menuButton = (name?: string): MenuHandle => menuHandle(findOne(this.shown.elements(), "menuButton", name), this.hand);
  readonly checklist = (name?: string): ChecklistHandle => checklistHandle(findOne(this.shown.elements(), "checklist", name), this.hand, this.who.id);
  readonly counter = (name?: string): CounterHandle => counterHandle(findOne(this.shown.elements(), "counter", name), this.hand, this.who.id);
  readonly poll = (name?: string): PollHandle => pollHandle(findOne(this.shown.elements(), "poll", name), this.hand, this.who.id);

  /** A chart with `select`, by its title, label or key. */
  readonly lineChart = (name?: string): ChartHandle<"lineChart"> => this.#chart("lineChart", name);
  readonly areaChart = (name?: string): ChartHandle<"areaChart"> => this.#chart("areaChart", name);
  readonly barChart = (name?: string): ChartHandle<"barChart"> => this.#chart("barChart", name);
  readonly echarts = (name?: string): ChartHandle<"echarts"> => this.#chart("echarts", name);
  readonly vegaLite = (name?: string): ChartHandle<"vegaLite"> => this.#chart("vegaLite", name);
  readonly plotly = (name?: string): ChartHandle<"plotly"> => this.#chart("plotly", name);
  readonly map = (name?: string): ChartHandle<"map"> => this.#chart("map", name);
  readonly scatterChart = (name?: string): ChartHandle<"scatterChart"> => this.#chart("scatterChart", name);

  /** A dataframe, by its label or key. */
  dataframe(name?: string): DataframeHandle {
    const elements = this.shown.elements();
    const plain = elements.some((element) => isKind(element, "dataframe") && (name === undefined || namesOf(element).includes(name)));
    return dataframeHandle(plain ? findOne(elements, "dataframe", name) : findOne(elements, "dataframeWidget", name), this.hand, this.who.id, (element, version, question) => this.#ask(element, version, question));
  }

  /**
   * A component of the author's own, by its label or key. With its definition its value and events are typed and checked, as in
   * the page: `t.component(brush, "Months").set([1, 3])`.
   */
  component(name?: string): ComponentHandle;
  component<Props, Value, Events>(definition: Component<Props, Value, Events>, name?: string): ComponentHandle<Value, Events>;
  component(first?: string | AnyComponent, second?: string): ComponentHandle | ComponentHandle<unknown, Readonly<Record<string, unknown>>> {
    const elements = this.shown.elements();
    if (typeof first !== "object") return componentHandle<unknown, JsonValue, Readonly<Record<string, JsonValue>>>(findOne(elements, "component", first), this.hand, undefined);
    return componentHandle(findOne(elements.filter((element) => !isKind(element, "component") || element.props.name === first.name), "component", second), this.hand, first);
  }

  /** A button, by its label or key. */
  button(name?: string): ButtonHandle {
    return buttonHandle(findOne(this.shown.elements(), "button", name), this.hand);
  }

  /** A form, by its key. */
  form(key?: string): FormHandle {
    const elements = this.shown.elements();
    const form = findOne(elements, "form", key);
    return {
      kind: "form",
      props: form.props,
      submit: (name) => {
        const buttons = elements.filter((element) => isKind(element, "submitButton")).filter((element) => element.widget?.form === form.props.key);
        const button = name === undefined ? buttons[0] : findOne(buttons, "submitButton", name);
        if (!button) throw new Error(`The form "${form.props.key}" has no submitButton`);
        buttonHandle(button, this.hand, form, () => this.#draft(button, form)).click();
      },
    };
  }

  /** A metric's props: `t.metric("Revenue").value`. */
  metric(label?: string): Element<"metric">["props"] {
    return findOne(this.shown.elements(), "metric", label).props;
  }

  /** One element of a kind, by label, key or text. @throws if there is none or more than one. */
  one<Kind extends ElementKind>(kind: Kind, name?: string): ElementHandle<Kind> {
    return { kind, props: propsOf<Kind>(findOne(this.shown.elements(), kind, name)) };
  }

  /** All elements of a kind, in the order of the page. */
  all<Kind extends ElementKind>(kind: Kind): ElementHandle<Kind>[] {
    const elements = this.shown.elements().filter((element) => isKind(element, kind));
    return elements.map((element) => ({ kind, props: propsOf<Kind>(element) }));
  }

  /** Whether there is such an element. */
  shows(kind: ElementKind, name?: string): boolean {
    return this.shown.elements().some((element) => isKind(element, kind) && (name === undefined || namesOf(element).includes(name)));
  }

  /** Every text on the page (text, markdown, titles, captions, alerts), in order. */
  get texts(): string[] {
    return this.shown.elements().flatMap((element) => ("body" in element.props ? [element.props.body] : []));
  }

  /** The page as a tree of plain data, for equality. */
  view(): Drawn {
    return this.shown.tree();
  }

  /** What the page shows as having failed. */
  get errors(): ShownError[] {
    return this.all("exception").map(({ props: { name, message, file, line } }) => ({ name, message, file, line }));
  }

  /** Toasts so far, oldest first. */
  get toasts(): readonly string[] {
    return this.shown.toasts.flatMap(({ body }) => (body === "" ? [] : [body]));
  }

  /** What the script has said to everybody by `ui.room.broadcast` while this person was here, oldest first. */
  get broadcasts(): readonly Broadcast[] {
    return this.shown.broadcasts;
  }

  /** What has flown across the page so far, oldest first: balloons, snow. */
  get celebrations(): readonly Celebration[] {
    return this.shown.toasts.flatMap(({ celebration }) => celebration ?? []);
  }

  /** What the server told this person alone, oldest first: conflicts, refused and interrupted presses. */
  get notices(): readonly Notice[] {
    return readNotices(this.#ports.documents.me).map(([, notice]) => notice);
  }

  /** The documents as this person has them, for equality between people. */
  document(scope: Scope): Readonly<Record<string, JsonValue>> {
    return Object.fromEntries(readCells(this.#ports.documents[scope]));
  }

  #input<Kind extends InputKind>(kind: Kind, name: string | undefined): InputHandle<Kind> {
    return inputHandle(kind, findOne(this.shown.elements(), kind, name), this.hand);
  }

  #chart<Kind extends SelectableKind>(kind: Kind, name: string | undefined): ChartHandle<Kind> {
    return chartHandle(kind, findOne(this.shown.elements(), kind, name), this.hand, this.who.id);
  }

  #led({ page, query }: Led): void {
    if (page !== undefined) this.goTo(page);
    const url = new URL(this.reader.url);
    if (page !== undefined) url.search = "";
    for (const [name, values] of Object.entries(query ?? {})) {
      url.searchParams.delete(name);
      for (const value of values) url.searchParams.append(name, value);
    }
    this.reads({ url: url.href });
  }

  #draft(button: Element<"submitButton">, form: Element<"form">): Readonly<Record<string, JsonValue>> {
    const doc = this.#ports.documents[placeOf(button).scope];
    const values = form.props.cells.map((cell) => [cell, isCoEdited(cell) ? readCoEdited(doc, cell) : readCell(doc, cell)] as const);
    return Object.fromEntries(values.filter((pair): pair is readonly [string, JsonValue] => pair[1] !== undefined));
  }

  #stored(scope: Scope, key: string, storage: Storage): JsonValue | undefined {
    const doc = this.#ports.documents[scope];
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
    const n = (this.#asked += 1);
    return new Promise((resolve) => {
      this.shown.answered.set(n, resolve);
      if (this.#ports.tell({ type: "ask", n, element, version, question })) return;
      this.shown.answered.delete(n);
      resolve({ problem: "offline" });
    });
  }

  #press({ key }: WidgetPlace, form: Parameters<Hand["press"]>[1], choice: string | undefined, more: Pick<RoomEvent, "emit" | "message"> = {}): void {
    const doc = this.#ports.documents.me;
    const written = SCOPES.map((scope) => [documentName(this.#ref(scope)), this.#ports.documents[scope]] as const);
    const after = Object.fromEntries(written.map(([name, copy]) => [name, [copy.clientID, Y.getState(copy.store, copy.clientID)] as const]));
    const event: RoomEvent = {
      id: nextEventId(doc, this.#ports.device), kind: form ? "submit" : "click", key, at: this.#ports.now(), after, page: this.shown.path, ...(form ? { form } : {}),
      ...(choice !== undefined && { choice }), ...more,
    };
    appendEvent(doc, event, "page");
  }

  #ref(scope: Scope): DocumentRef {
    return documentOfScope(this.#ports.app, this.#ports.room, scope, this.who.id);
  }
}
