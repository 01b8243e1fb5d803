import { createUniqueId, Show, type JSX } from "solid-js";
import "../elements/checkbox/checkbox.css";
import "./menus.css";

/** A choice of the reader's own between on and off. */
export function Switch(props: { readonly label: string; readonly hint?: string; readonly on: boolean; readonly set: (on: boolean) => void }): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="people-setting choice">
      <input type="checkbox" role="switch" class="toggle" id={id} checked={props.on} onChange={(event) => props.set(event.currentTarget.checked)} aria-describedby={props.hint ? `${id}-hint` : undefined} />
      <div><label for={id}>{props.label}</label><Show when={props.hint}>{(hint) => <p class="field-note" id={`${id}-hint`}>{hint()}</p>}</Show></div>
    </div>
  );
}
