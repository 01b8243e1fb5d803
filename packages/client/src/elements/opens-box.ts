import { createSignal, onCleanup, type Accessor } from "solid-js";
import { float } from "./float.ts";

/** A button and the small box that it opens under itself. */
export interface OpensBox {
  readonly open: Accessor<boolean>;
  button(element: HTMLElement): void;
  box(element: HTMLElement): void;
  toggle(): void;
  close(): void;
  /** For what holds both: Escape closes and leads back to the button; tabbing out closes. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusOut: (event: FocusEvent & { currentTarget: HTMLElement }) => void;
}

/** Opens a box that is not modal; Escape, a click elsewhere, and tabbing out of it close it. */
export function opensBox(options: Parameters<typeof float>[2]): OpensBox {
  const [open, setOpen] = createSignal(false);
  let button: HTMLElement | undefined;
  let box: HTMLElement | undefined;
  let end: (() => void) | undefined;
  const close = (): void => {
    end?.();
    end = undefined;
    setOpen(false);
  };
  const outside = (event: PointerEvent): void => {
    if (open() && event.target instanceof Node && !box?.contains(event.target) && !button?.contains(event.target)) close();
  };
  addEventListener("pointerdown", outside);
  onCleanup(() => {
    removeEventListener("pointerdown", outside);
    close();
  });
  return {
    open, close,
    button: (element) => void (button = element),
    box: (element) => void (box = element),
    toggle() {
      if (open() || !button || !box) return close();
      setOpen(true);
      end = float(box, button, options);
    },
    onKeyDown(event) {
      if (event.key !== "Escape" || !open()) return;
      // What lies under it, as a dialog, stays open.
      event.preventDefault();
      event.stopPropagation();
      close();
      button?.focus();
    },
    // It must not cover what the focus went to.
    onFocusOut(event) {
      if (open() && event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) close();
    },
  };
}
