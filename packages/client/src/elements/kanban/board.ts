import { cardPlace, cardWords, kanban as rule, placeEntry, wordsEntry, type JsonValue, type PlacedCard } from "@tutti/protocol";
import { createMemo, type Accessor } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { follow, followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget, type Widget } from "../widget.ts";
import { kanbanTexts } from "../../texts/kanban.ts";
import { movesTo, type Spot } from "./moving.ts";
import type { Person } from "@tutti/protocol";

/** A board's cards, what one does with them, and who else is at which. */
export interface Board {
  readonly widget: Widget<readonly PlacedCard[]>;
  readonly cards: Accessor<readonly PlacedCard[]>;
  readonly mayAdd: Accessor<boolean>;
  readonly mayEdit: Accessor<boolean>;
  titleOf(card: PlacedCard): string;
  /** Who else holds a card, or writes on it. */
  holderOf(id: string): Person | undefined;
  put(id: string, spot: Spot): void;
  add(column: string, title: string, note: string): string;
  write(card: PlacedCard, title: string, note: string): void;
  remove(card: PlacedCard): void;
  /** Tells the others which card I am at; nothing for none. */
  tell(card: string | undefined): void;
}

export function useBoard(drawn: Drawn<"kanban">): Board {
  const room = useRoom();
  const me = follow(room.me);
  const widget = useWidget(drawn, rule, (value) => kanbanTexts.cards((rule.accept(drawn.props, value as JsonValue) ?? []).length));
  const present = followChosen(() => room.presence.at(widget.place().key));
  const holders = createMemo(() => new Map(present().flatMap(({ person, presence }) => {
    const held = presence.preview?.key === widget.place().key ? presence.preview.value : undefined;
    return typeof held === "object" && held !== null && "card" in held && typeof held.card === "string" ? [[held.card, person] as const] : [];
  })));
  const placed = ({ column, order }: Pick<PlacedCard, "column" | "order">): JsonValue => placeEntry(column, order, me()?.id);
  const before = (id: string): JsonValue => {
    const card = widget.value().find((each) => each.id === id);
    return card ? placeEntry(card.column, card.order, undefined) : null;
  };
  const put = (id: string, spot: Spot): void => {
    for (const move of movesTo(widget.value(), id, spot, Math.random)) widget.setMember(cardPlace(move.id), placed(move), before(move.id));
  };
  return {
    widget,
    cards: widget.value,
    mayAdd: () => drawn.props.add !== false && !widget.locked(),
    mayEdit: () => drawn.props.edit !== false && !widget.locked(),
    titleOf: ({ title }) => title.trim() || kanbanTexts.untitled,
    holderOf: (id) => holders().get(id),
    put,
    add(column, title, note) {
      const id = crypto.randomUUID().slice(0, 13);
      widget.setMember(cardWords(id), wordsEntry(title, note), wordsEntry(title, note));
      put(id, { column, at: Infinity });
      return id;
    },
    write: (card, title, note) => {
      if (title !== card.title || note !== card.note) widget.setMember(cardWords(card.id), wordsEntry(title, note), wordsEntry(card.title, card.note));
    },
    remove: (card) => void widget.setMember(cardPlace(card.id), null, before(card.id)),
    tell(card) {
      if (widget.place().scope === "me" || widget.readOnly()) return;
      room.presence.update({ preview: card === undefined ? undefined : { key: widget.place().key, value: { card }, beat: 0 } });
    },
  };
}
