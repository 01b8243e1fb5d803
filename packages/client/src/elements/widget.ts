import { atLeast, entriesOf, jsonEqual, jsonProblem, valueOf, type ElementId, type JsonValue, type Person, type Role, type Scope, type WidgetPlace, type WidgetProps, type WidgetRule } from "@tutti/protocol";
import { createEffect, createMemo, onCleanup, type Accessor } from "solid-js";
import type { Other } from "../sync/types.ts";
import { follow, followChosen } from "./readable.ts";
import { usePage, useRoom } from "./room.ts";

/** What a widget's component works with: its value by its rule, who else is there, and what this reader may do. */
export interface Widget<Value> {
  readonly place: Accessor<WidgetPlace>;
  /** The value, or the default where what is stored does not fit. */
  readonly value: Accessor<Value>;
  readonly stored: Accessor<JsonValue | undefined>;
  /** Commits a value. False where it could not be written. */
  set(value: JsonValue): boolean;
  /**
   * Commits what one member says: an option of a set, a person's vote.
   *
   * @param unset what it says while nothing is stored, for undoing. An option's is the opposite where absent.
   */
  setMember(member: string, value: JsonValue, unset?: JsonValue): boolean;
  /** This reader's role does not allow it: the control looks like a value. */
  readonly readOnly: Accessor<boolean>;
  /** It cannot be changed now, for whatever reason. */
  readonly locked: Accessor<boolean>;
  readonly others: Accessor<readonly Other[]>;
  /** The others who are at this widget, each once, in the order in which they came. */
  readonly holders: Accessor<readonly Person[]>;
  /** Tells the others that I am here; `part` says where in it, as the cell of a table. */
  hold(doing: "focus" | "edit" | "drag", part?: string): void;
  release(): void;
}

const NOBODY: readonly Other[] = [];

/** Whether a role may change values of a scope. */
export const mayChange = (role: Role, scope: Scope): boolean =>
  scope === "me" || (scope === "owner" ? role === "owner" : atLeast(role, "editor"));

/** Binds a widget's element to its value and its people. */
export function useWidget<Props extends WidgetProps, Value>(
  drawn: { readonly id?: ElementId; readonly props: Props; readonly place: WidgetPlace | undefined },
  rule: WidgetRule<Props, Value>,
  print?: (value: unknown) => string,
  press?: () => void,
  given?: (member: string) => JsonValue | undefined,
): Widget<Value> {
  const room = useRoom();
  const page = usePage();
  const place = createMemo<WidgetPlace>(() => {
    if (!drawn.place) throw new Error(`The widget "${drawn.props.label}" came without a place for its value`);
    return drawn.place;
  });
  const handle = createMemo(() => room.value(place()));
  // A table is followed entry by entry, by whoever draws it.
  const stored = rule.storage === "rows" ? () => undefined : followChosen(() => handle().stored);
  const writable = followChosen(() => handle().writable);
  const me = follow(room.me);
  const present = followChosen(() => room.presence.at(place().key));
  const others = createMemo(() => (place().scope === "me" ? NOBODY : present()));
  const holders = createMemo<readonly Person[]>(() => distinct(others().map((other) => other.person)), [], { equals: samePeople });
  const readOnly = createMemo(() => {
    const role = me()?.role;
    return role !== undefined && !mayChange(role, place().scope);
  });
  const value = createMemo(() => valueOf(rule, drawn.props, stored()), undefined, {
    equals: (a, b) => a === b || jsonEqual(a as JsonValue | undefined, b as JsonValue | undefined),
  });

  const set = (next: JsonValue): boolean => {
    return handle().set(next, initialOf(rule, drawn.props));
  };
  const setMember = (member: string, next: JsonValue, unset = typeof next === "boolean" ? !next : undefined): boolean =>
    // What is selected is looked at, and not made: undoing goes back over what was made.
    rule.storage === "marks" ? room.put(place(), next, member) : handle().setMember(member, next, unset);
  const put = (next: JsonValue): void => {
    if (rule.storage === "value") set(next);
    const whole = rule.storage === "files" || rule.storage === "marks";
    if (whole) for (const [id] of entriesOf(stored())) if (!entriesOf(next).some(([other]) => other === id)) setMember(id, null);
    if (whole || rule.storage === "entries") for (const [member, said] of entriesOf(next)) setMember(member, said);
    if (rule.storage === "set") for (const [option, chosen] of setMembers(next)) setMember(option, chosen);
  };
  const locked = (): boolean => drawn.props.disabled === true || readOnly() || !writable();
  createEffect(() => {
    const end = page.register(place().key, { get label() { return drawn.props.label; }, element: drawn.id, print, press, given, put, place, writable: () => !locked(), stored, setMember, storage: rule.storage, initial: () => initialOf(rule, drawn.props) });
    onCleanup(end);
  });

  createEffect(() => {
    const name = drawn.props.query;
    // A text is no value: whoever draws it mirrors it.
    if (name === undefined || rule.storage === "text") return;
    // The rule is asked with this widget's own props alone.
    const own = rule as unknown as WidgetRule<WidgetProps, unknown>;
    const words = (shown: unknown): string => (print ? print(shown) : Array.isArray(shown) ? shown.join(", ") : String(shown ?? ""));
    onCleanup(page.bindQuery({ name, rule: own, props: () => drawn.props, scope: () => place().scope, value, stored, locked, put, print: words }));
  });

  let holding = false;
  const release = (): void => {
    if (!holding) return;
    holding = false;
    room.presence.update({ at: undefined, preview: undefined, caret: undefined });
  };
  onCleanup(release);

  return {
    place, value, stored, others, holders, readOnly,
    locked,
    set, setMember,
    hold(doing, part) {
      // Where somebody is in their own private block is nobody else's business.
      if (place().scope === "me" || readOnly()) return;
      holding = true;
      room.presence.update({ at: { key: place().key, doing, ...(part !== undefined && { part }) } });
    },
    release,
  };
}

/** The default, as it would be stored. */
function initialOf<Props extends WidgetProps, Value>(rule: WidgetRule<Props, Value>, props: Props): JsonValue {
  const initial = rule.initial(props);
  return jsonProblem(initial) === undefined ? (initial as JsonValue) : null;
}

/** The `[option, chosen]` pairs of a stored set. */
const setMembers = (stored: JsonValue): readonly (readonly [string, boolean])[] =>
  Array.isArray(stored) ? stored.flatMap((pair) => (Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "boolean" ? [[pair[0], pair[1]] as const] : [])) : [];

const distinct = (people: readonly Person[]): readonly Person[] => [...new Map(people.map((person) => [person.id, person])).values()];

const samePeople = (a: readonly Person[], b: readonly Person[]): boolean =>
  a.length === b.length && a.every((person, i) => person.id === b[i]?.id && person.name === b[i]?.name && person.colour === b[i]?.colour);
