import type { CommentPart, ElementId } from "@tutti/protocol";
import type { Page, PartSource } from "../../elements/page.ts";

/** A part of an element, and what it says. */
export interface PartShown {
  readonly part: CommentPart;
  readonly value: string;
}

/**
 * The part of an element that is meant: a table's cell, which says itself what it is called, else what the element knows of the
 * place (a chart's point). `from` is what is pointed at, or what has the focus: of a table that is walked by keys, its cell.
 * `where` is the place on the screen that was pressed; none where keys ask.
 */
export function partUnder(page: Page, element: ElementId, from: Element | undefined, where?: Parameters<PartSource["at"]>[0]): PartShown | undefined {
  const walked = from?.getAttribute("aria-activedescendant");
  const under = walked ? document.getElementById(walked) : from;
  const cell = under?.closest<HTMLElement>("[data-cell]");
  const row = cell?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const column = cell?.dataset["cell"];
  if (cell && row !== undefined && column !== undefined) return { part: { kind: "cell", row, column }, value: cell.textContent?.trim() ?? "" };
  return page.parts.get(element)?.at(where);
}

/** Where a part stands on the screen; `undefined` while it is not drawn. */
export function partBox(page: Page, element: ElementId, part: CommentPart): DOMRect | undefined {
  if (part.kind === "point") return page.parts.get(element)?.boxOf(part);
  const row = page.box(element)?.querySelector(`[data-row="${CSS.escape(part.row)}"]`);
  return row?.querySelector(`[data-cell="${CSS.escape(part.column)}"]`)?.getBoundingClientRect();
}
