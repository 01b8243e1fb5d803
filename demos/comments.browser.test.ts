import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS, { default: "editor", apps: { workshop: { default: "viewer" } } });

const writing = (person: Person, label = "Write a comment"): Locator => person.page.getByRole("textbox", { name: label, exact: true });
const box = (person: Person): Locator => person.page.getByRole("dialog", { name: /^Comments on/ });
const mark = (person: Person, name: RegExp): Locator => person.page.getByRole("button", { name });

/** Waits for what follows the pointer and the keys: it comes with code of its own, a moment after the page. */
const canComment = (person: Person): Promise<void> => person.page.locator(".comment-layer").waitFor({ state: "attached" });

/** Comments on what is pointed at, as one does with a mouse. */
async function commentOn(person: Person, at: Locator, text: string, seen = text): Promise<void> {
  await canComment(person);
  await at.hover();
  await person.page.locator(".comment-add").click();
  await writing(person).fill(text);
  await writing(person).press("Control+Enter");
  await box(person).getByText(seen).waitFor();
}

async function reply(person: Person, text: string): Promise<void> {
  await writing(person, "Reply").fill(text);
  await writing(person, "Reply").press("Control+Enter");
  await person.page.getByText(text).first().waitFor();
}

const openPanel = (person: Person): Promise<void> => person.page.getByRole("button", { name: /^Comments/ }).first().click();
const panel = (person: Person): Locator => person.page.getByRole("complementary", { name: "Comments" });

test("[BRW-880] what one says at an element stands there for all; they answer, see who writes, name each other, react, resolve and open again", async () => {
  const room = stage.freshRoom("review");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
  await ana.seesMetric("Revenue", "1,280");
  await commentOn(ana, ana.metric("Revenue"), "Is this right?");
  await ben.page.getByRole("button", { name: "Comments, 1 unread" }).waitFor();
  await mark(ben, /^1 comment on Revenue, 1 unread$/).click();
  await box(ben).getByText("Is this right?").waitFor();
  await ben.page.getByRole("button", { name: "Comments", exact: true }).waitFor();
  await writing(ben, "Reply").pressSequentially("Ask @An");
  await ana.sees("Ben is writing…");
  await ben.page.getByRole("option", { name: "Ana" }).waitFor();
  await ben.page.keyboard.press("Enter");
  await ben.page.keyboard.press("Control+Enter");
  await box(ana).getByText("@Ana").waitFor();
  await ana.seesNot("Ben is writing…");
  await box(ben).getByText("Is this right?").hover();
  await box(ben).getByRole("button", { name: "React" }).first().click();
  await ben.page.getByRole("button", { name: "Thumbs up" }).click();
  await box(ana).getByRole("button", { name: "Thumbs up: Ben" }).click();
  await box(ben).getByRole("button", { name: "Thumbs up: Ben, Ana" }).waitFor();
  await box(ben).getByRole("button", { name: "Resolve" }).click();
  await expect.poll(() => mark(ana, /comments? on Revenue/).count()).toBe(0);
  await openPanel(ana);
  await panel(ana).getByRole("combobox", { name: "State" }).selectOption("Resolved");
  await panel(ana).getByRole("button", { name: /Is this right/ }).click();
  await panel(ana).getByText("Resolved by Ben").waitFor();
  await panel(ana).getByRole("button", { name: "Open again" }).click();
  await mark(ben, /^2 comments on Revenue/).waitFor();
});

test("[BRW-881] only one's own words can be edited; deleted ones are gone for all", async () => {
  const room = stage.freshRoom("review");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
  await commentOn(ana, ana.metric("Revenue"), "Frist");
  await mark(ben, /on Revenue/).click();
  await reply(ben, "Typo");
  await box(ana).getByText("Typo").waitFor();
  await box(ana).getByText("Frist").hover();
  await expect.poll(() => box(ben).getByRole("button", { name: "Edit" }).count()).toBe(1);
  await expect.poll(() => box(ben).getByRole("button", { name: "Delete" }).count()).toBe(1);
  await box(ana).getByRole("button", { name: "Edit" }).click();
  await writing(ana, "Your comment").fill("First");
  await ana.button("Save").click();
  await box(ben).getByText("First").waitFor();
  await box(ben).getByText("edited").waitFor();
  await box(ana).getByRole("button", { name: "Delete" }).click();
  await box(ana).getByRole("group", { name: "Delete this for everyone?" }).getByRole("button", { name: "Delete" }).click();
  await box(ben).getByText("This comment was deleted.").waitFor();
  await box(ben).getByText("Typo").waitFor();
  await ben.seesNot("First");
});

