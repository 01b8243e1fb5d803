import { createSignal, onCleanup, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { codeTexts } from "../../texts/code.ts";
import { copyText } from "./copy-text.ts";

const SAID_FOR = 1_600;

/** Copies a text, and says whether it did. */
export function CopyButton(props: { readonly text: () => string }): JSX.Element {
  const [said, setSaid] = createSignal<"copied" | "failed">();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async (): Promise<void> => {
    setSaid((await copyText(props.text())) ? "copied" : "failed");
    clearTimeout(timer);
    timer = setTimeout(() => setSaid(undefined), SAID_FOR);
  };
  const label = (): string => {
    const state = said();
    return state === undefined ? codeTexts.copy : codeTexts[state];
  };
  return (
    <button type="button" class="icon-button code-copy" data-said={said()} aria-label={label()} title={label()} onClick={() => void copy()}>
      <Icon name={said() === "copied" ? "check" : "copy"} size={16} />
      <span class="sr-only" role="status">{said() ? label() : ""}</span>
    </button>
  );
}
