import type { Picture } from "@tutti/protocol";
import { createSignal, onMount, Show, type JSX } from "solid-js";
import { displayTexts } from "../../texts/displays.ts";
import { Icon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import { Inline } from "../markdown/inline.tsx";
import "./lightbox.css";
import { useSource } from "./use-source.ts";

interface LightboxProps {
  readonly pictures: readonly Picture[];
  readonly first: number;
  readonly close: () => void;
}

/** Pictures over the whole page: arrows, Home and End go from one to the next, a click shows one as large as it is, Escape closes. */
export default function Lightbox(props: LightboxProps): JSX.Element {
  const [at, setAt] = createSignal(props.first);
  const [whole, setWhole] = createSignal(true);
  let dialog: HTMLDialogElement | undefined;
  // The browser's own modal dialog keeps the focus inside, and gives it back.
  onMount(() => dialog?.showModal());
  const picture = (): Picture | undefined => props.pictures[Math.min(at(), props.pictures.length - 1)];
  const go = (to: number): void => {
    setWhole(true);
    setAt(Math.max(0, Math.min(props.pictures.length - 1, to)));
  };
  const onKey = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: at() - 1, ArrowRight: at() + 1, Home: 0, End: props.pictures.length - 1 }[event.key];
    if (to === undefined || props.pictures.length < 2) return;
    event.preventDefault();
    go(to);
  };
  const { lightbox } = displayTexts;
  return (
    <dialog class="lightbox" ref={dialog} aria-label={lightbox.name} onClose={() => props.close()} onKeyDown={onKey} onClick={(event) => event.target === dialog && dialog?.close()}>
      <Show when={picture()}>
        {(shown) => (
          <figure class="lightbox-figure" data-whole={whole() ? "" : undefined}>
            <div class="lightbox-view"><Large picture={shown()} whole={whole()} toggle={() => setWhole(!whole())} /></div>
            <Show when={shown().caption}>{(caption) => <figcaption><Inline text={caption()} /></figcaption>}</Show>
          </figure>
        )}
      </Show>
      <div class="lightbox-tools">
        <Show when={props.pictures.length > 1}>
          <button type="button" class="icon-button" aria-label={lightbox.previous} title={lightbox.previous} aria-disabled={at() === 0} onClick={() => go(at() - 1)}><MoreIcon name="chevronLeft" /></button>
          <span role="status">{lightbox.of(at() + 1, props.pictures.length)}</span>
          <button type="button" class="icon-button" aria-label={lightbox.next} title={lightbox.next} aria-disabled={at() >= props.pictures.length - 1} onClick={() => go(at() + 1)}><Icon name="chevronRight" /></button>
        </Show>
        <button type="button" class="icon-button" aria-label={lightbox.close} title={lightbox.close} onClick={() => dialog?.close()}><Icon name="close" /></button>
      </div>
    </dialog>
  );
}

function Large(props: { readonly picture: Picture; readonly whole: boolean; readonly toggle: () => void }): JSX.Element {
  const source = useSource(() => props.picture.source);
  return (
    <button type="button" class="lightbox-picture" aria-pressed={!props.whole} title={props.whole ? displayTexts.lightbox.actual : displayTexts.lightbox.fit} onClick={() => props.toggle()}>
      <img src={source.address()} alt={props.picture.alt} referrerpolicy="no-referrer" />
    </button>
  );
}
