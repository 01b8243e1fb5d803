import type { JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { codeTexts } from "../../texts/code.ts";
import { createCopying } from "./create-copying.ts";
import "./copying.css";

/**
 * Copies a text that stands beside it, and says whether it did.
 *
 * @param props.beside where it stands: there it is selected where the browser does not copy it.
 */
export function CopyButton(props: { readonly text: () => string; readonly beside?: () => HTMLElement | undefined }): JSX.Element {
  const copying = createCopying(() => props.text());
  const press = async (): Promise<void> => {
    const box = (await copying.copy()) ? undefined : props.beside?.();
    if (box) getSelection()?.selectAllChildren(box);
  };
  const label = (): string => (copying.said() === "copied" ? copying.words() : codeTexts.copy);
  return (
    <>
      <button type="button" class="icon-button code-copy" data-said={copying.said()} aria-label={label()} title={label()} onClick={() => void press()}>
        <Icon name={copying.said() === "copied" ? "check" : "copy"} size={16} />
      </button>
      <span class={copying.said() === "refused" ? "copy-refused" : "sr-only"} role="status">{copying.words()}</span>
    </>
  );
}
