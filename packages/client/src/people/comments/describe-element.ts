import { anchorWords, FIRST_PAGE, type CommentAnchor, type ElementId, type ViewElement } from "@tutti/protocol";
import { inlineText } from "../../elements/markdown/marked-inline.tsx";
import { formatNumber } from "../../elements/format.ts";
import type { Page } from "../../elements/page.ts";
import type { RoomSync } from "../../sync/types.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import type { OpenPlace } from "./conversation.ts";

/** Kinds that only lay out what is inside them: one comments on that. */
const LAYOUT: ReadonlySet<string> = new Set(["columns", "grid", "container", "space", "divider", "tabs", "empty", "pageLink"]);

/** Whether one comments on an element: it is everybody's, and there is something to see. */
export const isCommentable = (room: RoomSync, element: ViewElement | undefined): boolean =>
  element !== undefined && !LAYOUT.has(element.kind) && element.widget?.scope !== "me" && !room.view.isPrivate(element.id);

/** The heading that an element stands under, where it has no name of its own: the nearest one before it, from the inside out. */
function headingOver(page: Page, id: ElementId): string | undefined {
  for (let box: Element | null | undefined = page.box(id); box && box.id !== "main"; box = box.parentElement) {
    for (let before = box.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.matches("[data-kind=header], [data-kind=subheader], [data-kind=title]")) return before.textContent?.trim();
    }
  }
  return undefined;
}

/** What an element is called, for those who read what was said of it. */
export function labelOf(room: RoomSync, page: Page, id: ElementId): string {
  const element = room.view.element(id).get();
  if (!element) return words.element;
  const label = element.widget && page.widget(element.widget.key)?.label;
  const props = element.props as { readonly label?: unknown; readonly title?: unknown; readonly body?: unknown; readonly text?: unknown };
  const found = [label, props.label, props.title, props.body, props.text].find((one) => typeof one === "string" && one.trim() !== "");
  const own = typeof found === "string" ? inlineText(found.split("\n").find((line) => line.trim() !== "") ?? "").replace(/^#+\s/, "") : headingOver(page, id);
  return anchorWords(own ?? "") || words.element;
}

/** What stood there when the thread was begun. */
function valueOf(room: RoomSync, page: Page, id: ElementId): string | undefined {
  const element = room.view.element(id).get();
  const widget = element?.widget && page.widget(element.widget.key);
  const stored = widget?.stored?.() ?? widget?.initial?.();
  const value = widget ? (stored === undefined ? undefined : widget.print?.(stored)) : (element?.props as { readonly value?: unknown } | undefined)?.value;
  return typeof value === "number" ? formatNumber(value) : typeof value === "string" ? anchorWords(value) || undefined : undefined;
}

export function anchorAt(room: RoomSync, page: Page, { element, part, value }: OpenPlace): CommentAnchor {
  const path = page.nav.path();
  const said = value === undefined ? (part ? undefined : valueOf(room, page, element)) : anchorWords(value);
  return { element, label: labelOf(room, page, element), ...(path === FIRST_PAGE ? {} : { page: path }), ...(part && { part }), ...(said && { value: said }) };
}

/** The words of what a thread stands at: its label, the part of it, and what that said. */
export function placeWords({ label, part, value }: CommentAnchor): string {
  // What is said of a point says where it lies as readers know it, which the axis' own value need not. A series without a name,
  // and one that the words begin with, is not said beside them.
  const untold = part?.kind === "point" && (/^#\d+$/.test(part.series) || value?.startsWith(part.series));
  const where = part === undefined || untold ? label : `${label} · ${part.kind === "cell" ? part.column : value === undefined ? `${part.series}, ${part.x}` : part.series}`;
  return value === undefined ? where : `${where}: ${value}`;
}
