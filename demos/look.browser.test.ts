import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);
const PAGES = [{ id: "the start page", path: "/" }, ...DEMOS.map(({ id }) => ({ id, path: `/${id}/main` }))];

test.each(PAGES.flatMap((page) => (["light", "dark"] as const).map((colorScheme) => ({ ...page, colorScheme }))))(
  "[BRW-100] $id has no serious fault of accessibility in $colorScheme", async ({ path, colorScheme }) => {
    const ana = await stage.enter("Ana", path, { colorScheme });
    await ana.settled();
    const { violations } = await new AxeBuilder({ page: ana.page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id: rule, help, nodes }) => `${rule}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
  });

test.each(PAGES.flatMap((page) => [360, 1920].map((width) => ({ ...page, width }))))(
  "[BRW-101] $id does not scroll sideways at $width pixels", async ({ path, width }) => {
    const ana = await stage.enter("Ana", path, { viewport: { width, height: 900 } });
    await ana.settled();
    expect(await ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

test("[BRW-102] the theme that a reader chooses holds for them, and also after loading the page again", async () => {
  const [first] = DEMOS;
  const room = `/${first?.id}/main`;
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room, { colorScheme: "light" }), stage.enter("Bilal", room, { colorScheme: "light" })]);
  expect(await ana.theme()).toBe("light");
  await ana.takesTheme("Dark");
  await expect.poll(() => ana.theme()).toBe("dark");
  expect(await bilal.theme()).toBe("light");
  await ana.page.reload();
  await ana.settled();
  expect(await ana.theme()).toBe("dark");
});

test("[BRW-103] the start page lists the apps, and leads into them", async () => {
  const ana = await stage.enter("Ana", "/");
  await ana.page.getByRole("heading", { name: "Apps" }).waitFor();
  for (const { id } of DEMOS) expect(await ana.page.locator(`a[href^="/${id}"]`).count(), id).toBeGreaterThan(0);
  await ana.page.locator(`a[href^="/${DEMOS[0]?.id}"]`).first().click();
  await ana.settled();
  expect(new URL(ana.page.url()).pathname).toContain(`/${DEMOS[0]?.id}`);
});
