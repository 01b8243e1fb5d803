import { createSignal, onCleanup } from "solid-js";
import { codeTexts } from "../../texts/code.ts";
import { copyText } from "./copy-text.ts";

/** That it was copied is said for so long (ms). */
const SAID_FOR = 1_600;

/** What a button that copies says: for a moment that it did; and where the browser refused, that it did not, until it is tried again. */
export interface Copying {
  readonly said: () => "copied" | "refused" | undefined;
  /** That in words; nothing while nothing has come of it. */
  readonly words: () => string;
  /** @returns whether the text is on the clipboard. */
  copy(): Promise<boolean>;
}

export function createCopying(text: () => string): Copying {
  const [said, setSaid] = createSignal<"copied" | "refused">();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const words = (): string => {
    const now = said();
    return now === undefined ? "" : now === "copied" ? codeTexts.copied : refusedWords();
  };
  const copy = async (): Promise<boolean> => {
    clearTimeout(timer);
    const copied = await copyText(text());
    setSaid(copied ? "copied" : "refused");
    if (copied) timer = setTimeout(() => setSaid(undefined), SAID_FOR);
    return copied;
  };
  return { said, words, copy };
}

/** That nothing was copied, and the keys that do it, as this machine calls them. */
export const refusedWords = (): string => codeTexts.refused(/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘C" : codeTexts.copyKeys);
