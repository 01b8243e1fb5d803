import {
  addedTo, AREA_MEMBER, areaEntry, checklist, counter, memberName, pointEntry, pointMember, poll, readCell, selection, tickEntry, valueOf, voteMember,
  writeEntry, type ElementProps, type JsonValue, type Option, type Area, type PersonId, type PointName, type Selection, type ViewElement, type WidgetPlace,
} from "@tutti/protocol";
import { propsOf, type Element } from "./find.ts";
import { placeOf, type ChartHandle, type ChecklistHandle, type CounterHandle, type Hand, type MenuHandle, type PollHandle, type SelectableKind } from "./handles.ts";

/** Handles of what several people work at, each in an entry of their own. */

export function menuHandle(element: Element<"menuButton">, hand: Hand): MenuHandle {
  const { props } = element;
  return {
    kind: "menuButton", props, label: props.label,
    choose(option) {
      hand.check(placeOf(element), props.label, props.disabled ?? false);
      hand.press(placeOf(element), undefined, idIn(props, option));
    },
  };
}

export function checklistHandle(element: Element<"checklist">, hand: Hand, me: PersonId): ChecklistHandle {
  const { props } = element;
  return {
    kind: "checklist", props,
    get value() { return valueOf(checklist, props, hand.stored(placeOf(element), "entries")); },
    tick: (item, done = true) => write(element, hand, idIn(props, item), () => tickEntry(done, me)),
  };
}

export function counterHandle(element: Element<"counter">, hand: Hand, page: string): CounterHandle {
  const { props } = element;
  return {
    kind: "counter", props,
    get value() { return valueOf(counter, props, hand.stored(placeOf(element), "entries")); },
    add: (times = 1) => write(element, hand, page, (before) => addedTo(before, times * props.step)),
  };
}

export function pollHandle(element: Element<"poll">, hand: Hand, me: PersonId): PollHandle {
  const { props } = element;
  return {
    kind: "poll", props,
    get value() { return valueOf(poll, props, hand.stored(placeOf(element), "entries")); },
    vote: (option) => write(element, hand, voteMember(me), () => (option === null ? null : idIn(props, option))),
  };
}

export function chartHandle<Kind extends SelectableKind>(kind: Kind, element: Element<Kind>, hand: Hand, me: PersonId): ChartHandle<Kind> {
  const props: ElementProps[Kind] = propsOf<Kind>(element);
  const place = placeOf(element);
  const shown = (): Selection => valueOf(selection, props, hand.stored(place, "entries"));
  const pick = (point: PointName, picked = true): void => writeAt(place, props, hand, pointMember(point), () => (picked ? pointEntry(point, me) : null));
  const draw = (area: Area | null): void => writeAt(place, props, hand, AREA_MEMBER, () => (area === null ? null : areaEntry(area, me)));
  return {
    kind, props, pick, draw,
    get value() { return shown(); },
    clear() {
      for (const { point } of shown().points) pick(point, false);
      draw(null);
    },
  };
}

/** Writes one member's entry, as the page would. */
const write = (element: ViewElement & { readonly props: Named }, hand: Hand, member: string, next: (before: JsonValue | undefined) => JsonValue): void =>
  writeAt(placeOf(element), element.props, hand, member, next);

interface Named { readonly label: string; readonly disabled?: boolean }

function writeAt(place: WidgetPlace, { label, disabled = false }: Named, hand: Hand, member: string, next: (before: JsonValue | undefined) => JsonValue): void {
  hand.check(place, label, disabled);
  const doc = hand.document(place);
  const stored = readCell(doc, place.key);
  const before = Array.isArray(stored) ? stored.find((pair) => Array.isArray(pair) && pair[0] === member) : undefined;
  writeEntry(doc, memberName(place.key, member), next(Array.isArray(before) ? before[1] : undefined), "page");
}

function idIn({ label, options }: { readonly label: string; readonly options: readonly Option[] }, name: string): string {
  const option = options.find(({ id }) => id === name) ?? options.find((other) => other.label === name);
  if (!option) throw new Error(`"${label}" has no "${name}"; it has ${options.map((other) => `"${other.label}"`).join(", ")}`);
  return option.id;
}
