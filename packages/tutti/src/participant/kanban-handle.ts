import { cardPlace, cardWords, kanban, memberName, orderKeyBetween, placeEntry, valueOf, wordsEntry, writeEntry, type JsonValue, type PersonId, type PlacedCard } from "@tutti/protocol";
import type { Element } from "./find.ts";
import { placeOf, type Hand, type KanbanHandle } from "./handles.ts";

export function kanbanHandle(element: Element<"kanban">, hand: Hand, me: PersonId): KanbanHandle {
  const { props } = element;
  const place = placeOf(element);
  const value = (): readonly PlacedCard[] => valueOf(kanban, props, hand.stored(place, "entries"));
  const cardOf = (name: string): PlacedCard => {
    const cards = value();
    const found = cards.find(({ id }) => id === name) ?? cards.find(({ title }) => title === name);
    if (!found) throw new Error(`"${props.label}" has no card "${name}"; it has ${cards.map(({ title }) => `"${title}"`).join(", ")}`);
    return found;
  };
  const columnOf = (name: string): string => {
    const found = props.options.find(({ id, label }) => id === name || label === name);
    if (!found) throw new Error(`"${props.label}" has no column "${name}"; it has ${props.options.map(({ label }) => `"${label}"`).join(", ")}`);
    return found.id;
  };
  const write = (member: string, entry: JsonValue): void => {
    hand.check(place, props.label, props.disabled ?? false);
    writeEntry(hand.document(place), memberName(place.key, member), entry, "page");
  };
  const put = (id: string, column: string, at = Infinity): void => {
    const others = value().filter((card) => card.column === column && card.id !== id);
    const to = Math.min(at, others.length);
    write(cardPlace(id), placeEntry(column, orderKeyBetween(others[to - 1]?.order, others[to]?.order, Math.random), me));
  };
  return {
    kind: "kanban", props,
    get value() { return value(); },
    move: (card, column, at) => put(cardOf(card).id, columnOf(column), at),
    add(column, title, note = "") {
      const id = `card-${value().length}-${me}`;
      write(cardWords(id), wordsEntry(title, note));
      put(id, columnOf(column));
      return id;
    },
    write: (card, title, note = "") => write(cardWords(cardOf(card).id), wordsEntry(title, note)),
    remove: (card) => write(cardPlace(cardOf(card).id), null),
  };
}
