import { createEffect, onCleanup } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage } from "../../elements/room.ts";
import type { Page } from "../../elements/page.ts";
import type { RoomSync } from "../../sync/types.ts";
import { cellUnder } from "./cell-part.ts";

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
    const cell = cellUnder(event.target, box);
    const rect = (cell?.element ?? box).getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) return;
    const share = (n: number): number => Math.round(Math.min(2, Math.max(-1, n)) * 10_000) / 10_000;
    room.presence.update({
      pointer: { element, x: share((event.clientX - rect.left) / rect.width), y: share((event.clientY - rect.top) / rect.height), ...(cell && { part: cell.part }) },
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
