import { createSignal, type Accessor } from "solid-js";

export interface Fullscreen {
  readonly on: Accessor<boolean>;
  /** How tall the box was on the page: its place is kept. */
  readonly was: Accessor<number>;
  readonly toggle: () => void;
}

/**
 * Lets a box fill the window, over everything else. In the browser's top layer it needs no move in the page, so that its
 * scroll position and focus stay; unlike the system's full screen it also works inside an embed.
 */
export function createFullscreen(box: () => HTMLElement | undefined): Fullscreen {
  const [on, setOn] = createSignal(false);
  const [was, setWas] = createSignal(0);
  const leave = (element: HTMLElement): void => {
    element.removeEventListener("keydown", onKey);
    if (element.matches(":popover-open")) element.hidePopover();
    element.removeAttribute("popover");
    setOn(false);
  };
  function onKey(event: KeyboardEvent): void {
    const element = box();
    if (event.key === "Escape" && element && !event.defaultPrevented) leave(element);
  }
  return {
    on,
    was,
    toggle() {
      const element = box();
      if (!element) return;
      if (on()) {
        leave(element);
        return;
      }
      setWas(element.offsetHeight);
      setOn(true);
      element.setAttribute("popover", "manual");
      element.showPopover();
      element.addEventListener("keydown", onKey);
    },
  };
}
