import { createEffect, onCleanup } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage } from "../../elements/room.ts";
import type { Page } from "../../elements/page.ts";
import type { RoomSync } from "../../sync/types.ts";

/** A part of an element that has a name of its own: a table's cell, a card. A pointer in it is told by it. */
export const PART = "data-at";

/**
 * Tells the room where this reader points, until the owner is gone. A pointer is told in parts of the element under it, so that
 * it means the same thing on a phone and on a wide screen.
 */
export function tellPointer(room: RoomSync, area: HTMLElement): void {
  const page = usePage();
  const wanted = follow(room.presence.pointers);
  createEffect(() => {
    if (wanted()) onCleanup(listen(room, page, area));
  });
}

function listen(room: RoomSync, page: Page, area: HTMLElement): () => void {
  const onMove = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || !(event.target instanceof Element)) return;
    const box = event.target.closest(".el");
    const element = box ? page.elementOf(box) : undefined;
    if (!box || element === undefined) return;
    const inner = event.target.closest(`[${PART}]`);
    const part = inner && box.contains(inner) ? inner.getAttribute(PART) : null;
    const rect = (part !== null && inner ? inner : box).getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) return;
    const share = (n: number): number => Math.round(Math.min(2, Math.max(-1, n)) * 10_000) / 10_000;
    room.presence.update({
      pointer: { element, x: share((event.clientX - rect.left) / rect.width), y: share((event.clientY - rect.top) / rect.height), ...(part !== null && { part }) },
    });
  };
  const onLeave = (): void => room.presence.update({ pointer: undefined });
  area.addEventListener("pointermove", onMove, { passive: true });
  area.addEventListener("pointerleave", onLeave);
  return () => {
    area.removeEventListener("pointermove", onMove);
    area.removeEventListener("pointerleave", onLeave);
    onLeave();
  };
}
