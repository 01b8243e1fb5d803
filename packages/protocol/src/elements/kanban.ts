import { CARD_MEMBER } from "../documents/layout.ts";
import { parsePersonId, type PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { entriesOf } from "./checklist.ts";
import { hasOption, optionProblem, type Option } from "./option.ts";
import { firstOrderKey, isOrderKey } from "./order-key.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A card that is there at first. */
export interface FirstCard {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** The id of its column. */
  readonly column: string;
}

/** `kanban`: cards in columns, that everybody moves. `options` are the columns. */
export interface KanbanProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly value: readonly FirstCard[];
  /** Whether people may add and remove cards; true where absent. */
  readonly add?: boolean;
  /** Whether people may change what is written on them; true where absent. */
  readonly edit?: boolean;
  /** Height of the columns in CSS pixels; without one they are as high as their cards. */
  readonly height?: number;
}

/** A card where it stands. */
export interface PlacedCard extends FirstCard {
  readonly note: string;
  readonly order: string;
  /** Who moved it last; `undefined` where nobody has, or the script did. */
  readonly by: PersonId | undefined;
}

export const MAX_CARDS = 2_000;
export const MAX_CARD_TITLE = 300;
export const MAX_CARD_NOTE = 8_000;

/** The names of a card's two entries, so that whoever moves it and whoever writes on it do not overwrite each other. */
export const cardPlace = (id: string): string => id;
export const cardWords = (id: string): string => `${CARD_MEMBER}${id}`;

/** What the entry of a card's place holds; null takes the card away. The server puts back an entry whose `by` is not its author. */
export const placeEntry = (column: string, order: string, by: PersonId | undefined): JsonValue => ({ column, order, ...(by !== undefined && { by }) });
export const wordsEntry = (title: string, note: string): JsonValue => ({ title, note });

export const isCardId = (id: string): boolean => id !== "" && id.length <= 200 && !/[\u0000-\u001f]/.test(id);

/**
 * One entry for each card's place, and one for what is written on it: two people who move two cards, or one who moves and one who
 * writes, do not meet; of two who move one card, one moves it, and it is there once. A column is in the order of the cards' keys,
 * and where two are equal, of their ids. A card whose column is gone stands in the first one.
 */
export const kanban: WidgetRule<KanbanProps, readonly PlacedCard[]> = {
  storage: "entries",
  initial: (props) => placed(props, []),
  accept: (props, stored) => (Array.isArray(stored) ? placed(props, entriesOf(stored)) : undefined),
  problem: (props) => {
    if (props.options.length === 0) return "it has no columns";
    const seen = new Set<string>();
    for (const { id, title, column } of props.value) {
      if (!isCardId(id)) return `a card's id is ${JSON.stringify(id)}; it has 1 to 200 characters, and no control characters`;
      if (seen.has(id)) return `two cards are both "${id}"`;
      if (title.length > MAX_CARD_TITLE) return `the title of the card "${id}" has more than ${MAX_CARD_TITLE} characters`;
      if (!hasOption(props.options, column)) return `the card "${id}" stands in "${column}", which is not among the columns`;
      seen.add(id);
    }
    if (props.value.length > MAX_CARDS) return `it has ${props.value.length} cards, and ${MAX_CARDS} can be shown`;
    if (props.height !== undefined && !(props.height >= 120)) return `height is ${props.height}; it has to be at least 120 pixels`;
    return optionProblem(props.options);
  },
};

function placed(props: KanbanProps, entries: readonly (readonly [string, JsonValue])[]): PlacedCard[] {
  const cards = new Map<string, PlacedCard>();
  const [first] = props.options;
  for (const [i, card] of props.value.entries()) cards.set(card.id, { ...card, note: card.note ?? "", order: firstOrderKey(i), by: undefined });
  const places = entries.filter(([name]) => !name.startsWith(CARD_MEMBER));
  for (const [id, entry] of places) {
    if (entry === null) cards.delete(id);
    else if (isCardId(id) && typeof entry === "object" && !Array.isArray(entry)) {
      const { column, order, by } = entry as { readonly [name: string]: JsonValue | undefined };
      const before = cards.get(id) ?? { id, title: "", note: "" };
      cards.set(id, {
        ...before, column: typeof column === "string" ? column : "", order: isOrderKey(order) ? order : firstOrderKey(0),
        by: typeof by === "string" ? parsePersonId(by) : undefined,
      });
    }
  }
  for (const [name, entry] of entries) {
    const card = name.startsWith(CARD_MEMBER) ? cards.get(name.slice(CARD_MEMBER.length)) : undefined;
    if (!card || typeof entry !== "object" || entry === null || Array.isArray(entry)) continue;
    const { title, note } = entry as { readonly [part: string]: JsonValue | undefined };
    const words = (text: JsonValue | undefined, before: string, most: number): string => (typeof text === "string" ? text.slice(0, most) : before);
    cards.set(card.id, { ...card, title: words(title, card.title, MAX_CARD_TITLE), note: words(note, card.note, MAX_CARD_NOTE) });
  }
  const known = [...cards.values()].slice(0, MAX_CARDS).map((card) => (hasOption(props.options, card.column) ? card : { ...card, column: first?.id ?? "" }));
  const column = new Map(props.options.map(({ id }, i) => [id, i] as const));
  return known.sort((a, b) => (column.get(a.column) ?? 0) - (column.get(b.column) ?? 0) || compare(a.order, b.order) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
