import { onCleanup, Show, type JSX } from "solid-js";
import { Portal } from "solid-js/web";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { usePage } from "../room.ts";

/** The main column of the page. */
export function Root(drawn: Drawn<"root">): JSX.Element {
  return <Children ids={drawn.childIds} />;
}

/** Elements beside the page, wherever the script drew them from; the shell says where that is. */
export function Sidebar(drawn: Drawn<"sidebar">): JSX.Element {
  const page = usePage();
  onCleanup(page.openSidebar());
  return (
    <Show when={page.sidebarBox()}>
      {(box) => (
        <Portal
          mount={box()}
          ref={(host) => {
            host.className = "flow side-flow";
          }}
        >
          <Children ids={drawn.childIds} />
        </Portal>
      )}
    </Show>
  );
}
