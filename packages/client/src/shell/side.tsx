import { createEffect, createSignal, on, onCleanup, Show, type JSX } from "solid-js";
import { usePage } from "../elements/room.ts";
import { BarIcon } from "../theme/bar-icon.tsx";
import { texts } from "../texts/page.ts";

const narrow = matchMedia("(max-width: 860px)");

/** What stands beside the page; where there is no room beside it, a drawer that opens over it. */
export function Side(props: { readonly open: boolean; readonly close: () => void }): JSX.Element {
  const page = usePage();
  const [isDrawer, setDrawer] = createSignal(narrow.matches);
  const onChange = (): void => void setDrawer(narrow.matches);
  narrow.addEventListener("change", onChange);
  onCleanup(() => narrow.removeEventListener("change", onChange));
  let side: HTMLElement | undefined;
  let before: HTMLElement | undefined;
  createEffect(on(() => props.open && isDrawer(), (open, was) => {
    if (open) {
      before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      side?.focus();
    } else if (was) before?.focus();
  }));
  // Who has turned to another page wants to see it.
  createEffect(on(page.nav.path, () => props.close(), { defer: true }));
  const shut = () => isDrawer() && !props.open;
  return (
    <>
      <Show when={isDrawer() && props.open}><div class="scrim" onClick={() => props.close()} /></Show>
      <aside
        class="side" id="side" ref={side} aria-label={texts.page.settings} hidden={page.side.count() + page.sideNav.count() === 0} inert={shut()} data-open={props.open ? "" : undefined} tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === "Escape" && isDrawer()) props.close();
        }}
      >
        <Show when={isDrawer()}>
          <button type="button" class="icon-button side-close" aria-label={texts.page.closeSettings} onClick={() => props.close()}><BarIcon name="close" /></button>
        </Show>
        <div ref={(box) => page.sideNav.setBox(box)} />
        <div ref={(box) => page.side.setBox(box)} />
      </aside>
    </>
  );
}
