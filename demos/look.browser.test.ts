import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { axeOn } from "./testing/axe.ts";
import { DEMOS } from "./testing/demos.ts";
import { faultsOn } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

/** This side has no DOM: what of an element is measured. */
interface HTMLLike {
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getClientRects(): { readonly length: number };
}

const stage = useStage(DEMOS);
const PAGES = [{ id: "the start page", path: "/" }, ...DEMOS.map(({ id }) => ({ id, path: `/${id}/main` }))];

test.each(PAGES.flatMap((page) => (["light", "dark"] as const).map((colorScheme) => ({ ...page, colorScheme }))))(
  "[BRW-100] $id has no fault of accessibility in $colorScheme", async ({ path, colorScheme }) => {
    const ana = await stage.enter("Ana", path, { colorScheme });
    await ana.settled();
    expect(await faultsOn(ana.page)).toEqual([]);
  });

test.each(PAGES.flatMap((page) => [360, 1920].map((width) => ({ ...page, width }))))(
  "[BRW-101] $id does not scroll sideways at $width pixels", async ({ path, width }) => {
    const ana = await stage.enter("Ana", path, { viewport: { width, height: 900 } });
    await ana.settled();
    await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

test("[BRW-102] the theme that a reader chooses holds for them, and also after loading the page again", async () => {
  const [first] = DEMOS;
  const room = `/${first?.id}/main`;
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room, { colorScheme: "light" }), stage.enter("Bilal", room, { colorScheme: "light" })]);
  await expect.poll(() => ana.theme()).toBe("light");
  await ana.takesTheme("Dark");
  await expect.poll(() => ana.theme()).toBe("dark");
  await expect.poll(() => bilal.theme()).toBe("light");
  await ana.page.reload();
  await ana.settled();
  await expect.poll(() => ana.theme()).toBe("dark");
});

test("[BRW-103] the start page lists the apps, and leads into them", async () => {
  const ana = await stage.enter("Ana", "/");
  await ana.page.getByRole("heading", { name: "Apps" }).waitFor();
  for (const { id } of DEMOS) await ana.page.locator(`a[href^="/${id}"]`).first().waitFor();
  await ana.page.locator(`a[href^="/${DEMOS[0]?.id}"]`).first().click();
  await expect.poll(() => new URL(ana.page.url()).pathname).toContain(`/${DEMOS[0]?.id}`);
  await ana.main.locator("[data-kind]").first().waitFor();
});

test.each(PAGES)("[BRW-104] the headings of $id make one outline", async ({ path }) => {
  const ana = await stage.enter("Ana", path);
  await ana.settled();
  const outline = async (): Promise<string[]> => {
    const { violations } = await (await axeOn(ana.page)).withRules(["heading-order", "page-has-heading-one"]).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  };
  await expect.poll(outline).toEqual([]);
});

test("[BRW-105] a long figure in a narrow card stays on one line, in full", async () => {
  const ana = await stage.enter("Ana", "/gallery/main", { viewport: { width: 360, height: 900 } });
  await ana.settled();
  const revenue = ana.metric("Revenue").locator(".metric-value > span");
  await expect.poll(() => revenue.innerText()).toContain("1,284,300");
  await expect.poll(() => revenue.evaluate<[number, boolean], HTMLLike>((box) => [box.getClientRects().length, box.scrollWidth > box.clientWidth])).toEqual([1, false]);
});

test("[BRW-105] beside a chart and a side panel a table shows its three columns, and how many rows it has", async () => {
  const ana = await stage.enter("Ana", "/flights/main", { viewport: { width: 1000, height: 900 } });
  await ana.settled();
  for (const part of [".grid-scroll", ".dataframe-sum"]) {
    await expect.poll(() => ana.main.locator(part).evaluate<number, HTMLLike>((box) => box.scrollWidth - box.clientWidth), { message: part }).toBeLessThanOrEqual(0);
  }
});

test("[BRW-25] a name that comes to a widget moves nothing on the page", async () => {
  const options = { viewport: { width: 1000, height: 900 } };
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", "/flights/main", options), stage.enterAs("Bilal Abdurrahman", "/flights/main", options)]);
  await Promise.all([ana.ready(), bilal.ready()]);
  // What is drawn for her alone comes after the rest, later than `ready` where the machine has other work.
  await ana.mayWrite(ana.page.getByRole("combobox", { name: "My airport" }));
  const places = (): Promise<Record<string, string>> => ana.page.evaluate<Record<string, string>>(PLACES);
  const tag = (kind: string): Locator => ana.page.locator(`[data-kind=${kind}]`).locator(".name-tag, .caret-name").first();
  const controls = [["slider", bilal.slider("Hours of departure").first()], ["toggle", bilal.toggle("Weekdays only")], ["textArea", bilal.textbox("What we decided")]] as const;
  for (const [, control] of controls) await bilal.mayWrite(control);
  // What lies over the page comes last.
  await Promise.all([ana.mayPoint(), bilal.mayPoint(), ...[ana, bilal].map((person) => person.page.locator(".comment-layer").waitFor({ state: "attached" }))]);
  await ana.settled();
  const before = await places();
  for (const [kind, control] of controls) {
    await control.focus();
    await tag(kind).waitFor();
    expect(await places(), kind).toEqual(before);
  }
});

/** Where each box of the page stands, by its place in the page's order: a failure says which one moved, and by how much. */
const PLACES = `Object.fromEntries([...document.querySelectorAll(".el, .label, .field-value")].map((box, n) => {
  const { x, y, width, height } = box.getBoundingClientRect();
  return [[n, box.dataset.kind ?? box.className].join(" "), [x, y, width, height].join(" ")];
}))`;
