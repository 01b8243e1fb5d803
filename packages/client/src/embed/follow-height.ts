/** What opens over the page keeps so far from its edges (CSS pixels). */
const MARGIN = 64;
/** A frame that is scrolled out of sight is not drawn, and is measured after so long (ms) all the same. */
const UNSEEN = 200;

/**
 * Tells how high the page is, now and whenever that changes: its own height, and where something is open over it, enough for that.
 *
 * @param box what holds all of the page.
 */
export function followHeight(box: HTMLElement, tell: (height: number) => void): void {
  let told = 0;
  let due: { readonly frame: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  const measure = (): void => {
    if (due) cancelAnimationFrame(due.frame);
    clearTimeout(due?.timer);
    due = undefined;
    const open = [...document.querySelectorAll<HTMLElement>(":popover-open, dialog[open]")];
    const over = open.map((one) => (one.matches("dialog") ? one.scrollHeight + MARGIN : one.getBoundingClientRect().bottom + scrollY + 8));
    const height = Math.ceil(Math.max(box.getBoundingClientRect().height, ...over));
    if (height === told || height === 0) return;
    told = height;
    tell(height);
  };
  const soon = (): void => {
    due ??= { frame: requestAnimationFrame(measure), timer: setTimeout(measure, UNSEEN) };
  };
  new ResizeObserver(soon).observe(box);
  // What is not drawn is not told to have another size.
  new MutationObserver(soon).observe(box, { childList: true, subtree: true, characterData: true, attributes: true });
  document.addEventListener("toggle", soon, { capture: true });
  soon();
}
