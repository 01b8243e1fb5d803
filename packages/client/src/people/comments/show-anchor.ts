import { FIRST_PAGE, type CommentAnchor } from "@tutti/protocol";
import type { Page } from "../../elements/page.ts";
import { reveal } from "../../elements/reveal.ts";
import type { RoomSync } from "../../sync/types.ts";

/** How long (ms) what was led to stands out. */
const SHOWN = 2_000;

/** Leads to what a thread stands at: to its page, into the tab it is in, into sight, and for a moment marked. */
export async function showAnchor(room: RoomSync, page: Page, { element, page: path = FIRST_PAGE }: CommentAnchor): Promise<void> {
  if (path !== page.nav.path() && page.nav.pages().some((one) => one.path === path)) page.nav.go(path);
  const box = await reveal(room, page, ({ id }) => id === element);
  if (!box) return;
  box.setAttribute("data-commented", "");
  setTimeout(() => box.removeAttribute("data-commented"), SHOWN);
}
