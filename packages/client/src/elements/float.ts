interface FloatOptions {
  readonly align?: "start" | "end" | "centre";
  /** Makes the floating box at least as wide as its anchor. */
  readonly matchWidth?: boolean;
}

const GAP = 6;
const MARGIN = 8;

/**
 * Opens a popover in the top layer, under its anchor or, where there is no room, over it; it follows the anchor while the
 * page scrolls. The result closes it.
 */
export function float(box: HTMLElement, anchor: HTMLElement, options: FloatOptions = {}): () => void {
  const put = (): void => {
    const at = anchor.getBoundingClientRect();
    if (options.matchWidth) box.style.minWidth = `${at.width}px`;
    const below = innerHeight - at.bottom - GAP - MARGIN;
    const above = at.top - GAP - MARGIN;
    const { width, height } = box.getBoundingClientRect();
    const over = height > below && above > below;
    box.style.maxHeight = `${Math.max(80, over ? above : below)}px`;
    const shown = Math.min(height, over ? above : below);
    box.style.top = `${over ? at.top - GAP - shown : at.bottom + GAP}px`;
    const left = options.align === "end" ? at.right - width : options.align === "centre" ? at.left + at.width / 2 - width / 2 : at.left;
    box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  };
  if (!box.matches(":popover-open")) box.showPopover();
  put();
  addEventListener("scroll", put, { capture: true, passive: true });
  addEventListener("resize", put);
  const size = new ResizeObserver(put);
  size.observe(anchor);
  size.observe(box);
  return () => {
    removeEventListener("scroll", put, { capture: true });
    removeEventListener("resize", put);
    size.disconnect();
    if (box.isConnected && box.matches(":popover-open")) box.hidePopover();
  };
}
