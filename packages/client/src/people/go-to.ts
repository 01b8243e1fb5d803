import { FIRST_PAGE } from "@tutti/protocol";
import type { Page } from "../elements/page.ts";
import { focusIn, reveal } from "../elements/reveal.ts";
import type { RoomSync } from "../sync/types.ts";
import type { Here } from "./here.ts";

/** Leads to where somebody is: to their page, and to the widget that they are at, which takes the focus. @returns whether there was one. */
export async function goToPerson(room: RoomSync, page: Page, here: Here): Promise<boolean> {
  const path = here.page ?? FIRST_PAGE;
  if (path !== page.nav.path()) page.nav.go(path);
  const { key } = here;
  if (key === undefined) return false;
  const box = await reveal(room, page, ({ widget }) => widget?.key === key && widget.scope !== "me");
  if (box) await focusIn(box);
  return box !== undefined;
}
