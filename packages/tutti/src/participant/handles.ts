import {
  coEditedCell, coEditedType, entriesOf, isWidgetKind, memberName, readCell, richTree, valueOf, WIDGETS, writeCoEdited, writeEntry,
  type Area, type ElementKind, type ElementProps, type JsonValue, type PlacedCard, type PointName, type RichBlock, type SelectableProps, type Selection, type ViewElement, type WidgetKind, type WidgetPlace, type SentMessage, type Storage, type Tick, type WidgetProps, type WidgetRule, type Vote,
} from "@tutti/protocol";
import type * as Y from "yjs";
import { propsOf, type Element } from "./find.ts";

/** What a handle needs of the person whose page it is on. */
export interface Hand {
  /** The person's copy of the document that holds a widget. */
  document(place: WidgetPlace): Y.Doc;
  /** What is stored for a widget, as this person's page has it. */
  stored(place: WidgetPlace, storage: Storage): JsonValue | undefined;
  /** @throws if this person's page would not let them change it. */
  check(place: WidgetPlace, label: string, disabled: boolean): void;
  press(place: WidgetPlace, form?: { readonly generation: number; readonly values: Readonly<Record<string, JsonValue>> }, choice?: string): void;
  /** Sends what is said in a conversation. */
  say(place: WidgetPlace, message: SentMessage): void;
  /** Sends what a component sends. */
  /** Says what is typed in secret. */
  confide(place: WidgetPlace, value: string): void;
  emit(place: WidgetPlace, emit: { readonly name: string; readonly data: JsonValue }): void;
}

/** An element on a page. */
export interface ElementHandle<Kind extends ElementKind> {
  readonly kind: Kind;
  readonly props: ElementProps[Kind];
}

/** The kinds in which people may select. */
export type SelectableKind = { [Kind in WidgetKind]: ElementProps[Kind] extends SelectableProps ? ("select" extends keyof ElementProps[Kind] ? Kind : never) : never }[WidgetKind];

/** A chart or map that people may select in. */
export interface ChartHandle<Kind extends SelectableKind> extends ElementHandle<Kind> {
  /** What the page shows as selected. */
  readonly value: Selection;
  /** Selects a point as a click does, or takes it back. `point` tells it from the others, as `{ x: "May", column: "revenue" }`. */
  pick(point: PointName, picked?: boolean): void;
  /** Draws a box or lasso, in the data's own units; null takes it away. */
  draw(area: Area | null): void;
  /** Takes everything back. */
  clear(): void;
}

/** Widgets that are pressed, selected in, brought files to, or have a way of their own to be changed. */
const OTHERWISE = [
  "button", "submitButton", "menuButton", "checklist", "counter", "kanban", "poll", "component", "fileUpload", "downloadButton", "chatInput", "cameraInput", "audioInput", "dataframeWidget",
  "dataEditor", "passwordInput", "lineChart", "areaChart", "barChart", "scatterChart", "echarts", "vegaLite", "plotly", "map",
] as const satisfies readonly WidgetKind[];

/** The kinds that have a value. */
export type InputKind = Exclude<WidgetKind, (typeof OTHERWISE)[number]>;

export const isInputKind = (kind: ElementKind): kind is InputKind => isWidgetKind(kind) && !(OTHERWISE as readonly WidgetKind[]).includes(kind);

/** What a widget's value is on the page: the stored one where it fits, else the default. */
export type ValueOf<Kind extends InputKind> = ReturnType<(typeof WIDGETS)[Kind]["initial"]>;

/** A password. Nobody's page has what was typed in it but the one that it was typed in. */
export interface PasswordHandle extends ElementHandle<"passwordInput"> {
  set(value: string): void;
}

/** An input. `set` writes as its person would; the script has run with it after the next `run()`. */
export interface InputHandle<Kind extends InputKind> extends ElementHandle<Kind> {
  readonly key: string;
  readonly label: string;
  readonly disabled: boolean;
  /** What the page shows now. */
  readonly value: ValueOf<Kind>;
  /** @throws if this person may not change it, it is disabled, or it does not take that value as it is drawn now. */
  set(value: ValueOf<Kind>): void;
  /** Whether something is a value that it takes as it is drawn now. */
  accepts(value: JsonValue): boolean;
}

/** Something to press. */
export interface ButtonHandle extends ElementHandle<"button" | "submitButton"> {
  readonly label: string;
  readonly disabled: boolean;
  /** Presses it as its person would, also offline: then the press waits. */
  click(): void;
}

/** A link to a page of the app. */
export interface LinkHandle extends ElementHandle<"pageLink"> {
  click(): void;
}

/** A button with a menu. */
export interface MenuHandle extends ElementHandle<"menuButton"> {
  readonly label: string;
  /** Opens it and chooses an option, by its label or id. */
  choose(option: string): void;
}

/** A checklist: who ticked what, by the ids of its items. */
export interface ChecklistHandle extends ElementHandle<"checklist"> {
  readonly value: readonly Tick[];
  /** Ticks an item, or takes its tick back, by its label or id. */
  tick(item: string, done?: boolean): void;
}

/** A sum that is added to. */
export interface CounterHandle extends ElementHandle<"counter"> {
  readonly value: number;
  /** Adds one step, or takes one away. */
  add(times?: number): void;
}

/** A question to everybody. */
export interface PollHandle extends ElementHandle<"poll"> {
  readonly value: readonly Vote[];
  /** Votes for an option, by its label or id; null takes the vote back. */
  vote(option: string | null): void;
}

