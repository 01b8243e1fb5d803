import { parseCommentId, type ElementId } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../../elements/lazily.tsx";
import { usePage, useRoom } from "../../elements/room.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { keepAboveDialogs } from "../../shell/above-dialogs.ts";
import { BarIcon } from "../../theme/bar-icon.tsx";
import { CommentBox } from "./comment-box.tsx";
import "./comments.css";
import { conversationOf, type OpenPlace } from "./conversation.ts";
import { isCommentable, labelOf } from "./describe-element.ts";
import { partUnder } from "./parts.ts";
import { cornerOf, createLayoutWatch, marksOf, type Mark } from "./marks.ts";

// For those with a touch screen.
const FingerMenu = lazily(() => import("./finger-menu.tsx"));

/** What is said stands at what it is about: a quiet mark at the corner, and one to begin with where somebody points. */
export default function CommentLayer(props: { readonly area: HTMLElement | undefined; readonly takeEarlyKeys: () => readonly KeyboardEvent[] }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const talk = conversationOf(room, page);
  const [layer, setLayer] = createSignal<HTMLDivElement>();
  const [spot, setSpot] = createSignal<HTMLElement>();
  const [target, setTarget] = createSignal<OpenPlace>();
  const laidOut = createLayoutWatch(() => props.area, () => talk.threads().length > 0 || target() !== undefined || talk.place() !== undefined);
  const marks = createMemo<readonly Mark[]>(() => {
    laidOut();
    const box = layer();
    return box ? marksOf(talk.threads(), page, box) : [];
  }, []);
  const corner = (place: OpenPlace | undefined) => {
    laidOut();
    const box = layer();
    return place && box ? cornerOf(page, box, place.element, place.part) : undefined;
  };
  const targetAt = createMemo(() => {
    const place = target();
    if (!place || !talk.may() || talk.place()) return undefined;
    const at = corner(place);
    // What is said of the whole, or of parts that are out of sight, has its mark there already.
    const whole = place.part === undefined || at?.ofPart !== true;
    return whole && marks().some((mark) => mark.element === place.element && mark.part === undefined) ? undefined : at;
  });

  /** What is under an element of the page: the innermost that one comments on, and the part of it. */
  const placeFor = (from: Element | null, parts: boolean, where?: Parameters<typeof partUnder>[3]): OpenPlace | undefined => {
    for (let box = from?.closest(".el"); box; box = box.parentElement?.closest(".el")) {
      const element = page.elementOf(box);
      if (element === undefined || !isCommentable(room, room.view.element(element).get())) continue;
      const part = parts ? partUnder(page, element, from ?? undefined, where) : undefined;
      return { element, part: part?.part, value: part?.value };
    }
    return undefined;
  };
  createEffect(() => {
    const { area } = props;
    if (!area) return;
    const onPoint = (event: Event): void => {
      const from = event.target;
      if (!(from instanceof Element) || from.closest(".comment-layer")) return;
      // A cell or a point is meant once it is pressed: what follows the pointer about stands in its way.
      const pressed = event.type === "click";
      // A press by keys is at no place.
      const where = event instanceof MouseEvent && pressed && event.detail > 0 ? event : undefined;
      const place = placeFor(from, pressed, where);
      setTarget((before) => (before && before.element === place?.element && !pressed ? before : place));
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.pointerType === "mouse") setTarget(undefined);
    };
    for (const kind of ["pointerover", "click", "focusin"]) area.addEventListener(kind, onPoint);
    area.addEventListener("pointerleave", onLeave);
    onCleanup(() => {
      for (const kind of ["pointerover", "click", "focusin"]) area.removeEventListener(kind, onPoint);
      area.removeEventListener("pointerleave", onLeave);
    });
  });
  onMount(() => {
    // What lies over the page is spoken of as well: the marks go there, and what was being said under it waits as a draft.
    const over = layer();
    if (over) {
      const end = keepAboveDialogs(over, "dialog.dialog", () => talk.setPlace(undefined));
      onCleanup(() => {
        end();
        over.remove();
      });
    }
    const onKey = (event: KeyboardEvent): void => {
      // AltGr is Ctrl and Alt on some systems, and types a letter.
      if (!event.ctrlKey || !event.altKey || event.code !== "KeyM" || event.getModifierState("AltGraph")) return;
      event.preventDefault();
      const place = placeFor(document.activeElement, true);
      if (place) talk.setPlace(place);
      else page.showPanel("comments");
    };
    const onHash = (): void => {
      const id = parseCommentId(/^#comment=(.+)$/.exec(location.hash)?.[1]);
      if (!id) return;
      talk.choose(id);
      page.showPanel("comments");
    };
    addEventListener("keydown", onKey);
    props.takeEarlyKeys().forEach(onKey);
    addEventListener("hashchange", onHash);
    onHash();
    onCleanup(() => {
      removeEventListener("keydown", onKey);
      removeEventListener("hashchange", onHash);
    });
  });
  const isOpen = (element: ElementId, part: OpenPlace["part"]): boolean => {
    const place = talk.place();
    return place !== undefined && place.element === element && JSON.stringify(place.part) === JSON.stringify(part);
  };
  const toggle = (mark: Mark): void => talk.setPlace(isOpen(mark.element, mark.part) ? undefined : { element: mark.element, part: mark.part, value: mark.part ? mark.threads[0]?.head.anchor.value : undefined });
  return (
    <div class="comment-layer" ref={setLayer}>
      <For each={marks().map(({ key }) => key)}>
        {(key) => (
          <Show when={marks().find((mark) => mark.key === key)}>
            {(mark) => {
              const count = () => mark().threads.reduce((sum, { comments }) => sum + comments.filter(({ deleted }) => !deleted).length, 0);
              const unread = () => mark().threads.reduce((sum, thread) => sum + thread.unread, 0);
              return (
                <button
                  type="button" class="comment-mark" style={{ left: `${mark().x}px`, top: `${mark().y}px` }} data-unread={unread() > 0 ? "" : undefined} aria-expanded={isOpen(mark().element, mark().part)}
                  aria-label={words.bubble(count(), labelOf(room, page, mark().element), unread())} title={words.bubble(count(), labelOf(room, page, mark().element), unread())} onClick={() => toggle(mark())}
                >
                  <BarIcon name="speech" size={13} /><span aria-hidden="true">{count()}</span>
                </button>
              );
            }}
          </Show>
        )}
      </For>
      <Show when={targetAt()}>
        {(at) => (
          <button
            type="button" class="comment-add" tabIndex={-1} style={{ left: `${at().x}px`, top: `${at().y}px` }} aria-label={words.addOn(labelOf(room, page, target()?.element as ElementId))} title={words.addKeys}
            onPointerDown={(event) => event.preventDefault()} onClick={() => talk.setPlace(target())}
          ><BarIcon name="speech" size={15} /></button>
        )}
      </Show>
      <Show when={navigator.maxTouchPoints > 0 && props.area}>
        {(area) => <Show when={layer()}>{(box) => <OnceLoaded><FingerMenu area={area()} layer={box()} placeAt={(on, where) => placeFor(on, true, where)} shown={() => setTarget(undefined)} /></OnceLoaded>}</Show>}
      </Show>
      <Show when={corner(talk.place())}>{(at) => <span class="comment-spot" ref={setSpot} style={{ left: `${at().x}px`, top: `${at().y}px` }} />}</Show>
      <Show when={talk.place()}>{(place) => <Show when={spot()}>{(anchor) => <CommentBox place={place()} anchor={anchor()} close={() => talk.setPlace(undefined)} />}</Show>}</Show>
    </div>
  );
}
