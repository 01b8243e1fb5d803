import { FIRST_PAGE, type ElementId, type PersonId, type Presence } from "@tutti/protocol";
import { createEffect, createMemo, onCleanup } from "solid-js";
import { follow } from "../../elements/readable.ts";
import type { Page } from "../../elements/page.ts";
import { onceThere, wantsStill } from "../../elements/reveal.ts";
import type { RoomSync } from "../../sync/types.ts";
import { scrollBy } from "./anchor.ts";
import { followedTab } from "./following.ts";
import { upperEdge } from "./tell-view.ts";

/** What is nearer than this (px) is there: two who follow each other come to rest. */
const NEAR = 6;
/** What one does oneself. Scrolling is told by what causes it: the page also scrolls by itself here. */
const OWN_MOVES = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock"]);

/** Goes where somebody goes, until the owner is gone: their page, what is open there, and how far they have scrolled. */
export function goAlong(room: RoomSync, page: Page, person: PersonId): void {
  const others = follow(room.presence.others);
  const theirs = createMemo<Presence | undefined>(() => followedTab(person, others())?.presence);
  const path = createMemo(() => theirs()?.page ?? FIRST_PAGE);
  const view = createMemo(() => theirs()?.view);
  createEffect(() => {
    if (path() !== page.nav.path()) page.nav.go(path());
  });
  createEffect(() => {
    const open = view()?.open ?? {};
    const parts = page.openParts();
    for (const [id, value] of Object.entries(open)) {
      const part = parts.get(id);
      if (part && part.value() !== value) part.choose(value);
    }
  });
  let latest: Presence["view"];
  createEffect(() => {
    const seen = view();
    latest = seen;
    if (seen && path() === page.nav.path()) void scrollTo(page, seen, () => latest === seen);
  });
  onCleanup(() => (latest = undefined));
}

async function scrollTo(page: Page, { element, y = 0 }: NonNullable<Presence["view"]>, current: () => boolean): Promise<void> {
  const behavior = wantsStill() ? "instant" : "smooth";
  if (element === undefined) return void window.scrollTo({ top: 0, behavior });
  const box = await onceThere(() => (current() ? page.box(element as ElementId) : null) ?? undefined);
  if (!box || !current()) return;
  const by = scrollBy(box.getBoundingClientRect(), y, upperEdge());
  if (Math.abs(by) >= NEAR) window.scrollBy({ top: by, behavior });
}

/**
 * Calls when this reader moves by themselves: by the wheel, a finger, a press or a key. What happens in `except` is about
 * following itself.
 */
export function onOwnMove(except: () => HTMLElement | undefined, moved: (event: Event) => void): void {
  const onMove = (event: Event): void => {
    if (event.target instanceof Node && except()?.contains(event.target)) return;
    if (event instanceof KeyboardEvent && MODIFIERS.has(event.key)) return;
    moved(event);
  };
  for (const name of OWN_MOVES) addEventListener(name, onMove, { capture: true, passive: true });
  onCleanup(() => {
    for (const name of OWN_MOVES) removeEventListener(name, onMove, { capture: true });
  });
}
