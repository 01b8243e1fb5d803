import type { CommentPart, ElementId } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type Accessor } from "solid-js";
import type { Page } from "../../elements/page.ts";
import { clearOf } from "./clear-of.ts";
import { partBox } from "./parts.ts";
import type { ThreadShown } from "./threads-shown.ts";

/** A mark on the page: where something was said, and how far from the corner of the area it stands (px). */
export interface Mark {
  readonly key: string;
  readonly element: ElementId;
  readonly part: CommentPart | undefined;
  readonly threads: readonly ThreadShown[];
  readonly x: number;
  readonly y: number;
}

/** Marks stand at the corner of what they are about, and not over the edge of the page (px). */
const SIZE = 26;
/** What may stand at an element's corner itself: the name of who holds it, a slider's value, what shows a chart as a table, tools of a table. */
const IN_THE_WAY = ".name-tag, .field-value, .icon-button";
/** Of so many of them at most: an element with more is no field and no chart. */
const MOST_BOXES = 24;

/** The corner of an element, or of a part of it that is in sight; `undefined` where it has no place on the screen, or not in what the marks lie over. */
export function cornerOf(page: Page, over: Element, element: ElementId, part: CommentPart | undefined): { readonly x: number; readonly y: number; readonly ofPart: boolean } | undefined {
  const box = page.box(element);
  const whole = box?.getBoundingClientRect();
  const dialog = over.closest("dialog");
  if (!box || !whole || whole.width === 0 || whole.height === 0 || box.closest("dialog") !== dialog) return undefined;
  const layer = over.getBoundingClientRect();
  // What a dialog has scrolled out of sight has no mark over its heading.
  const seen = dialog && box.closest(".dialog-body")?.getBoundingClientRect();
  if (seen && (whole.top > seen.bottom || whole.bottom < seen.top)) return undefined;
  const inner = part && partBox(page, element, part);
  const inSight = inner !== undefined && inner.right > whole.left && inner.left < whole.right && inner.bottom > whole.top && inner.top < whole.bottom;
  const at = inSight ? inner : whole;
  const beside = inSight ? [] : [...box.querySelectorAll(IN_THE_WAY)].slice(0, MOST_BOXES).map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0);
  const right = clearOf({ x: Math.min(at.right, layer.right - SIZE / 2), y: at.top }, beside) - layer.left;
  return { x: Math.max(SIZE / 2, right), y: Math.max(SIZE / 2, at.top - layer.top), ofPart: inSight };
}

/** The marks of what is said, as the page stands now. What is said of parts that are out of sight is told at the whole. */
export function marksOf(threads: readonly ThreadShown[], page: Page, over: Element): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const thread of threads) {
    const { element, part } = thread.head.anchor;
    const corner = thread.head.resolved ? undefined : cornerOf(page, over, element, part);
    if (!corner) continue;
    const shown = corner.ofPart ? part : undefined;
    const key = `${element}${JSON.stringify(shown ?? "")}`;
    const before = marks.get(key);
    marks.set(key, { key, element, part: shown, threads: [...(before?.threads ?? []), thread], x: corner.x, y: corner.y });
  }
  return [...marks.values()];
}

/** Counts on whenever what is on the page may stand elsewhere: at most once a frame. */
export function createLayoutWatch(area: Accessor<HTMLElement | undefined>, active: Accessor<boolean>): Accessor<number> {
  const [count, setCount] = createSignal(0);
  let frame = 0;
  const look = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      setCount((before) => before + 1);
    });
  };
  createEffect(() => {
    const element = area();
    if (!element || !active()) return;
    look();
    const size = new ResizeObserver(look);
    size.observe(element);
    // Marks themselves stand beside what is watched.
    const nodes = new MutationObserver((records) => {
      if (records.some(({ target }) => !(target instanceof Element ? target : target.parentElement)?.closest(".comment-layer"))) look();
    });
    nodes.observe(element, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class", "style", "hidden", "open", "data-open"] });
    element.addEventListener("scroll", look, { capture: true, passive: true });
    element.addEventListener("transitionend", look);
    onCleanup(() => {
      size.disconnect();
      nodes.disconnect();
      element.removeEventListener("scroll", look, { capture: true });
      element.removeEventListener("transitionend", look);
    });
  });
  onCleanup(() => cancelAnimationFrame(frame));
  return count;
}
