import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { raise, sees, useHostStage } from "./testing/host-stage.ts";

const stage = useHostStage(TEST_APPS.filter(({ id }) => id === "regions" || id === "rooms-of-pages"));

/** Somebody opens a room and what is said of embedding it. */
async function dialogOf(path: string): Promise<Page> {
  const page = await stage.open(stage.app + path, { permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1280, height: 900 } });
  // What can be chosen is what stands on the page by then.
  await page.getByRole("main").getByRole("slider").first().waitFor();
  await page.getByRole("button", { name: /here$/ }).click();
  await page.getByRole("button", { name: "Share…", exact: true }).click();
  await page.getByRole("group", { name: "How it is shown" }).waitFor();
  return page;
}
const chooses = (page: Page, label: string, option: string): Promise<unknown> => page.getByRole("group", { name: "How it is shown" }).getByRole("combobox", { name: label, exact: true }).selectOption(option);
async function copies(page: Page, what: "frame" | "element"): Promise<string> {
  const copied = (): Promise<string> => page.evaluate<string>("navigator.clipboard.readText()");
  await page.evaluate("navigator.clipboard.writeText('')");
  await page.getByRole("button", { name: `Copy ${what}`, exact: true }).click();
  await expect.poll(copied).not.toBe("");
  return copied();
}

test("[EMB-43] whoever shares a room chooses how a page of another site shows it, copies that, and pasted there it is so: a frame of one element, with the theme, the bar and the height", async () => {
  const page = await dialogOf("/regions/dialog");
  await chooses(page, "Shown", "Revenue");
  await chooses(page, "Bar", "None");
  await chooses(page, "Theme", "Dark");
  await chooses(page, "Height", "Fixed");
  await page.getByRole("spinbutton", { name: "Pixels" }).fill("220");
  await page.getByRole("spinbutton", { name: "Pixels" }).press("Tab");
  const wiki = await stage.read("/pasted-frame", await copies(page, "frame"), `default-src 'none'; style-src 'unsafe-inline'; frame-src ${stage.app}`);
  const frame = wiki.frameLocator("iframe");
  await sees(frame, "30");
  await expect.poll(() => frame.locator("html").evaluate("[document.documentElement.dataset.theme, document.documentElement.dataset.embed]")).toEqual(["dark", "none"]);
  expect(await frame.getByRole("slider").count()).toBe(0);
  await expect.poll(() => wiki.locator("iframe").evaluate("document.querySelector('iframe').offsetHeight")).toBe(220);
  await page.keyboard.press("Escape");
  await raise(page);
  await sees(frame, "60");
});

test("[EMB-57] the element that is copied shows the chosen page of the app, as high as it is; elements are offered of the page that is looked at", async () => {
  const page = await dialogOf("/rooms-of-pages/dialog/loans");
  const shown = page.getByRole("group", { name: "How it is shown" }).getByRole("combobox", { name: "Shown", exact: true });
  expect(await shown.count()).toBe(0);
  await chooses(page, "Page shown first", "Loans");
  await expect.poll(() => shown.locator("option").allInnerTexts()).toEqual(expect.arrayContaining(["All of the page", "Days"]));
  const wiki = await stage.read("/pasted-element", await copies(page, "element"), stage.policy);
  const frame = wiki.frameLocator("tutti-app iframe");
  await frame.getByRole("heading", { name: "Loans", level: 1 }).waitFor();
  await expect.poll(() => frame.locator("html").evaluate("document.documentElement.scrollHeight - innerHeight")).toBe(0);
  await chooses(page, "Shown", "Days");
  const alone = await stage.read("/pasted-alone", await copies(page, "element"), stage.policy);
  await alone.frameLocator("tutti-app iframe").getByRole("slider", { name: "Days" }).waitFor();
  expect(await alone.frameLocator("tutti-app iframe").getByRole("heading", { name: "Loans", level: 1 }).count()).toBe(0);
});
