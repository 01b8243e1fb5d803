import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import { DEMOS } from "./testing/demos.ts";
import { notePassing } from "./testing/passing.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage([...DEMOS, ...TEST_APPS]);

test("[BRW-110] what somebody wrote runs nothing in others' pages, sends nothing, and draws nothing outside its box", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("hostile"));
  const asked: string[] = [];
  ana.page.on("request", (request) => { if (!request.url().startsWith(stage.server.url)) asked.push(request.url()); });
  await ana.settled();
  const box = ana.main.locator(".html-host");
  await box.getByText("kept words").waitFor();
  expect(await ana.page.evaluate<unknown>(`(() => {
    const all = [...document.querySelector(".html-host").shadowRoot.querySelectorAll("*")];
    return {
      tags: [...new Set(all.map((node) => node.localName))].filter((tag) => !["style", "img", "a", "div", "p", "table", "tbody", "span"].includes(tag)),
      attributes: [...new Set(all.flatMap((node) => node.getAttributeNames()))].filter((name) => !["style", "src", "alt", "loading", "referrerpolicy", "id", "title"].includes(name)),
    };
  })()`)).toEqual({ tags: [], attributes: [] });
  await box.getByText("lead").click({ force: true });
  // The heading lies under the one that covers, if that one lies over anything.
  expect(await ana.page.evaluate<unknown>(`(() => {
    const heading = document.querySelector("main h1");
    const { x, y, width, height } = heading.getBoundingClientRect();
    return [heading.textContent, document.elementFromPoint(x + width / 2, y + height / 2) === heading];
  })()`)).toEqual(["Still here", true]);
  await expect.poll(() => ana.page.locator(".bar").isVisible()).toBe(true);
  const inside = ana.page.frameLocator("iframe[title='A hostile page']");
  await inside.getByText("inside").waitFor();
  expect(await inside.locator("body").innerText()).not.toContain("ran");
  expect(await ana.page.evaluate<unknown>("[window.hit, {}.polluted, document.title]")).toEqual([undefined, undefined, expect.stringContaining("Hostile")]);
  expect(asked).toEqual([]);
  expect(new URL(ana.page.url()).origin).toBe(new URL(stage.server.url).origin);
});

test("[BRW-111] a picture that holds a script is shown and runs nothing; opened by itself it is saved", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("hostile"));
  const picture = ana.page.getByRole("img", { name: "A picture with a script" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => ana.page.evaluate<number>("document.querySelector('.picture img').naturalWidth")).toBe(40);
  const address = (await picture.getAttribute("src")) ?? "";
  const answer = await ana.context.request.get(address);
  expect([answer.headers()["content-type"], answer.headers()["content-disposition"]]).toEqual(["image/svg+xml", "attachment"]);
  expect(await ana.page.evaluate<unknown>("window.hit")).toBeUndefined();
});

test.each(["Rich text", "Media"].flatMap((tab) => (["light", "dark"] as const).map((colorScheme) => ({ tab, colorScheme }))))(
  "[BRW-112] $tab in the gallery has no serious fault of accessibility in $colorScheme, and fits a telephone", async ({ tab, colorScheme }) => {
    const ana = await stage.enter("Ana", "/gallery/main", { colorScheme, viewport: { width: 360, height: 800 } });
    await ana.page.getByRole("tab", { name: tab, exact: true }).click();
    await ana.settled();
    const { violations } = await (await axeOn(ana.page)).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id: rule, help, nodes }) => `${rule}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
    await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(360);
  });

test("[BRW-113] balloons rise for everybody, but not for whoever asked for less motion", async () => {
  const room = stage.freshRoom("hostile");
  const [ana, bilal, calm] = await Promise.all([stage.enter("Ana", room), stage.enter("Bilal", room), stage.enter("Carla", room, { reducedMotion: "reduce" })]);
  await Promise.all([ana, bilal, calm].map((person) => person.settled()));
  // They are gone after a few seconds.
  const [hers, his, hardly] = await Promise.all([ana, bilal, calm].map((person) => notePassing(person, ".celebration[data-kind=balloons] .celebration-piece")));
  await ana.button("Party").click();
  for (const noted of [hers, his]) await noted?.has(/^/);
  expect(await hardly?.all()).toEqual([]);
});

test("[BRW-114] a sound is played from where somebody seeks, and a tree of data opens by keys", async () => {
  const ana = await stage.enter("Ana", "/gallery/main");
  await ana.page.getByRole("tab", { name: "Media", exact: true }).click();
  await ana.page.locator("audio").waitFor();
  await expect.poll(() => ana.page.evaluate<number>("document.querySelector('audio').duration")).toBeGreaterThan(1);
  expect(await ana.page.evaluate<number>(`new Promise((done) => {
    const sound = document.querySelector("audio");
    sound.addEventListener("seeked", () => done(sound.currentTime), { once: true });
    sound.currentTime = 1;
  })`)).toBe(1);
  await ana.page.getByRole("tab", { name: "Rich text", exact: true }).click();
  const address = ana.page.getByRole("button", { name: /^address/ });
  await address.focus();
  await ana.page.keyboard.press("Enter");
  await ana.page.getByText('"0150"').waitFor();
  await expect.poll(() => address.getAttribute("aria-expanded")).toBe("true");
});
