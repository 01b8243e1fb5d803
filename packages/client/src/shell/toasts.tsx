import type { Toast } from "@tutti/protocol";
import { createSignal, For, onCleanup, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { useRoom } from "../elements/room.ts";
import { texts } from "../texts/page.ts";
import "./toasts.css";

const SHOWN_AT_ONCE = 4;
const ToastCard = lazily(() => import("./toast-card.tsx"));

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
      <ol class="toast-list" aria-live="polite"><For each={toasts()}>{(toast) => <OnceLoaded><ToastCard toast={toast} drop={() => drop(toast)} /></OnceLoaded>}</For></ol>
    </div>
  );
}
