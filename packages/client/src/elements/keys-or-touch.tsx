import type { JSX } from "solid-js";
import "./keys-or-touch.css";

/** How one goes on, told to whoever has keys to hold together, and to whoever has a finger. */
export const KeysOrTouch = (props: { readonly keys: string; readonly touch: string }): JSX.Element => (
  <>
    <span class="by-keys">{props.keys}</span>
    <span class="by-touch">{props.touch}</span>
  </>
);
