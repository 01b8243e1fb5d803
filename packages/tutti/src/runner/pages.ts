import { FIRST_PAGE, MAX_PAGES, pageRoot, type PageEntry } from "@tutti/protocol/script";
import type { Page } from "../page.ts";
import { given } from "../ui/given.ts";
import type { PagesOptions } from "../ui/navigation.ts";
import type { Ui } from "../ui/ui.ts";
import type { DrawingPen } from "./drawing-pen.ts";
import type { Execution } from "./execution.ts";
import { joinPath } from "./identity.ts";
import { makeNode } from "./node.ts";
import { Part } from "./part.ts";
import { runPart } from "./run-part.ts";

/** A list of pages, or one for each section of the navigation. */
export type Pages = readonly Page[] | { readonly [section: string]: readonly Page[] };

const POSITIONS = ["sidebar", "top", "hidden"] as const;

/**
 * Makes these the app's pages. Each is a part that everybody who looks at it shares, with a view of its own; it runs now if
 * somebody does, and else when somebody comes.
 */
export const pages = (pen: DrawingPen<Ui>, draw: (page: Page, execution: Execution, path: string) => unknown) =>
  (list: Pages, { position = "sidebar" }: PagesOptions = {}): void => {
    const { execution } = pen.place;
    execution.drawer("pages");
    if (!POSITIONS.includes(position)) pen.fail(`pages: position is ${JSON.stringify(position)}; it is "sidebar", "top" or "hidden"`);
    if (execution.declared.size > 0) pen.fail("pages was called a second time in one run", "Give all pages to one call; sections divide them: ui.pages({ Reports: [orders], Admin: [users] })");
    const entries = listed(pen, list);
    const navigation = { position, pages: entries.map(({ entry }) => entry) };
    pen.put("pages", navigation);
    const { scene } = execution.pass;
    scene.navigation = navigation;
    scene.pagesRest = false;
    for (const { entry, page } of entries) {
      execution.declared.add(entry.path);
      const part = partFor(execution, entry, page, draw);
      const going = scene.isLookedAt(entry.path) ? runPart(execution.pass, part) : undefined;
      if (going) execution.waiting.push(going);
    }
  };

function partFor({ pass: { scene } }: Execution, { path, name }: PageEntry, page: Page, draw: (page: Page, execution: Execution, path: string) => unknown): Part {
  const inside = joinPath("", `page(${name})`);
  const body = (own: Execution): unknown => draw(page, own, inside);
  const present = scene.pages.get(path);
  if (present?.path === inside) {
    present.body = body;
    present.dirty = true;
    return present;
  }
  scene.dropPage(path);
  const node = makeNode({ id: pageRoot(path), kind: "page", props: { path }, owner: { drawing: false }, holds: true });
  const part = new Part({ kind: "page", node, path: inside, page: path, body });
  scene.pages.set(path, part);
  return part;
}

/** The pages with where they lie. */
function listed(pen: DrawingPen<Ui>, list: Pages): { readonly entry: PageEntry; readonly page: Page }[] {
  const sections: readonly (readonly [string | undefined, readonly Page[]])[] = Array.isArray(list) ? [[undefined, list]] : Object.entries(list);
  const all = sections.flatMap(([section, inside]) => inside.map((page) => ({ section, page })));
  if (all.length === 0) pen.fail("pages([]): give at least one page");
  if (all.length > MAX_PAGES) pen.fail(`pages: ${all.length} pages; an app has ${MAX_PAGES} at most`);
  const stranger = all.find(({ page }) => typeof page?.name !== "string" || typeof page.draw !== "function");
  if (stranger) pen.fail("pages: one of the list is no page", 'Make each with page("Orders", (ui) => { … })');
  const twice = all.find(({ page }, i) => all.findIndex((other) => other.page.name === page.name) !== i);
  if (twice) pen.fail(`pages: two pages are called "${twice.page.name}"`, 'Give one of them a name of its own: page("Orders", …, { path: "orders-2026" })');
  const firsts = all.filter(({ page }) => page.options.first);
  if (firsts.length > 1) pen.fail(`pages: ${firsts.length} pages say that they are the first`);
  const [first = all[0]] = firsts;
  return all.map(({ section, page }) => {
    const { title, name, options: { icon, hidden } } = page;
    return { page, entry: { name, title, path: page === first?.page ? FIRST_PAGE : name, ...given({ icon, hidden, section: section === "" ? undefined : section }) } };
  });
}
