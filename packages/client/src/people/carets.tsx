import { createEffect, createMemo, For, onCleanup, Show, type JSX } from "solid-js";
import { personColour } from "./colour.ts";
import { caretPieces, type Mark } from "./caret-pieces.ts";
import "./carets.css";
import { shortName } from "./initials.ts";

interface CaretsProps {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * Others' carets and selections over a field. A browser tells nothing of where the characters of a field stand, so the text
 * is laid out once more, unseen, in a box of the same measures.
 */
export function Carets(props: CaretsProps): JSX.Element {
  const pieces = createMemo(() => caretPieces(props.text, props.marks));
  let frame: HTMLDivElement | undefined;
  let inner: HTMLDivElement | undefined;
  createEffect(() => {
    const field = props.field;
    const measure = (): void => {
      if (!frame || !inner) return;
      frame.style.width = `${field.clientWidth}px`;
      frame.style.height = `${field.clientHeight}px`;
      inner.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    };
    const size = new ResizeObserver(measure);
    size.observe(field);
    field.addEventListener("scroll", measure, { passive: true });
    // The field scrolls by itself while its owner types; the text is followed for that.
    createEffect(() => {
      void props.text;
      requestAnimationFrame(measure);
    });
    onCleanup(() => {
      size.disconnect();
      field.removeEventListener("scroll", measure);
    });
  });
  return (
    <div class="carets" data-one-line={props.field.tagName === "INPUT" ? "" : undefined} aria-hidden="true" ref={frame}>
      <div class="carets-text" ref={inner}>
        <For each={pieces()}>
          {(piece) => (
            <Show
              when={piece.kind === "caret" && piece}
              fallback={<span class="carets-run" data-selected={piece.kind === "text" && piece.selectedBy ? "" : undefined} style={{ "--person": piece.kind === "text" ? personColour(piece.selectedBy) : undefined }}>{piece.kind === "text" ? piece.text : ""}</span>}
            >
              {(caret) => <span class="caret" style={{ "--person": personColour(caret().person) }}><span class="caret-name">{shortName(caret().person.name)}</span></span>}
            </Show>
          )}
        </For>
        {"\u200b"}
      </div>
    </div>
  );
}
