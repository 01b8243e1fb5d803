import { onCleanup, Show, type JSX } from "solid-js";
import { Portal } from "solid-js/web";
import type { Dock } from "./page.ts";

/** Draws in a place of the shell's, for as long as the element is there. */
export function Docked(props: { readonly dock: Dock; readonly class: string; readonly children: JSX.Element }): JSX.Element {
  onCleanup(props.dock.enter());
  return (
    <Show when={props.dock.box()}>
      {(box) => (
        <Portal
          mount={box()}
          ref={(host) => {
            host.className = props.class;
          }}
        >
          {props.children}
        </Portal>
      )}
    </Show>
  );
}
