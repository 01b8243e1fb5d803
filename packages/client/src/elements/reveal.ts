import { pageRoot, ROOT, type ElementId, type ViewElement } from "@tutti/protocol";
import type { RoomSync } from "../sync/types.ts";
import type { Page } from "./page.ts";

type Find = (id: ElementId) => ViewElement | undefined;

/** The elements from the root down to the first one that is wanted, itself last; none where the view has no such one. */
export function pathTo(element: Find, wanted: (element: ViewElement) => boolean, from: ElementId = ROOT): readonly ViewElement[] {
  const at = element(from);
  if (!at) return [];
  if (wanted(at)) return [at];
  for (const child of at.children ?? []) {
    const rest = pathTo(element, wanted, child);
    if (rest.length > 0) return [at, ...rest];
  }
  return [];
}

/** The same on the page that is looked at: what stands on it, or on every page. */
export function pathOnPage(room: RoomSync, page: Page, wanted: (element: ViewElement) => boolean): readonly ViewElement[] {
  const element: Find = (id) => room.view.element(id).get();
  const path = pathTo(element, wanted, pageRoot(page.nav.path()));
  return path.length > 0 ? path : pathTo(element, wanted);
}

/** What has to be chosen, from the outside in, so that the last element of a path is seen: parts by the element's id. */
export function openings(path: readonly ViewElement[]): readonly (readonly [id: ElementId, value: string])[] {
  return path.slice(0, -1).flatMap((element, i): (readonly [ElementId, string])[] => {
    const child = path[i + 1]?.id;
    switch (element.kind) {
      case "tabs": {
        const label = element.props.labels[(element.children ?? []).findIndex((id) => id === child)];
        return label === undefined ? [] : [[element.id, label]];
      }
      case "expander":
      case "popover":
      case "dialog":
        return [[element.id, "yes"]];
      default:
        return [];
    }
  });
}

/** Something new may take so many frames to be drawn: its code may have to be loaded. */
const FRAMES = 180;

/** Waits until something is there, at most some seconds. */
export async function onceThere<T>(look: () => T | undefined): Promise<T | undefined> {
  for (let n = 0; n < FRAMES; n++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return undefined;
}

/** Whether this reader wants nothing to move by itself. */
export const wantsStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Shows an element of the page that is looked at: opens what it is in, and scrolls to it.
 *
 * @returns its box, or `undefined` where it is not on this page.
 */
export async function reveal(room: RoomSync, page: Page, wanted: (element: ViewElement) => boolean): Promise<HTMLElement | undefined> {
  const path = await onceThere(() => nonEmpty(pathOnPage(room, page, wanted)));
  const target = path?.at(-1);
  if (!path || !target) return undefined;
  for (const [id, value] of openings(path)) (await onceThere(() => page.openParts().get(id)))?.choose(value);
  const box = await onceThere(() => page.box(target.id));
  box?.scrollIntoView({ block: "center", behavior: wantsStill() ? "instant" : "smooth" });
  return box;
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

const TAKES_FOCUS = "input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button:not([disabled]), a[href], [contenteditable=true], [tabindex='0']";

/** Puts the focus on the first thing in a box that takes it, once it is drawn, and else on the box. */
export async function focusIn(box: HTMLElement): Promise<void> {
  const inside = await onceThere(() => box.querySelector<HTMLElement>(TAKES_FOCUS) ?? undefined);
  if (!inside) box.tabIndex = -1;
  (inside ?? box).focus({ preventScroll: true });
}
