import { cardPlace, cardWords, firstOrderKey, placeEntry, WIDGETS, wordsEntry, type JsonValue, type PlacedCard } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { Boards, KanbanCard, KanbanOptions } from "../kanban.ts";
import type { Pen } from "../pen.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** Cards in columns, that everybody moves. */
export const kanban = (pen: Pen<unknown>): Boards["kanban"] =>
  (label, columns, more = {}) => draw(pen, label, columns, more);

function draw<C>(pen: Pen<unknown>, label: string, columns: readonly C[], more: KanbanOptions<C>): readonly KanbanCard<C>[] {
  const list = choices(pen, `kanban "${label}"`, columns, more);
  const { add, edit, height } = more;
  const value = (more.cards ?? []).map(({ id, title, note, column }) => {
    if (typeof title !== "string") pen.fail(`kanban "${label}": a card has no title`);
    return { id: id ?? title, title, ...given({ note }), column: list.idOf(column) ?? pen.fail(`kanban "${label}": the card "${title}" stands in a column that it does not have`) };
  });
  return pen.value<"kanban", readonly PlacedCard[], readonly KanbanCard<C>[]>({
    kind: "kanban", rule: WIDGETS.kanban, options: more,
    props: { ...widgetProps(label, more), options: list.shown, value, ...given({ add, edit, height }) },
    decode: (cards) => cards.flatMap(({ id, title, note, column, by }) => {
      const own = list.valueOf(column);
      return own === undefined ? [] : [{ id, title, note, column: own, by }];
    }),
    encode: (cards) => {
      if (!Array.isArray(cards)) return undefined;
      const entries: [string, JsonValue][] = [];
      for (const [i, card] of cards.entries()) {
        const column = isCard(card) ? list.idOf(card.column) : undefined;
        if (!isCard(card) || column === undefined) return undefined;
        const id = typeof card.id === "string" ? card.id : card.title;
        entries.push([cardPlace(id), placeEntry(column, firstOrderKey(i), undefined)], [cardWords(id), wordsEntry(card.title, typeof card.note === "string" ? card.note : "")]);
      }
      return entries;
    },
  });
}

const isCard = (card: unknown): card is { readonly title: string; readonly column: unknown; readonly id?: unknown; readonly note?: unknown } =>
  typeof card === "object" && card !== null && "title" in card && typeof card.title === "string" && "column" in card;
