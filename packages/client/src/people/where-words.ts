import { FIRST_PAGE } from "@tutti/protocol";
import { inlineText } from "../elements/markdown/marked-inline.tsx";
import type { Page } from "../elements/page.ts";
import { pathOnPage } from "../elements/reveal.ts";
import type { RoomSync } from "../sync/types.ts";
import { presenceTexts as words } from "../texts/presence.ts";
import type { Here } from "./here.ts";

/** Where somebody is and what they do there, in words: "Editing Level", "Viewing, on Forecast". */
export function whereWords(here: Here, room: RoomSync, page: Page): string {
  if (here.attention === "away") return words.away;
  const path = here.page ?? FIRST_PAGE;
  const elsewhere = path === page.nav.path() ? undefined : page.nav.pages().find((one) => one.path === path)?.title;
  const label = here.key === undefined ? undefined : labelOf(here.key, room, page);
  const what = here.editing ? words.editing(label) : words.viewing(label);
  const at = elsewhere === undefined ? what : words.onPage(what, elsewhere);
  return here.attention === "idle" ? words.idle(at) : at;
}

/** What a widget is called, also where it lies in a closed tab. */
function labelOf(key: string, room: RoomSync, page: Page): string | undefined {
  const drawn = page.widget(key)?.label;
  if (drawn !== undefined) return inlineText(drawn);
  const props = pathOnPage(room, page, ({ widget }) => widget?.key === key).at(-1)?.props;
  return props && "label" in props && typeof props.label === "string" ? inlineText(props.label) : undefined;
}
