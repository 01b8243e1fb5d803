import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../../elements/lazily.tsx";
import { asksForHelp } from "./asks-for-help.ts";
import { helpKey } from "./help-key.ts";
import { writesText } from "./writes-text.ts";

const ShortcutsDialog = lazily(() => import("./shortcuts-dialog.tsx"));

/** Shows all keyboard shortcuts when somebody asks by "?" or Ctrl+/; a "?" pressed while this was being loaded is answered now. */
export default function ShortcutHelp(props: { readonly takeEarlyKeys: () => readonly KeyboardEvent[] }): JSX.Element {
  const letter = (): boolean => helpKey() === "on";
  const [open, setOpen] = createSignal(props.takeEarlyKeys().length > 0 && letter());
  const onKey = (event: KeyboardEvent): void => {
    // A cell of a table that is typed into has had its editor opened by this very key.
    if (!asksForHelp(event, { letter: letter(), typing: writesText(event.target) || writesText(document.activeElement) })) return;
    event.preventDefault();
    setOpen(true);
  };
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
  return <Show when={open()}><OnceLoaded><ShortcutsDialog close={() => setOpen(false)} /></OnceLoaded></Show>;
}