test("[BRW-882] a commenter comments without a right to edit; a viewer reads, and is offered nothing to write in", async () => {
  const asCommenter = await stage.server.invite({ app: "workshop", room: "roles", role: "commenter" });
  const [cleo, vera] = await Promise.all([stage.enter("Cleo", asCommenter), stage.enter("Vera", "/workshop/roles")]);
  await commentOn(cleo, cleo.metric("Level now"), "May I ask?");
  expect(await cleo.slider("Level").isEditable()).toBe(false);
  await mark(vera, /^1 comment on Level now/).click();
  await box(vera).getByText("May I ask?").waitFor();
  await box(vera).getByText("You may read the comments here.").waitFor();
  expect(await box(vera).getByRole("textbox").count()).toBe(0);
  expect(await box(vera).getByRole("button", { name: "Resolve" }).count()).toBe(0);
  await vera.page.keyboard.press("Escape");
  await vera.metric("Clicks").hover();
  expect(await vera.page.locator(".comment-add").count()).toBe(0);
});

test("[BRW-883] a cell of a table and a point of a chart are spoken of by what they are, and marked where they stand", async () => {
  const room = stage.freshRoom("review");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
  const grid = ana.page.getByRole("grid", { name: "Orders" });
  await canComment(ana);
  await grid.getByRole("gridcell", { name: "Oats" }).click();
  await ana.page.keyboard.press("Control+Alt+KeyM");
  await writing(ana).fill("Oats again?");
  await writing(ana).press("Control+Enter");
  await box(ana).getByRole("heading", { name: "Orders · item: Oats" }).waitFor();
  await ana.page.keyboard.press("Escape");
  const chart = ana.page.getByRole("application", { name: /Prices|price/i }).first();
  const at = await chart.boundingBox();
  if (!at) throw new Error("The chart stands nowhere");
  await ana.page.mouse.click(at.x + at.width * 0.85, at.y + at.height * 0.7);
  await ana.page.locator(".comment-add").click();
  await writing(ana).fill("Barley is dear");
  await writing(ana).press("Control+Enter");
  await box(ana).getByRole("heading", { name: /Prices · price: Mar, 5\.6/ }).waitFor();
  await openPanel(ben);
  await panel(ben).getByText("Orders · item: Oats").waitFor();
  await panel(ben).getByText(/Prices · price: Mar/).waitFor();
  await expect.poll(async () => {
    const cell = await ben.page.getByRole("grid", { name: "Orders" }).getByRole("gridcell", { name: "Oats" }).boundingBox();
    const marked = await mark(ben, /on Orders/).boundingBox();
    return Math.abs((marked?.y ?? 0) + (marked?.height ?? 0) / 2 - (cell?.y ?? 99));
  }).toBeLessThan(4);
});

/** Begins a thread at a place in a chart, in parts of its picture. */
async function commentIn(person: Person, picture: Locator, x: number, y: number, text: string): Promise<void> {
  const at = await picture.boundingBox();
  if (!at) throw new Error("The chart stands nowhere");
  await person.page.mouse.move(at.x + x * at.width - 3, at.y + y * at.height);
  await person.page.mouse.click(at.x + x * at.width, at.y + y * at.height);
  await person.page.locator(".comment-add").click();
  await writing(person).fill(text);
  await writing(person).press("Control+Enter");
  await box(person).getByText(text).waitFor();
}

/** Where a mark points, in parts of a chart's picture. */
async function markedIn(person: Person, picture: Locator, name: RegExp): Promise<readonly [number, number]> {
  const [at, marked] = await Promise.all([picture.boundingBox(), mark(person, name).boundingBox()]);
  if (!at || !marked) return [Number.NaN, Number.NaN];
  // It hangs by its lower left, a little to the left of what it is about.
  return [(marked.x + 0.7 * marked.width - at.x) / at.width, (marked.y + marked.height / 2 - at.y) / at.height];
}

const LIBRARIES = [
  // March is the last of three bars, and then the first or the third of four; Graz lies in Austria, and then in the Netherlands.
  { room: "echarts", name: "In ECharts", words: /In ECharts: Price, Mar: 5\.6/, from: [0.82, 0.7], later: [0.14, 0.52] },
  { room: "vega", name: "In Vega-Lite", words: /In Vega-Lite: month: Mar, price: 5\.6/, from: [0.83, 0.7], later: [0.64, 0.59] },
  { room: "plotly", name: "In Plotly", words: /In Plotly: Price, Mar: 5\.6/, from: [0.83, 0.6], later: [0.14, 0.5] },
  { room: "map", name: "On a map", words: /On a map: Graz/, from: [0.584, 0.773], later: [0.365, 0.665] },
] as const;

