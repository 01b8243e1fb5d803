import type { Toast } from "@tutti/protocol";
import { createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { Inline } from "../elements/markdown/inline.tsx";
import { useRoom } from "../elements/room.ts";
import { AuthorIcon, Icon } from "../theme/icon.tsx";
import { texts } from "../texts/page.ts";
import "./toasts.css";

const SHOWN_AT_ONCE = 4;
const SECONDS = 4;

/** Short messages of the script's, said politely; the pointer or the focus on one keeps it. */
export function Toasts(): JSX.Element {
  const room = useRoom();
  const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
  const drop = (toast: Toast): void => void setToasts((before) => before.filter((other) => other !== toast));
  onCleanup(room.onToast((toast) => {
    if (toast.body !== "") setToasts((before) => [...before, { ...toast }].slice(-SHOWN_AT_ONCE));
  }));
  return (
    <div class="toasts" role="region" aria-label={texts.toasts.region}>
      <ol class="toast-list" aria-live="polite"><For each={toasts()}>{(toast) => <ToastCard toast={toast} drop={() => drop(toast)} />}</For></ol>
    </div>
  );
}

function ToastCard(props: { readonly toast: Toast; readonly drop: () => void }): JSX.Element {
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
