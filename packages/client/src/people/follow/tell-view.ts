import { MAX_OPEN_PARTS, type SeenView } from "@tutti/protocol";
import { createEffect, onCleanup } from "solid-js";
import type { Page } from "../../elements/page.ts";
import { throttle } from "../../sync/throttle.ts";
import type { RoomSync } from "../../sync/types.ts";
import { anchorAt, type Standing } from "./anchor.ts";

/** How often (ms) it is told where one has scrolled to. */
const TELL_EVERY = 80;

/** The upper edge of what is seen: under the bar. */
export const upperEdge = (): number => document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;

/** Tells the room what this reader sees of the page, until the owner is gone: for those who follow them. */
export function tellView(room: RoomSync, page: Page): void {
  const tell = throttle(TELL_EVERY, () => room.presence.update({ view: seenNow(page) }));
  createEffect(() => {
    page.nav.path();
    for (const part of page.openParts().values()) part.value();
    tell.call();
  });
  const onScroll = (): void => tell.call();
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("resize", onScroll);
  onCleanup(() => {
    removeEventListener("scroll", onScroll);
    removeEventListener("resize", onScroll);
    tell.cancel();
    room.presence.update({ view: undefined });
  });
}

function seenNow(page: Page): SeenView {
  const boxes = [...document.querySelectorAll<HTMLElement>(".main .el")].flatMap((box): Standing[] => {
    const id = page.elementOf(box);
    const { top, bottom } = box.getBoundingClientRect();
    return id === undefined ? [] : [{ id, top, bottom }];
  });
  const open = Object.fromEntries([...page.openParts()].slice(0, MAX_OPEN_PARTS).map(([id, part]) => [id, part.value().slice(0, 256)]));
  return { ...anchorAt(boxes, upperEdge(), scrollY), open };
}
