import type { JSX } from "solid-js";
import { CopyRefused } from "../../elements/code/copy-refused.tsx";
import { createCopying } from "../../elements/code/create-copying.ts";

interface CopyProps {
  readonly text: string;
  readonly label: string;
  readonly primary?: boolean;
  /** The field that shows the text already, where there is one. */
  readonly field?: () => HTMLTextAreaElement | undefined;
}

/** Copies a text, and says whether it did. */
export function CopyButton(props: CopyProps): JSX.Element {
  const copying = createCopying(() => props.text);
  const press = async (): Promise<void> => {
    if (!(await copying.copy())) props.field?.()?.select();
  };
  return (
    <>
      <button type="button" class="button" data-size="small" data-emphasis={props.primary ? "primary" : undefined} onClick={() => void press()}>{copying.said() === "copied" ? copying.words() : props.label}</button>
      <CopyRefused copying={copying} text={props.text} label={props.label} shown={props.field !== undefined} />
    </>
  );
}