/** A component of the author's own. `Value` and `Events` are known where it is found by its definition. */
export interface ComponentHandle<Value = JsonValue, Events = Readonly<Record<string, JsonValue>>> extends ElementHandle<"component"> {
  readonly label: string;
  readonly disabled: boolean;
  /** What it shows now: the room's value where it fits, else what it starts from. */
  readonly value: Value;
  /** Sets the room's value, as the component does. @throws where the component's page would. */
  set(value: Value): void;
  /** Sends an event, also offline: then it waits. */
  emit<Name extends keyof Events & string>(name: Name, data: Events[Name]): void;
}

/** A board: its cards, by their ids or titles. */
export interface KanbanHandle extends ElementHandle<"kanban"> {
  readonly value: readonly PlacedCard[];
  /** Moves a card to a place in a column, counted from 0; to its end where absent. Columns by their labels or ids. */
  move(card: string, column: string, at?: number): void;
  /** Adds a card at the end of a column. @returns its id. */
  add(column: string, title: string, note?: string): string;
  write(card: string, title: string, note?: string): void;
  remove(card: string): void;
}

/** A form: its drafts are set by the finders of its widgets. */
export interface FormHandle extends ElementHandle<"form"> {
  /** Submits what its person sees, by its first button or by the one of this label or key. */
  submit(button?: string): void;
}

/** The handle of an input. */
export function inputHandle<Kind extends InputKind>(kind: Kind, element: Element<Kind>, hand: Hand): InputHandle<Kind> {
  const place = placeOf(element);
  const props = propsOf<Kind>(element);
  // The rule and the props are of one kind, and so is the value that the rule makes of them.
  const rule = WIDGETS[kind] as unknown as WidgetRule<ElementProps[Kind], ValueOf<Kind>>;
  const accepts = (value: JsonValue): boolean => (rule.storage === "set" ? acceptsAll(rule, props, value) : rule.accept(props, value) !== undefined);
  return {
    kind,
    props,
    accepts,
    key: place.key,
    label: props.label,
    disabled: props.disabled ?? false,
    get value() {
      return valueOf(rule, props, hand.stored(place, rule.storage));
    },
    set(value) {
      hand.check(place, props.label, props.disabled ?? false);
      // A page offers nothing else; what is stored and does not fit would read as if nobody had chosen.
      if (!accepts(value as JsonValue)) throw new Error(`"${props.label}" takes no ${JSON.stringify(value)?.slice(0, 200)}: it is a ${kind}${limitsOf(props)}`);
      write(hand.document(place), place, rule.storage, value as JsonValue, props);
    },
  };
}

/** What is told of an input to who has set what it does not take. */
function limitsOf(props: object): string {
  const limits = (["min", "max", "step", "maxChars"] as const).flatMap((name) => (name in props ? [`${name} ${JSON.stringify((props as Record<string, unknown>)[name])}`] : []));
  return limits.length === 0 ? "" : ` of ${limits.join(", ")}`;
}

/** A choice among several is stored one entry an option: each of them has to be one. */
function acceptsAll<Props extends WidgetProps, Value>(rule: WidgetRule<Props, Value>, props: Props, value: JsonValue): boolean {
  if (!Array.isArray(value)) return false;
  const accepted = rule.accept(props, value.map((one) => [one, true]));
  return Array.isArray(accepted) && value.every((one) => accepted.includes(one));
}

function write(doc: Y.Doc, place: WidgetPlace, storage: Storage, value: JsonValue, props: object): void {
  const written = coEditedCell(storage, place.key);
  if (written !== undefined) {
    const said = storage === "rich" ? (richTree(value as unknown as readonly RichBlock[]) as unknown as JsonValue) : value;
    // It is there before it is written in: whoever takes back what was written watches it from its beginning.
    coEditedType(doc, written);
    doc.transact(() => writeCoEdited(doc, written, said), "page");
    // As on leaving the field: what is written is committed, where the widget waits for that.
    if ("run" in props && props.run === "commit") writeEntry(doc, place.key, said, "page");
    return;
  }
  if (storage !== "set") return void writeEntry(doc, place.key, value, "page");
  const chosen = new Set((value as readonly string[]).map(String));
  const options = "options" in props ? (props.options as readonly { readonly id: string }[]) : [];
  // What people have added before is theirs to take away, as an option is.
  const before = entriesOf(readCell(doc, place.key)).map(([id]) => id);
  for (const id of new Set([...options.map((option) => option.id), ...before, ...chosen])) writeEntry(doc, memberName(place.key, id), chosen.has(id), "page");
}

export function buttonHandle(element: Element<"button" | "submitButton">, hand: Hand, form?: Element<"form">, draft?: () => Readonly<Record<string, JsonValue>>): ButtonHandle {
  const place = placeOf(element);
  const { label, disabled = false } = element.props;
  return {
    kind: element.kind,
    props: element.props,
    label,
    disabled,
    click() {
      hand.check(place, label, disabled);
      hand.press(place, form && { generation: form.props.generation, values: draft?.() ?? {} });
    },
  };
}

export function passwordHandle(element: Element<"passwordInput">, hand: Hand): PasswordHandle {
  const { props } = element;
  return {
    kind: "passwordInput", props,
    set(value) {
      hand.check(placeOf(element), props.label, props.disabled ?? false);
      hand.confide(placeOf(element), value);
    },
  };
}

export function placeOf(element: ViewElement): WidgetPlace {
  if (!element.widget) throw new Error(`A ${element.kind} has no value and cannot be pressed`);
  return element.widget;
}
