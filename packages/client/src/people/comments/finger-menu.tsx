import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { usePage, useRoom } from "../../elements/room.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { conversationOf, type OpenPlace } from "./conversation.ts";
import { anchorAt, labelOf, placeWords } from "./describe-element.ts";
import { onLongPress } from "./long-press.ts";
import { TouchMenu, type MenuChoice } from "./touch-menu.tsx";

interface FingerMenuProps {
  readonly area: HTMLElement;
  readonly layer: HTMLElement;
  readonly placeAt: (on: Element, where: { readonly clientX: number; readonly clientY: number }) => OpenPlace | undefined;
  /** It has opened, in the place of whatever else was offered. */
  readonly shown: () => void;
}

/** Where a finger rests on an element, a point or a cell: what a mouse finds by pointing at it. */
export default function FingerMenu(props: FingerMenuProps): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const talk = conversationOf(room, page);
  const [rested, setRested] = createSignal<{ readonly place: OpenPlace; readonly x: number; readonly y: number }>();
  const [spot, setSpot] = createSignal<HTMLElement>();
  const choicesAt = (place: OpenPlace): readonly MenuChoice[] => {
    const said = talk.at(place.element, place.part).reduce((sum, { comments }) => sum + comments.filter(({ deleted }) => !deleted).length, 0);
    const choices: MenuChoice[] = said > 0 || talk.may() ? [{ label: said > 0 ? words.read(said) : words.add, choose: () => talk.setPlace(place) }] : [];
    // A part is what was meant most likely; the whole is beside it.
    if (place.part && talk.may()) choices.push({ label: words.addOn(labelOf(room, page, place.element)), choose: () => talk.setPlace({ element: place.element, part: undefined, value: undefined }) });
    return choices;
  };
  const saysAt = (place: OpenPlace): string | undefined => anchorAt(room, page, place).value;
  createEffect(() => onCleanup(onLongPress(props.area, (on, where) => {
    const place = props.placeAt(on, where);
    if (!place || (choicesAt(place).length === 0 && saysAt(place) === undefined)) return false;
    const { left, top } = props.layer.getBoundingClientRect();
    props.shown();
    talk.setPlace(undefined);
    setRested({ place, x: where.clientX - left, y: where.clientY - top });
    return true;
  })));
  return (
    <Show when={rested()} keyed>
      {({ place, x, y }) => (
        <>
          <span class="comment-spot" ref={setSpot} style={{ left: `${x}px`, top: `${y}px` }} />
          <Show when={spot()}>{(anchor) => <TouchMenu label={placeWords(anchorAt(room, page, place))} choices={choicesAt(place)} says={saysAt(place)} anchor={anchor()} close={() => setRested(undefined)} />}</Show>
        </>
      )}
    </Show>
  );
}