test.each(LIBRARIES)("[BRW-890] a point of a chart that a library drew, and of a map, is spoken of by what it stands for: $name", async ({ room: library, name, words, from, later }) => {
  // Alone: a library is large, and two would load it at once.
  const ana = await stage.enterAs("Ana", `/spoken-of/${library}`);
  const picture = ana.page.getByRole("figure", { name }).locator(".chart-plot");
  // It says how many points it has once they stand where they are drawn; of a map that is so when people can select in it.
  await ana.page.locator(library === "map" ? ".chart-over" : ".chart-plot[aria-label*='3 points']").waitFor({ state: "attached" });
  await canComment(ana);
  await commentIn(ana, picture, from[0], from[1], "Look here");
  await box(ana).getByRole("heading", { name: words }).waitFor();
  await ana.page.keyboard.press("Escape");
  const there = new RegExp(`^1 comment on ${name}`);
  const far = async (place: readonly [number, number]): Promise<number> => {
    const [x, y] = await markedIn(ana, picture, there);
    return Math.hypot(x - place[0], 0.5 * (y - place[1]));
  };
  // Its value, its place and its neighbours are others: the mark goes along.
  await ana.chooses("Figures", "Later");
  await expect.poll(() => far(later)).toBeLessThan(0.08);
  // It is gone: what was said of it is told at the whole, in the words of then.
  await ana.chooses("Figures", "Without March");
  await expect.poll(() => far([1, 0])).toBeLessThan(0.2);
  await mark(ana, there).press("Enter");
  await box(ana).getByText(words).waitFor();
});

test("[BRW-893] keys that have led to a point comment on it", async () => {
  const ana = await stage.enterAs("Ana", "/spoken-of/map-by-keys");
  const picture = ana.page.getByRole("figure", { name: "On a map" }).locator(".chart-plot");
  await ana.page.locator(".chart-over").waitFor({ state: "attached" });
  await canComment(ana);
  await picture.focus();
  for (const key of ["Home", "End"]) await ana.page.keyboard.press(key);
  await ana.page.getByRole("status").filter({ hasText: "Graz" }).waitFor({ state: "attached" });
  await ana.page.keyboard.press("Control+Alt+KeyM");
  await box(ana).getByRole("heading", { name: /On a map: Graz/ }).waitFor();
});

const WALKED = [
  { at: "/review/by-keys", name: "Prices", said: "Mar: 5.6", words: /Prices · price: Mar, 5\.6/ },
  { at: "/spoken-of/echarts-by-keys", name: "In ECharts", said: "Mar: 5.6", words: LIBRARIES[0].words },
  { at: "/spoken-of/vega-by-keys", name: "In Vega-Lite", said: "month: Mar, price: 5.6", words: LIBRARIES[1].words },
  { at: "/spoken-of/plotly-by-keys", name: "In Plotly", said: "Mar: 5.6", words: LIBRARIES[2].words },
  { at: "/spoken-of/plain-by-keys", name: "On a plain map", said: "Graz", words: /On a plain map: Graz/ },
] as const;

test.each(WALKED)("[BRW-893] so it is in a picture in which nobody selects: $name", async ({ at, name, said, words }) => {
  const ana = await stage.enterAs("Ana", at);
  const picture = ana.page.getByRole("figure", { name }).locator(".chart-plot:is([aria-roledescription='chart'], [aria-roledescription='map'])");
  await canComment(ana);
  await picture.focus();
  await ana.page.getByRole("figure", { name }).locator(".chart-over").waitFor({ state: "attached" });
  for (const key of ["Home", "End"]) await ana.page.keyboard.press(key);
  await ana.page.getByRole("status").filter({ hasText: said }).waitFor({ state: "attached" });
  await expect.poll(() => ana.page.getByRole("figure", { name }).locator(".chart-cursor").count()).toBe(1);
  await ana.page.keyboard.press("Control+Alt+KeyM");
  await box(ana).getByRole("heading", { name: words }).waitFor();
});

