import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import apps from "./apps.ts";
import { axeOn } from "./testing/axe.ts";
import { KEPT, useStage } from "./testing/stage.ts";
import type { Person } from "./testing/person.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stage = useStage(
  [...apps, { id: "trouble", file: at("testing/components/app.ts") }, { id: "loops", file: at("testing/components/loops.ts") }, { id: "look", file: at("components/app.ts") }], { apps: { look: { default: "viewer" } } },
);

const component = (person: Person, label: string) => person.page.getByRole("group", { name: label, exact: true });
const inFrame = (person: Person, label: string) => person.page.frameLocator(`iframe[title="${label}"]`);
const failed = (person: Person, label: string) => component(person, label).getByRole("alert");

test("[BRW-300] components of four kinds are one for all: a D3 brush, a canvas, a React list, an isolated dial", async () => {
  const path = stage.freshRoom("components");
  const [ana, ben] = [await stage.enterAs("Ana", path), await stage.enterAs("Ben", path)];
  const brushOf = (person: Person) => component(person, "Days of the year").getByRole("img");
  await brushOf(ben).waitFor();
  // What comes later may push it down: where it stands in the end is where it is dragged.
  await Promise.all([ana.settled(), ben.settled()]);
  await brushOf(ana).scrollIntoViewIfNeeded();
  const box = await brushOf(ana).boundingBox();
  if (!box) throw new Error("The brush stands nowhere");
  await ana.page.mouse.move(box.x + box.width * 0.1, box.y + 60);
  await ana.page.mouse.down();
  await ana.page.mouse.move(box.x + box.width * 0.25, box.y + 60, { steps: 8 });
  // Before it is let go, the other sees where it is dragged, and the room's value stands.
  await component(ben, "Days of the year").locator(".ghost text").getByText("Ana").waitFor();
  await ben.seesMetric("Days", "151");
  await ana.page.mouse.up();
  await expect.poll(() => ben.metric("Days").innerText()).not.toContain("151");
  await expect.poll(async () => (await ana.metric("Days").innerText()) === (await ben.metric("Days").innerText())).toBe(true);
  await expect.poll(() => component(ben, "Days of the year").locator(".ghost").count()).toBe(0);

  await component(ben, "The volcano").getByRole("img").focus();
  await ben.page.keyboard.press("ArrowRight");
  await ana.sees("Seen from 40°, for all of you.");
  await component(ana, "The volcano").getByRole("img", { name: "The volcano: seen from 40 degrees" }).waitFor();

  await component(ana, "Ideas").getByRole("button", { name: "Lunch at the market: earlier" }).click();
  await expect.poll(() => component(ben, "Ideas").getByRole("listitem").nth(2).innerText()).toContain("market");
  await component(ben, "Ideas").getByRole("button", { name: "A walk along the harbour: later" }).click();
  await ana.sees("First comes The museum of flight.");
  await component(ben, "Ideas").getByRole("button", { name: "Decide" }).click();
  await ana.sees("Ben has decided: The museum of flight");

  await inFrame(ana, "Heading").getByRole("slider", { name: "Heading" }).focus();
  await ana.page.keyboard.press("ArrowRight");
  await ben.seesMetric("We set off towards", "50°");
  await expect.poll(() => inFrame(ben, "Heading").getByRole("slider").getAttribute("aria-valuenow")).toBe("50");
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("[BRW-301] whoever may only read follows what the others do, and moves nothing", async () => {
  const ana = await stage.enterAs("Ana", await stage.server.invite({ app: "look", room: "main", role: "editor" }));
  const vera = await stage.enterAs("Vera", "/look/main");
  await component(ana, "Ideas").getByRole("button", { name: "Lunch at the market: earlier" }).click();
  await expect.poll(() => component(vera, "Ideas").getByRole("listitem").nth(2).innerText()).toContain("market");
  expect(await component(vera, "Ideas").getByRole("button", { name: "Decide" }).isEnabled()).toBe(false);
  await component(vera, "The volcano").getByRole("img").focus();
  await vera.page.keyboard.press("ArrowRight");
  await inFrame(vera, "Heading").getByRole("slider").focus();
  await vera.page.keyboard.press("ArrowRight");
  await inFrame(ana, "Heading").getByRole("slider").focus();
  await ana.page.keyboard.press("ArrowLeft");
  await vera.seesMetric("We set off towards", "40°");
  await vera.sees("Seen from 34°, for all of you.");
});

test("[BRW-302] what a component throws, wherever, stays in its box, with a way to try again; the rest of the page lives", async () => {
  const path = stage.freshRoom("trouble");
  const [ana, ben] = [await stage.enterAs("Ana", path), await stage.enterAs("Ben", path)];
  await failed(ana, "Third").getByText("It broke while it was drawn").waitFor();
  await component(ana, "Rows").getByText("2 few, 4000 many, the last is row 3999").waitFor();
  for (const [way, words] of [["listener", "It broke in a listener"], ["promise", "It broke in a promise"], ["timer", "It broke in a timer"], ["bad value", "does not fit"]] as const) {
    await component(ana, "Second").getByRole("button", { name: `Second: ${way}` }).click();
    await failed(ana, "Second").getByText(words).waitFor();
    expect(await failed(ana, "First").count()).toBe(0);
    await failed(ana, "Second").getByRole("button", { name: "Try again" }).click();
    await component(ana, "Second").getByText("Second is at 1").waitFor();
  }
  await component(ana, "First").getByRole("button", { name: "First: update" }).click();
  await failed(ana, "First").getByText("It broke at thirteen").waitFor();
  await failed(ben, "First").getByText("It broke at thirteen").waitFor();
  await ben.sees("First says 13");
  await ben.press("Beside", "ArrowRight", 3);
  await ana.seesSliderAt("Beside", 4);
  await component(ben, "Second").getByText("Second is at 1").waitFor();
});

test("[BRW-303] an isolated component reaches nothing but its port", async () => {
  const path = stage.freshRoom("trouble");
  const ana = await stage.enterAs("Ana", path);
  const asked: string[] = [];
  ana.page.on("response", (response) => {
    if (/api\/apps|127\.0\.0\.1:9\/|blob\/a\/b\/c/.test(response.url())) asked.push(response.url());
  });
  await ana.sees("Prober found 16");
  const found = (await inFrame(ana, "Prober").getByRole("status").innerText()).split("\n");
  const of = (name: string): string => found.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 2) ?? "not tried";
  expect(of("origin")).toBe("null");
  for (const name of ["fetch own server", "fetch elsewhere", "socket", "picture", "cookies", "storage", "parent", "top", "opening", "calling", "script within", "handler within", "eval", "foreign code"]) {
    expect([name, of(name)]).toEqual([name, expect.stringContaining("refused")]);
  }
  expect(asked).toEqual([]);
  await inFrame(ana, "Prober").getByRole("button", { name: "Prober: tell" }).click();
  await ana.sees("Heard 7");
  // What it throws, says too often, or leads elsewhere ends it alone.
  for (const [way, words] of [["break", "It broke in its frame"], ["flood", "It says too much"], ["leave", "It led its frame elsewhere"]] as const) {
    // The frame goes while it is being pressed, and with it whoever would tell that it was.
    void inFrame(ana, "Prober").getByRole("button", { name: `Prober: ${way}` }).click().catch(() => undefined);
    await failed(ana, "Prober").getByText(words).waitFor();
    await failed(ana, "Prober").getByRole("button", { name: "Try again" }).click();
    await inFrame(ana, "Prober").getByRole("button", { name: "Prober: tell" }).waitFor();
  }
  await ana.press("Beside", "ArrowRight");
  await ana.seesSliderAt("Beside", 2);
});

test("[BRW-305] an endless loop in an isolated component is noticed; the page stays usable, and stopping one brings the others back", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("loops"));
  await inFrame(ana, "First").getByText("40000 rows, the last is a name that is long enough for the 39999th").waitFor();
  await ana.mayWrite(ana.slider("Beside"));
  // The press never comes back either.
  void inFrame(ana, "First").getByRole("button", { name: "First: loop" }).click().catch(() => undefined);
  const silent = component(ana, "First").getByText("does not answer");
  await silent.waitFor();
  await component(ana, "Second").getByText("does not answer").waitFor();
  await ana.press("Beside", "ArrowRight");
  await ana.sees("Beside is 2");
  await component(ana, "First").getByRole("button", { name: "Stop it" }).click();
  await failed(ana, "First").getByText("It did not answer, and was stopped.").waitFor();
  await inFrame(ana, "Second").getByRole("button", { name: "Second: 1" }).click();
  await ana.sees("Second says 2");
});

test("[BRW-306] an isolated component that was seen once is there without a network, and what it sets is sent later", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("loops"), KEPT);
  await inFrame(ana, "Second").getByRole("button", { name: "Second: 1" }).waitFor();
  await ana.saved();
  await ana.shellKept();
  // What was loaded before the worker was there is kept from the next visit on.
  await ana.page.reload();
  await inFrame(ana, "Second").getByRole("button", { name: "Second: 1" }).waitFor();
  await ana.goOffline();
  await ana.page.reload();
  await inFrame(ana, "Second").getByRole("button", { name: "Second: 1" }).click();
  await inFrame(ana, "Second").getByRole("button", { name: "Second: 2" }).waitFor();
  await ana.comeBack();
  await ana.sees("Second says 2");
});

test.each(["light", "dark"] as const)("[BRW-304] components have no serious fault of accessibility in %s, and fit a telephone", async (colorScheme) => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("components"), { colorScheme, viewport: { width: 360, height: 800 } });
  await ana.settled();
  const { violations } = await (await axeOn(ana.page)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id: rule, help, nodes }) => `${rule}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
  await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(360);
});
