import type { Toast } from "@tutti/protocol";
import { onCleanup, Show, type JSX } from "solid-js";
import { Inline } from "../elements/markdown/inline.tsx";
import { texts } from "../texts/page.ts";
import { AuthorIcon, Icon } from "../theme/icon.tsx";

const SECONDS = 4;

/** One message; it goes by itself, unless somebody looks at it. */
export default function ToastCard(props: { readonly toast: Toast; readonly drop: () => void }): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => clearTimeout(timer);
  const go = (): void => {
    keep();
    timer = setTimeout(() => props.drop(), (props.toast.seconds ?? SECONDS) * 1000);
  };
  go();
  onCleanup(keep);
  return (
    <li class="toast" onMouseEnter={keep} onMouseLeave={go} onFocusIn={keep} onFocusOut={go}>
      <Show when={props.toast.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
      <span class="toast-body"><Inline text={props.toast.body} /></span>
      <button type="button" class="icon-button" aria-label={texts.toasts.dismiss} onClick={() => props.drop()}><Icon name="close" size={14} /></button>
    </li>
  );
}
