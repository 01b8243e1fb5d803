import { type JSX } from "solid-js";
import { usePage } from "../elements/room.ts";
import { Icon } from "../theme/icon.tsx";
import "./side-panel.css";

interface SidePanelProps {
  readonly heading: string;
  /** What the button that closes it says. */
  readonly closeLabel: string;
  readonly children: JSX.Element;
}

/**
 * A panel at the right of the page, over it. Which one is open is the page's to know (`page.panel`), since the bar and what
 * stands on the page both open them. It takes the focus when it opens; Escape closes it and leads back to what opened it.
 */
export function SidePanel(props: SidePanelProps): JSX.Element {
  const page = usePage();
  let heading: HTMLHeadingElement | undefined;
  queueMicrotask(() => heading?.focus());
  return (
    <aside class="side-panel" aria-label={props.heading} onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && page.showPanel(undefined)}>
      <div class="side-panel-head">
        <h2 tabIndex={-1} ref={heading}>{props.heading}</h2>
        <button type="button" class="icon-button" aria-label={props.closeLabel} title={props.closeLabel} onClick={() => page.showPanel(undefined)}><Icon name="close" /></button>
      </div>
      {props.children}
    </aside>
  );
}
