/** What opens over the page keeps so far from its edges (CSS pixels). */
const MARGIN = 64;

/**
 * Tells how high the page is, now and whenever that changes: its own height, and where something is open over it, enough for that.
 *
 * @param box what holds all of the page.
 */
export function followHeight(box: HTMLElement, tell: (height: number) => void): void {
  let told = 0;
  let due = false;
  const measure = (): void => {
    due = false;
    const open = [...document.querySelectorAll<HTMLElement>(":popover-open, dialog[open]")];
    const over = open.map((one) => (one.matches("dialog") ? one.scrollHeight + MARGIN : one.getBoundingClientRect().bottom + scrollY + 8));
    const height = Math.ceil(Math.max(box.getBoundingClientRect().height, ...over));
    if (height === told || height === 0) return;
    told = height;
    tell(height);
  };
  const soon = (): void => {
    if (due) return;
    due = true;
    requestAnimationFrame(measure);
  };
  new ResizeObserver(soon).observe(box);
  document.addEventListener("toggle", soon, { capture: true });
  soon();
}
