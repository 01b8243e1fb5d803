import type { CommentAnchor } from "@tutti/protocol";
import type { Page } from "../../elements/page.ts";
import type { RoomSync } from "../../sync/types.ts";

/** How long (ms) what was led to stands out. */
const SHOWN = 2_000;

/** Leads to what a thread stands at: to its page, into sight, and for a moment marked. */
export function showAnchor(room: RoomSync, page: Page, { element, page: path }: CommentAnchor): void {
  if (path !== undefined && path !== page.nav.path()) page.nav.go(path);
  const stop = room.view.element(element).subscribe((drawn) => {
    if (!drawn) return;
    requestAnimationFrame(() => {
      stop?.();
      const box = page.box(element);
      if (!box) return;
      box.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      box.setAttribute("data-commented", "");
      setTimeout(() => box.removeAttribute("data-commented"), SHOWN);
    });
  });
}
