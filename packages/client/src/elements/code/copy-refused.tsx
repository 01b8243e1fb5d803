import { Show, type JSX } from "solid-js";
import type { Copying } from "./create-copying.ts";
import "./copying.css";

/** Says what came of copying: for the ear where it went well; for everybody, with the text to be copied by hand, where it did not. */
export function CopyRefused(props: { readonly copying: Copying; readonly text: string; readonly label: string; readonly shown?: boolean }): JSX.Element {
  const refused = (): boolean => props.copying.said() === "refused";
  return (
    <>
      <span class={refused() ? "copy-refused" : "sr-only"} role="status">{props.copying.words()}</span>
      <Show when={refused() && !props.shown}>
        <input class="input copy-by-hand" readOnly value={props.text} aria-label={props.label} onFocus={(event) => event.currentTarget.select()} ref={(input) => queueMicrotask(() => input.focus())} />
      </Show>
    </>
  );
}