test("[BRW-894] what a dialog shows is spoken of in it, by keys and by pointing; Escape closes what was said first, and then the dialog, and the page is spoken of as before", async () => {
  const room = stage.freshRoom("gathering");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
  const dialog = (person: Person): Locator => person.page.getByRole("dialog", { name: "About the plan" });
  const opens = async (person: Person): Promise<void> => {
    await person.mayWrite(person.slider("Level"));
    await canComment(person);
    await person.button("About…").click();
    await dialog(person).getByText("It was made in spring").waitFor();
  };
  await Promise.all([opens(ana), opens(ben)]);
  await dialog(ana).getByRole("textbox", { name: "Its name" }).focus();
  await ana.page.keyboard.press("Control+Alt+KeyM");
  await writing(ana).fill("Which one?");
  await writing(ana).press("Control+Enter");
  await box(ana).getByText("Which one?").waitFor();
  await dialog(ben).getByRole("button", { name: /^1 comment on Its name/ }).click();
  await box(ben).getByText("Which one?").waitFor();
  await ben.page.keyboard.press("Escape");
  await expect.poll(() => box(ben).count()).toBe(0);
  await commentOn(ben, dialog(ben).getByText("It was made in spring"), "Last one");
  await dialog(ana).getByRole("button", { name: /^1 comment on It was made/ }).waitFor();
  for (const person of [ana, ben]) expect(await person.seriousFaults()).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => box(ana).count()).toBe(0);
  await expect.poll(() => ana.focusedName()).toBe("Its name");
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => dialog(ana).count()).toBe(0);
  await commentOn(ana, ana.metric("Level now"), "On the page again");
  await mark(ana, /^1 comment on Level now/).waitFor();
});

test("[BRW-884] a thread outlives what it stands at: it is listed as unplaced, says what it was about, and is placed again when that is back", async () => {
  const room = stage.freshRoom("review");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
  await commentOn(ana, ana.metric("Forecast"), "Too bold");
  await mark(ben, /on Forecast/).waitFor();
  await ben.toggle("Show the forecast").click();
  await expect.poll(() => mark(ben, /on Forecast/).count()).toBe(0);
  await openPanel(ben);
  await panel(ben).getByRole("combobox", { name: "Which" }).selectOption("Unplaced");
  await panel(ben).getByText("Forecast: 1,500").waitFor();
  await panel(ben).getByRole("button", { name: /Too bold/ }).click();
  await reply(ben, "Gone for now");
  await ben.toggle("Show the forecast").click();
  await mark(ana, /^2 comments on Forecast/).waitFor();
});

test("[BRW-885] what is said offline is shown as waiting, also over a reload, and is said once when the network is back", async () => {
  const room = stage.freshRoom("review");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room, KEPT), stage.enterAs("Ben", room)]);
  await commentOn(ana, ana.metric("Revenue"), "Before the tunnel");
  await mark(ben, /on Revenue/).waitFor();
  await ana.saved();
  await ana.shellKept();
  await ana.goOffline();
  await reply(ana, "In the tunnel");
  await box(ana).getByText("waiting to be sent").waitFor();
  await ana.page.reload();
  await mark(ana, /^2 comments on Revenue/).click();
  await box(ana).getByText("Before the tunnel").waitFor();
  await box(ana).getByText("In the tunnel").waitFor();
  await box(ana).getByText("waiting to be sent").waitFor();
  await reply(ana, "Still in it");
  await box(ana).getByRole("button", { name: "Resolve" }).click();
  await ana.page.context().setOffline(false);
  await openPanel(ben);
  await panel(ben).getByRole("combobox", { name: "State" }).selectOption("Resolved");
  await panel(ben).getByRole("button", { name: /Before the tunnel/ }).click();
  await panel(ben).getByText("Still in it").waitFor();
  await expect.poll(() => panel(ben).getByText("In the tunnel").count()).toBe(1);
  await ana.seesNot("waiting to be sent");
});

test("[BRW-895] what was done offline to a comment that was deleted meanwhile is told to whoever did it, with their words where there were any", async () => {
  const room = stage.freshRoom("review");
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
  await commentOn(ana, ana.metric("Revenue"), "First");
  await mark(ben, /on Revenue/).click();
  await box(ben).getByText("First").waitFor();
  await ben.goOffline();
  await box(ben).getByText("First").hover();
  await box(ben).getByRole("button", { name: "React" }).first().click();
  await ben.page.getByRole("button", { name: "Thumbs up" }).click();
  await box(ben).getByRole("button", { name: "Thumbs up: Ben" }).waitFor();
  await reply(ben, "I agree");
  await box(ana).getByText("First").hover();
  await box(ana).getByRole("button", { name: "Delete" }).click();
  await box(ana).getByRole("group", { name: "Delete this for everyone?" }).getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => mark(ana, /comments? on Revenue/).count()).toBe(0);
  await ben.comeBack();
  await ben.page.getByText("What you did in the conversation was not taken: This comment was deleted meanwhile.").waitFor();
  await ben.page.getByText("Your comment was not taken: This conversation was deleted meanwhile. Its words, to copy:").waitFor();
  await ben.page.locator("blockquote.unsaid", { hasText: "I agree" }).waitFor();
});

