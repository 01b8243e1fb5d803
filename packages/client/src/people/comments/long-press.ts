/** So long (ms) a finger rests before that means something, as on phones everywhere. */
const LONG = 500;
/** A finger that moves further (px) scrolls, drags or draws. */
const STILL = 10;

/** What a finger rests on or pulls for a purpose of its own, or whose long press is the browser's. */
const OWN = "input, textarea, select, button, a[href], summary, [contenteditable]:not([contenteditable=false]), [role=slider], [role=option], [role=tab], [data-grip], iframe, video, audio, dialog, .comment-layer";
/** Words to read: a long press selects some of them, as everywhere. */
const PROSE = ["markdown", "text", "caption", "title", "header", "subheader", "code", "json", "latex", "html", "exception", "chatMessage", "richText"].map((kind) => `[data-kind=${kind}]`).join(", ");

/** Whether a finger that rests on something may ask for what can be done there. */
export const mayRest = (on: Element): boolean => !on.closest(OWN) && !on.closest(".el")?.matches(PROSE);

/**
 * Tells when a finger rests on something in an area. What that finger was about to do (choose a point, select words, click) is given
 * up then; a finger that moves, and a second one, end it before. The result ends the listening.
 *
 * @param rested whether something came of it.
 */
export function onLongPress(area: HTMLElement, rested: (on: Element, where: { readonly clientX: number; readonly clientY: number }) => boolean): () => void {
  let press: { readonly id: number; readonly on: Element; readonly clientX: number; readonly clientY: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  /** The finger that has rested: until it is lifted, what comes of it is nobody's. */
  let spent: number | undefined;

  const end = (): void => {
    clearTimeout(press?.timer);
    press = undefined;
  };
  const rest = (): void => {
    const now = press;
    end();
    if (!now || !rested(now.on, now)) return;
    spent = now.id;
    // Whoever follows the finger, as a chart in which one draws, hears that it was not meant for them.
    now.on.dispatchEvent(new PointerEvent("pointercancel", { pointerId: now.id, pointerType: "touch", bubbles: true, clientX: now.clientX, clientY: now.clientY }));
  };
  const down = (event: PointerEvent): void => {
    spent = undefined;
    if (press || !event.isPrimary) return end();
    const on = event.target;
    if (event.pointerType !== "touch" || !(on instanceof Element) || !area.contains(on) || !mayRest(on)) return;
    const { pointerId: id, clientX, clientY } = event;
    press = { id, on, clientX, clientY, timer: setTimeout(rest, LONG) };
  };
  const move = (event: PointerEvent): void => {
    if (press?.id === event.pointerId && Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > STILL) end();
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId === press?.id) end();
    if (event.pointerId === spent && event.isTrusted) event.stopImmediatePropagation();
  };
  const click = (event: Event): void => {
    if (spent === undefined) return;
    spent = undefined;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  /** Some browsers say themselves that a finger rests, sooner or later than we do. */
  const menu = (event: Event): void => {
    if (!press && spent === undefined) return;
    event.preventDefault();
    if (press) rest();
  };
  const select = (event: Event): void => {
    if (press || spent !== undefined) event.preventDefault();
  };
  const pointers = [["pointerdown", down], ["pointermove", move], ["pointerup", up], ["pointercancel", up]] as const;
  const others = [["click", click], ["contextmenu", menu], ["selectstart", select], ["scroll", end]] as const;
  for (const [name, hear] of pointers) addEventListener(name, hear, { capture: true });
  for (const [name, hear] of others) addEventListener(name, hear, { capture: true });
  return () => {
    end();
    for (const [name, hear] of pointers) removeEventListener(name, hear, { capture: true });
    for (const [name, hear] of others) removeEventListener(name, hear, { capture: true });
  };
}
