import {
  changesAs, mayUse, formCell, isPressable, isWidgetKind, messageProblem, type JsonValue, type Person, type PersonId, type RoomEvent, type Scope, type View, type ViewElement,
} from "@tutti/protocol";

/** What a form's cell holds: the last submit that was taken. */
export interface Submitted {
  readonly generation: number;
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly by: PersonId;
  readonly at: number;
  /** The button that was pressed; absent in what was submitted before rooms noted it. */
  readonly button?: string;
}

/** What is known when an event is judged. */
export interface Bench {
  readonly by: Person | undefined;
  /** Elements that this person is shown where they pressed: the shared ones and their own. */
  readonly shared: readonly View[];
  readonly own: readonly View[];
  /** What is stored for a cell, in the scope's document. */
  readonly stored: (scope: Scope, key: string) => JsonValue | undefined;
  readonly now: number;
}

export type Ruling =
  /** The page as it is now has no such widget. It may come with the next run: the caller waits a while before it refuses. */
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly reason: string }
  /** Somebody else's submit of the same form came first. */
  | { readonly kind: "late"; readonly by: PersonId; readonly mine: Readonly<Record<string, JsonValue>>; readonly theirs: Readonly<Record<string, JsonValue>> }
  | { readonly kind: "run"; readonly by: Person; readonly scope: Scope; readonly retry: boolean; readonly form: { readonly cell: string; readonly value: Submitted } | undefined };

/** Decides what becomes of an event: from the widget as it is drawn now, and the rights that its author has now. */
export function judge(event: RoomEvent, bench: Bench): Ruling {
  const { by } = bench;
  if (!by) return refused("You may no longer enter this room");
  const own = findWidget(bench.own, event);
  const element = own ?? findWidget(bench.shared, event);
  if (!element) return { kind: "unknown" };
  const { scope } = element.widget;
  if (scope === "me" && !own) return refused("It belongs to somebody else");
  if (!mayUse(changesAs(by), scope)) {
    return refused(`As ${by.role === "editor" ? "an" : "a"} ${by.role} you cannot use this; ask an owner of the room`);
  }
  if (element.props.disabled) return refused("It has been switched off meanwhile");
  if (element.kind === "chatInput") {
    const problem = messageProblem(element.props, event.message);
    if (problem !== undefined) return refused(problem);
  }
  const retry = "retry" in element.props && element.props.retry === true;
  if (element.kind !== "submitButton") return { kind: "run", by, scope, retry, form: undefined };
  return judgeSubmit(event, bench, by, element, retry);
}

function judgeSubmit(event: RoomEvent, bench: Bench, by: Person, element: Pressable, retry: boolean): Ruling {
  const { scope, form: key } = element.widget;
  const form = key === undefined ? undefined : findForm(bench.own, key) ?? findForm(bench.shared, key);
  if (key === undefined || !form) return { kind: "unknown" };
  if (!event.form) return refused("The form's values did not come with it; load the page again");
  const last = submitted(bench.stored(scope, formCell(key)));
  const mine = Object.fromEntries(Object.entries(event.form.values).filter(([cell]) => form.cells.includes(cell)));
  if (last && event.form.generation < last.generation) return { kind: "late", by: last.by, mine, theirs: last.values };
  const value: Submitted = { generation: event.form.generation + 1, values: mine, by: by.id, at: bench.now, button: event.key };
  return { kind: "run", by, scope, retry, form: { cell: formCell(key), value } };
}

type Pressable = ViewElement<"button" | "submitButton" | "component" | "chatInput"> & { readonly widget: NonNullable<ViewElement["widget"]> };

function findWidget(views: readonly View[], { key, emit }: RoomEvent): Pressable | undefined {
  for (const view of views) {
    for (const element of view.values()) if (element.widget?.key === key && canPress(element, emit !== undefined)) return element;
  }
  return undefined;
}

/** A component keeps a value and sends what is its own. */
const canPress = (element: ViewElement, emits: boolean): element is Pressable =>
  element.widget !== undefined && (emits ? element.kind === "component" : isWidgetKind(element.kind) && isPressable(element.kind));

function findForm(views: readonly View[], key: string): { readonly cells: readonly string[] } | undefined {
  for (const view of views) for (const element of view.values()) if (element.kind === "form" && element.props.key === key) return element.props;
  return undefined;
}

/** @returns the last submit as a form's cell holds it, or `undefined` where something else was written. */
export function submitted(stored: JsonValue | undefined): Submitted | undefined {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return undefined;
  const { generation, values, by, at, button } = stored as Partial<Record<keyof Submitted, JsonValue>>;
  if (typeof generation !== "number" || !Number.isSafeInteger(generation) || typeof by !== "string" || typeof at !== "number") return undefined;
  if (typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
  return { generation, values: values as Submitted["values"], by: by as PersonId, at, ...(typeof button === "string" && { button }) };
}

const refused = (reason: string): Ruling => ({ kind: "refused", reason });
