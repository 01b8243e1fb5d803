import { createEffect, createSignal, For, on, onCleanup, onMount, Show, type JSX } from "solid-js";
import { float } from "../../elements/float.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { Icon } from "../../theme/icon.tsx";
import { Composer } from "./composer.tsx";
import { conversationOf, freshCommentId, type OpenPlace } from "./conversation.ts";
import { anchorAt, labelOf, placeWords } from "./describe-element.ts";
import { ThreadView } from "./thread-view.tsx";

/** The box at an element, or at a part of it: what is said there, and where one says something. */
export function CommentBox(props: { readonly place: OpenPlace; readonly anchor: HTMLElement; readonly close: () => void }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const talk = conversationOf(room, page);
  const [another, setAnother] = createSignal(false);
  const threads = () => talk.at(props.place.element, props.place.part);
  const label = () => labelOf(room, page, props.place.element);
  let box: HTMLDivElement | undefined;
  let before: Element | null = null;
  onMount(() => {
    before = document.activeElement;
    createEffect(on(() => props.place, () => {
      if (box) onCleanup(float(box, props.anchor, { align: "start" }));
      if (threads().length > 0 || !talk.may()) queueMicrotask(() => box?.focus({ preventScroll: true }));
    }));
    const outside = (event: PointerEvent): void => {
      const on = event.target;
      if (on instanceof Element && !box?.contains(on) && !on.closest(".comment-mark, .comment-add, .emoji-box")) props.close();
    };
    addEventListener("pointerdown", outside);
    onCleanup(() => removeEventListener("pointerdown", outside));
  });
  const close = (): void => {
    props.close();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const begin = (text: string): boolean => {
    setAnother(false);
    const anchor = anchorAt(room, page, props.place);
    queueMicrotask(() => box?.focus({ preventScroll: true }));
    return talk.act({ kind: "open", comment: freshCommentId(), anchor, text });
  };
  return (
    <div class="popover comment-box" popover="manual" role="dialog" aria-label={words.boxAt(label())} tabIndex={-1} ref={box} onKeyDown={(event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      // A dialog that it is in stays.
      event.preventDefault();
      close();
    }}>
      <div class="comment-box-head">
        <h2>{placeWords({ label: label(), element: props.place.element, ...(props.place.part && { part: props.place.part }), ...(props.place.value !== undefined && { value: props.place.value }) })}</h2>
        <button type="button" class="icon-button" aria-label={words.closeBox} title={words.closeBox} onClick={close}><Icon name="close" size={16} /></button>
      </div>
      <For each={threads().map(({ id }) => id)}>
        {(id) => (
          <Show when={threads().find((thread) => thread.id === id)}>
            {(thread) => (
              <section class="comment-box-thread">
                <Show when={props.place.part === undefined && thread().head.anchor.part}><h3 class="comment-box-part">{placeWords(thread().head.anchor)}</h3></Show>
                <ThreadView thread={thread()} />
              </section>
            )}
          </Show>
        )}
      </For>
      <Show when={talk.may()} fallback={<Show when={threads().length === 0}><p class="field-note">{words.mayNot}</p></Show>}>
        <Show when={threads().length === 0 || another()} fallback={<button type="button" class="button comment-another" data-size="small" data-emphasis="tertiary" onClick={() => setAnother(true)}><Icon name="plus" size={16} />{words.another}</button>}>
          <Composer label={words.first} send={words.send} draft={`${props.place.element}${JSON.stringify(props.place.part ?? "")}`} focus onSend={begin} {...(another() ? { onCancel: () => setAnother(false) } : {})} />
        </Show>
      </Show>
    </div>
  );
}
