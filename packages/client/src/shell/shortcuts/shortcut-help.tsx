import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../../elements/lazily.tsx";
import { writesText } from "./writes-text.ts";

const ShortcutsDialog = lazily(() => import("./shortcuts-dialog.tsx"));

/** Shows all keyboard shortcuts when somebody asks by "?". */
export function ShortcutHelp(): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writesText(event.target)) return;
    event.preventDefault();
    setOpen(true);
  };
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
  return <Show when={open()}><OnceLoaded><ShortcutsDialog close={() => setOpen(false)} /></OnceLoaded></Show>;
}
