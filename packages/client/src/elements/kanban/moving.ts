import { firstOrderKey, MAX_ORDER_CHARS, orderKeyBetween, type PlacedCard } from "@tutti/protocol";

/** Where a card may be put: in a column, before the card that is so many places from its top. */
export interface Spot {
  readonly column: string;
  readonly at: number;
}

/** One card's new place. */
export interface Move extends Pick<PlacedCard, "id" | "column" | "order"> {}

/**
 * What has to be written so that a card stands at a spot, counted without the card itself: its own place, and where there is no
 * room left between two others, the places of the whole column.
 */
export function movesTo(cards: readonly PlacedCard[], id: string, { column, at }: Spot, random: () => number): readonly Move[] {
  const others = cards.filter((card) => card.column === column && card.id !== id);
  const to = Math.min(Math.max(0, at), others.length);
  const before = others[to - 1]?.order;
  // Cards with one key stand by their ids: the next one that leaves room is the one to stay before.
  const after = others.slice(to).find(({ order }) => before === undefined || order > before)?.order;
  const order = orderKeyBetween(before, after, random);
  const fits = order.length <= MAX_ORDER_CHARS && (others[to] === undefined || order < others[to].order || others[to].order === before);
  if (fits) return [{ id, column, order }];
  return [...others.slice(0, to).map((card) => card.id), id, ...others.slice(to).map((card) => card.id)].map((each, i) => ({ id: each, column, order: firstOrderKey(i) }));
}

/** Where a card stands now. */
export const spotOf = (cards: readonly PlacedCard[], id: string): Spot | undefined => {
  const card = cards.find((each) => each.id === id);
  return card && { column: card.column, at: cards.filter(({ column }) => column === card.column).findIndex((each) => each.id === id) };
};

/** The spot beside, in the direction of an arrow key; the same one at an end. */
export function spotBeside(cards: readonly PlacedCard[], columns: readonly string[], id: string, spot: Spot, key: string): Spot {
  const others = (column: string): number => cards.filter((card) => card.column === column && card.id !== id).length;
  if (key === "ArrowUp") return { ...spot, at: Math.max(0, spot.at - 1) };
  if (key === "ArrowDown") return { ...spot, at: Math.min(others(spot.column), spot.at + 1) };
  const at = columns.indexOf(spot.column) + (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0);
  const column = columns[Math.min(columns.length - 1, Math.max(0, at))] ?? spot.column;
  return { column, at: Math.min(spot.at, others(column)) };
}

/** The cards as they would stand with one of them at a spot. */
export function arranged(cards: readonly PlacedCard[], columns: readonly string[], id: string | undefined, spot: Spot | undefined): ReadonlyMap<string, readonly PlacedCard[]> {
  const held = spot && cards.find((card) => card.id === id);
  return new Map(columns.map((column) => {
    const inside = cards.filter((card) => card.column === column && card !== held);
    if (held && spot.column === column) inside.splice(Math.min(spot.at, inside.length), 0, held);
    return [column, inside];
  }));
}
