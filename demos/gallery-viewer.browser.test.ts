import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { PATIENCE } from "./testing/patience.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage([...DEMOS, { id: "read", file: fileURLToPath(new URL("gallery/app.ts", import.meta.url)), title: "To read" }], { apps: { read: { default: "viewer" } } });
const SECTIONS = ["Status", "Text", "Rich text", "Media", "Inputs", "Charts", "Other charts", "Tables", "Layout", "Files", "Chat", "Editing", "Drawings", "Components", "States"] as const;

/** Opens a section, and everything in it that opens and shuts. */
async function opens(person: Person, section: string): Promise<void> {
  // The first run of all that is in it takes its time.
  await person.page.getByRole("tab", { name: section, exact: true }).click({ timeout: 3 * PATIENCE });
  await person.settled();
  const shut = person.main.locator(".disclosure-head[aria-expanded=false]:visible");
  while (await shut.count() > 0) await shut.first().click();
  await person.settled();
}

test("[BRW-412] whoever may only read sees values in every section, and no input that would take something", async () => {
  const vera = await stage.enter("Vera", "/read/main");
  const open: string[] = [];
  for (const section of SECTIONS) {
    await opens(vera, section);
    open.push(...await vera.page.evaluate<string[]>(`[...document.querySelectorAll("main [data-kind] :is(input, select, textarea, [contenteditable=true])")]
      .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled && !node.readOnly && node.getAttribute("aria-readonly") !== "true" && node.getAttribute("aria-disabled") !== "true" && node.type !== "search" && !node.closest("[data-kind=private]"))
      .map((node) => ${JSON.stringify(section)} + ": " + (node.closest("[data-kind]").dataset.kind) + " " + (node.getAttribute("aria-label") ?? node.labels?.[0]?.innerText ?? node.outerHTML.slice(0, 80)))`));
  }
  expect(open).toEqual([]);
  await opens(vera, "Inputs");
  const edges = await vera.page.evaluate<string[]>(`[...document.querySelectorAll("[data-readonly] > :is(input, select).input")].filter((node) => node.checkVisibility())
    .filter((node) => getComputedStyle(node).borderTopColor !== "rgba(0, 0, 0, 0)").map((node) => node.outerHTML.slice(0, 100))`);
  expect(edges).toEqual([]);
});
