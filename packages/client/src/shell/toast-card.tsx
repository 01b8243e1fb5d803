import type { Toast } from "@tutti/protocol";
import { onCleanup, onMount, Show, type JSX } from "solid-js";
import { Inline } from "../elements/markdown/inline.tsx";
import { texts } from "../texts/page.ts";
import { AuthorIcon, Icon } from "../theme/icon.tsx";
import { keepAboveDialogs } from "./above-dialogs.ts";

const SECONDS = 4;

/** One message; it goes by itself, unless somebody looks at it. */
export default function ToastCard(props: { readonly toast: Toast; readonly drop: () => void }): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => clearTimeout(timer);
  const go = (): void => {
    keep();
    timer = setTimeout(() => props.drop(), (props.toast.seconds ?? SECONDS) * 1000);
  };
  let card: HTMLLIElement | undefined;
  go();
  onCleanup(keep);
  onMount(() => {
    const region = card?.closest(".toasts");
    if (region) onCleanup(keepAboveDialogs(region));
  });
  return (
    <li class="toast" ref={card} onMouseEnter={keep} onMouseLeave={go} onFocusIn={keep} onFocusOut={go}>
      <Show when={props.toast.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
      <span class="toast-body"><Inline text={props.toast.body} /></span>
      <button type="button" class="icon-button" aria-label={texts.toasts.dismiss} onClick={() => props.drop()}><Icon name="close" size={14} /></button>
    </li>
  );
}
