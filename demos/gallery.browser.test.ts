import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { PATIENCE } from "./testing/patience.ts";
import { faultsOn, type Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);
const SECTIONS = ["Status", "Text", "Media", "Inputs", "Tables", "Layout", "Files", "Chat", "Editing", "Components", "States"] as const;

/** Opens a section, and everything in it that opens and shuts. */
async function opens(person: Person, section: string): Promise<void> {
  // The first run of all that is in it takes its time.
  await person.page.getByRole("tab", { name: section, exact: true }).click({ timeout: 3 * PATIENCE });
  await person.settled();
  const shut = person.main.locator(".disclosure-head[aria-expanded=false]:visible");
  while (await shut.count() > 0) await shut.first().click();
  await person.settled();
}

const sideways = (person: Person): Promise<readonly string[]> => person.page.evaluate<string[]>(`(() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const over = [...document.querySelectorAll("main *")].filter((node) => node.getBoundingClientRect().right > width + 1)
    .filter((node) => { for (let box = node.parentElement; box; box = box.parentElement) if (box.localName !== "html" && getComputedStyle(box).overflowX !== "visible") return false; return true; }).slice(-5).map((node) => node.outerHTML.slice(0, 160));
  return over.length > 0 ? over : [document.scrollingElement.scrollWidth + " pixels"];
})()`);

const OPEN_TAB_SEEN = `(() => {
  const tab = document.querySelector("main .tab[aria-selected=true]");
  const [row, own] = [tab.parentElement.getBoundingClientRect(), tab.getBoundingClientRect()];
  // Not under an edge that fades, since more of them lie beyond it.
  const fade = (side) => (tab.parentElement.dataset[side] === undefined ? -1 : 40);
  return own.left >= row.left + fade("before") && own.right <= row.right - fade("after");
})()`;

test.each([...SECTIONS, "Rich text", "Charts", "Other charts", "Drawings"])("[BRW-410] %s of the gallery has no fault of accessibility, none of contrast in any look, is as wide as its window, and stands on paper", async (section) => {
  const ana = await stage.enter("Ana", "/gallery/main", { colorScheme: "light" });
  await opens(ana, section);
  await expect.poll(() => ana.main.locator(".unloadable").count()).toBe(0);
  expect(await faultsOn(ana.page), "light").toEqual([]);
  for (const [look, media] of [
    ["dark", { colorScheme: "dark" }], ["high contrast, dark", { contrast: "more" }], ["high contrast", { colorScheme: "light" }], ["forced colours", { forcedColors: "active", contrast: "no-preference" }],
  ] as const) {
    await ana.page.emulateMedia(media);
    expect(await ana.seriousFaults("color-contrast"), look).toEqual([]);
  }
  await ana.page.emulateMedia({ forcedColors: "none", media: "print" });
  await ana.page.locator(".comment-layer").waitFor({ state: "attached" });
  const onPaper = async (): Promise<readonly unknown[]> => [await ana.page.locator(".bar, .comment-layer").filter({ visible: true }).count(), await ana.main.locator(".tab-panel:visible").first().isVisible()];
  await expect.poll(onPaper, { message: "on paper" }).toEqual([0, true]);
  await ana.page.emulateMedia({ media: null });
  for (const width of [360, 1920]) {
    await ana.page.setViewportSize({ width, height: 900 });
    await expect.poll(() => sideways(ana), { message: `${width} pixels` }).toEqual([]);
    // Of the sections' names the one that is open is in sight, also where the window has become narrow since.
    await expect.poll(() => ana.page.evaluate<boolean>(OPEN_TAB_SEEN), { message: `the open tab at ${width} pixels` }).toBe(true);
  }
  expect(ana.faults).toEqual([]);
});

/** What of a section can be used, told by its kind and its place, and what the focus has been in. */
const MARKS = `(() => {
  const usable = (node) => !node.disabled && node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert]");
  const controls = [...document.querySelectorAll("main [data-kind]")].filter((box) =>
    [...box.querySelectorAll("button, input, select, textarea, a[href], [tabindex]")].some((node) => node.closest("[data-kind]") === box && usable(node)));
  controls.forEach((box, n) => { box.dataset.place = String(n); });
  window.reached = new Set();
  addEventListener("focusin", ({ target }) => { for (let box = target.closest("[data-place]"); box; box = box.parentElement.closest("[data-place]")) window.reached.add(box.dataset.place); });
  return controls.map((box) => box.dataset.kind);
})()`;

test.each([...SECTIONS, "Charts"])("[BRW-411] every control of %s in the gallery is reached by Tab, and let go by it", async (section) => {
  const ana = await stage.enter("Ana", stage.freshRoom("gallery"));
  await opens(ana, section);
  const kinds = await ana.page.evaluate<string[]>(MARKS);
  const missed = (): Promise<string[]> => ana.page.evaluate<string[]>(`[...document.querySelectorAll("[data-place]")].filter((box) => !window.reached.has(box.dataset.place)).map((box) => box.dataset.kind + ": " + box.innerText.slice(0, 40))`);
  await ana.page.getByRole("tab", { name: section, exact: true }).focus();
  for (let presses = 0; presses < 40 + kinds.length * 12 && (await missed()).length > 0; presses += 1) {
    // An editor of code keeps Tab for itself; Escape lets it go.
    if (await ana.page.evaluate<boolean>("document.activeElement.closest('.cm-editor, .ProseMirror') !== null")) await ana.page.keyboard.press("Escape");
    await ana.page.keyboard.press("Tab");
  }
  expect(await missed()).toEqual([]);
});