test("[BRW-886] by keys alone one comments, goes from thread to thread, and comes back", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("review"));
  const say = async (text: string): Promise<void> => {
    await ana.page.keyboard.press("Control+Alt+KeyM");
    await expect.poll(() => ana.focusedName()).toBe("Write a comment");
    await ana.page.keyboard.type(text);
    await ana.page.keyboard.press("Control+Enter");
    await box(ana).getByText(text).waitFor();
    await ana.page.keyboard.press("Escape");
    await box(ana).waitFor({ state: "hidden" });
  };
  await canComment(ana);
  await ana.mayWrite(ana.slider("Limit"));
  await ana.slider("Limit").focus();
  await say("A limit");
  await expect.poll(() => ana.focusedName()).toContain("Limit");
  await ana.toggle("Show the forecast").focus();
  await say("A switch");
  await ana.page.getByRole("button", { name: /^Comments/ }).first().focus();
  await ana.page.keyboard.press("Enter");
  await panel(ana).getByRole("button", { name: /A switch/ }).waitFor();
  await ana.page.keyboard.press("Alt+ArrowDown");
  await panel(ana).getByText("1 of 2").waitFor();
  await ana.page.keyboard.press("Alt+ArrowDown");
  await panel(ana).getByText("2 of 2").waitFor();
  await panel(ana).getByText("A limit").waitFor();
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => ana.focusedName()).toBe("Comments");
});

test("[BRW-887] a link leads to its thread, and the panel, the box and the marks pass an accessibility check, also dark and narrow", async () => {
  const room = stage.freshRoom("review");
  const ana = await stage.enterAs("Ana", room);
  await commentOn(ana, ana.metric("Revenue"), "Look here, with `code` and a [link](https://example.org/)", "Look here");
  const check = async (person: Person): Promise<void> => {
    const { violations } = await (await axeOn(person.page)).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
  };
  await check(ana);
  await ana.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied = text; } } })");
  await box(ana).getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => ana.page.evaluate<string | undefined>("globalThis.copied")).toBeDefined();
  const link = await ana.page.evaluate<string>("globalThis.copied");
  const ben = await stage.enterAs("Ben", link.replace(stage.server.url, ""), { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await panel(ben).getByText("Look here").waitFor();
  await check(ben);
  await ben.page.keyboard.press("Escape");
  await mark(ben, /on Revenue/).click();
  await box(ben).getByText("Look here").waitFor();
  await expect.poll(async () => {
    const at = await box(ben).boundingBox();
    return [(at?.x ?? -1) >= 0, (at?.x ?? 0) + (at?.width ?? 0) <= 360];
  }).toEqual([true, true]);
  await check(ben);
});

test("[BRW-888] the script reads what is said and says something itself, marked as the app's; what is private is not offered", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("review"));
  await ana.seesMetric("Threads", "0");
  await commentOn(ana, ana.metric("Revenue"), "Hello, app");
  await ana.seesMetric("Threads", "1");
  await ana.sees("Last said: Hello, app");
  await ana.page.keyboard.press("Escape");
  await ana.press("Limit", "End");
  await mark(ana, /^1 comment on Limit/).click();
  await box(ana).getByText("that is a lot").waitFor();
  await box(ana).getByText("The app").waitFor();
  await ana.page.keyboard.press("Escape");
  await ana.slider("Mine alone").hover();
  await ana.page.mouse.move(0, 0);
  await ana.slider("Mine alone").hover();
  expect(await ana.page.locator(".comment-add").count()).toBe(0);
});

test("[BRW-889] whoever asks for a comment by keys before its code is here, gets it", async () => {
  const ana = await stage.enter("Ana", "/");
  let give = (): void => undefined;
  const asked = new Promise<void>((resolve) => (give = resolve));
  // Its code is on the way until the keys have been pressed.
  await ana.context.route(/assets\/comment-layer-[^/]*\.js/, async (route) => {
    await asked;
    await route.continue();
  });
  await ana.page.goto(`${stage.server.url}${stage.freshRoom("review")}`);
  await ana.mayWrite(ana.slider("Limit"));
  await ana.slider("Limit").focus();
  await ana.page.keyboard.press("Control+Alt+KeyM");
  expect(await box(ana).count()).toBe(0);
  give();
  await ana.page.getByRole("dialog", { name: "Comments on Limit" }).waitFor();
});
