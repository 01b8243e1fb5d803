import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { holdable } from "./testing/held-line.ts";
import { notePassing } from "./testing/passing.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-20] the bar counts who is here: two, then three, then two again", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.seesPeople(["Ana", "Bilal"]), bilal.seesPeople(["Ana", "Bilal"])]);
  const chen = await stage.enterAs("Chen", room);
  await Promise.all([ana, bilal, chen].map((person) => person.seesPeople(["Ana", "Bilal", "Chen"])));
  await chen.context.close();
  await Promise.all([ana, bilal].map((person) => person.seesPeople(["Ana", "Bilal"])));
});

test("[WHO-5] on a telephone one's own mark stands in the bar beside another's, and of three people the first and one's own", async () => {
  const room = stage.freshRoom("workshop");
  const vera = await stage.enterAs("Vera Winter", room, { viewport: { width: 360, height: 740 } });
  const marks = (): Promise<string[]> => vera.page.locator(".bar .avatars > .avatar").filter({ visible: true }).allInnerTexts();
  await expect.poll(marks).toEqual(["VW"]);
  await stage.enterAs("Ana Lopez", room);
  await vera.seesPeople(["Ana Lopez", "Vera Winter"]);
  await expect.poll(marks).toEqual(["AL", "VW"]);
  await stage.enterAs("Bilal Khan", room);
  await vera.page.getByRole("button", { name: "3 people here" }).waitFor();
  await expect.poll(marks).toEqual(["AL", "VW"]);
  await expect.poll(() => vera.page.locator(".bar").evaluate<boolean, { readonly scrollWidth: number; readonly clientWidth: number }>((box) => box.scrollWidth > box.clientWidth)).toBe(false);
});

test("[BRW-21] a widget that somebody holds carries their name for the others, until they let go", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.mayWrite(ana.slider("Level"));
  await ana.slider("Level").focus();
  await bilal.nameAt("Level", "Ana").waitFor();
  expect(await ana.nameAt("Level", "Ana").count()).toBe(0);
  await ana.button("Count").focus();
  await bilal.nameAt("Level", "Ana").waitFor({ state: "detached" });
});

test("[BRW-22] a drag is seen by the others before it is committed, and what they follow stands at its end", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  const line = await holdable(ana);
  await ana.mayWrite(ana.slider("Level").first());
  line.holdWrites();
  const end = await ana.dragSlider("Level", 0.8);
  await bilal.ghostOf("Ana", "Level").waitFor();
  // Nothing of it has been written anywhere but in Ana's page.
  expect(await bilal.slider("Level").inputValue()).toBe("20");
  expect(await bilal.metric("Level now").innerText()).toContain("20");
  line.release();
  await end();
  await bilal.ghostOf("Ana", "Level").waitFor({ state: "detached" });
  const value = Number(await ana.slider("Level").inputValue());
  expect(value).toBeGreaterThan(60);
  await bilal.seesSliderAt("Level", value);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", String(value))));
});

test("[BRW-23] pointers are seen by name; whoever hides theirs still sees others', also at the next visit, and whoever wants to see none sees none", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.mayPoint(), bilal.mayPoint()]);
  await ana.point("Level now");
  await bilal.pointerOf("Ana").waitFor();
  await bilal.point("Clicks");
  await ana.pointerOf("Bilal").waitFor();
  await bilal.switches("Show my pointer");
  await ana.pointerOf("Bilal").waitFor({ state: "detached" });
  await bilal.pointerOf("Ana").waitFor();
  await bilal.page.reload();
  await bilal.mayPoint();
  await bilal.pointerOf("Ana").waitFor();
  await bilal.point("Clicks");
  await ana.press("Level", "ArrowRight");
  await bilal.seesSliderAt("Level", 21);
  expect(await ana.pointerOf("Bilal").count()).toBe(0);
  await bilal.switches("Show others' pointers");
  await bilal.pointerOf("Ana").waitFor({ state: "detached" });
});

test("[WHO-1] the list says where each is and what they do there, once a person, and leads there by keyboard", async () => {
  const room = stage.freshRoom("gathering");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.settled(), bilal.settled()]);
  const second = await bilal.context.newPage();
  await second.goto(bilal.page.url());
  await bilal.page.bringToFront();
  await bilal.page.getByRole("link", { name: "Map" }).click();
  await bilal.mayWrite(bilal.slider("Zoom"));
  await bilal.slider("Zoom").focus();
  await ana.seesPeople(["Ana", "Bilal"]);
  await ana.openPeople();
  await ana.seesInList("Bilal", /Viewing.*on Map/);
  await expect.poll(() => ana.page.locator(".people-list > li").count()).toBe(2);
  await bilal.page.getByRole("link", { name: "Plan" }).click();
  await bilal.page.getByRole("tab", { name: "Second" }).click();
  const budget = bilal.page.getByRole("spinbutton", { name: "Budget" });
  await bilal.mayWrite(budget);
  await budget.focus();
  await ana.seesInList("Bilal", "Viewing Budget");
  await ana.page.getByRole("button", { name: "Go to where Bilal is" }).focus();
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => ana.focusedName()).toBe("Budget");
});

test("[WHO-2] whoever touches nothing for three seconds is idle, in words", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await bilal.mayPoint();
  await bilal.point("Clicks");
  await ana.openPeople();
  await ana.seesInList("Bilal", /idle/);
  // After three seconds they are idle again, maybe before anybody looks.
  const told = await notePassing(ana, ".people-list > li");
  await bilal.point("Level now");
  await told.has(/^(?=.*Bilal)(?!.*idle)/s);
});

test("[WHO-3] a pointer points at the same thing on a phone as on a wide screen, and its name makes room after a while", async () => {
  const room = stage.freshRoom("gathering");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room, { viewport: { width: 390, height: 844 } })]);
  await Promise.all([ana.settled(), bilal.settled()]);
  await Promise.all([ana.mayPoint(), bilal.mayPoint()]);
  const part = async (who: typeof ana, of: { x: number; y: number } | undefined) => {
    const box = await who.metric("Level now").boundingBox();
    return box && of ? { x: (of.x - box.x) / box.width, y: (of.y - box.y) / box.height } : undefined;
  };
  const box = await ana.metric("Level now").boundingBox();
  if (!box) throw new Error("The metric stands nowhere");
  const to = { x: box.x + 0.25 * box.width, y: box.y + 0.5 * box.height };
  await ana.page.mouse.move(box.x + 5, box.y + 5);
  await ana.page.mouse.move(to.x, to.y);
  await bilal.pointerOf("Ana").waitFor();
  await expect.poll(async () => {
    const drawn = await bilal.pointerOf("Ana").boundingBox();
    const [theirs, mine] = await Promise.all([part(bilal, drawn ?? undefined), part(ana, to)]);
    return theirs && mine ? Math.hypot(theirs.x - mine.x, theirs.y - mine.y) : 9;
  }).toBeLessThan(0.03);
  await expect.poll(() => bilal.pointerOf("Ana").getAttribute("data-named")).toBeNull();
  expect(await bilal.pointerOf("Ana").innerText()).toContain("A");
});

test("[BRW-24] a name that somebody takes is seen by the others at once, and is still theirs after loading the page again", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, guest] = await Promise.all([stage.enterAs("Ana", room), stage.enter("Guest", room)]);
  await guest.openPeople();
  await guest.button("Change your name").click();
  await guest.textbox("Your name here").fill("Dora");
  await guest.button("Save name").click();
  await Promise.all([ana, guest].map((person) => person.seesPeople(["Ana", "Dora"])));
  await guest.sees("Only Dora reads this");
  await guest.page.reload();
  await guest.seesPeople(["Ana", "Dora"]);
});

test("[QUIET-1] others' changes wait while one edits, with how many, and come when one leaves", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.mayPoint(), bilal.mayPoint()]);
  await ana.switches("Hold back others' changes while I edit");
  await ana.mayWrite(ana.textbox("Note"));
  await ana.textbox("Note").focus();
  await bilal.press("Level", "ArrowRight", 3);
  await bilal.seesMetric("Level now", "23");
  await ana.sees(/changes wait/);
  expect(await ana.slider("Level").inputValue()).toBe("20");
  expect(await ana.metric("Level now").innerText()).toContain("20");
  await ana.page.keyboard.type("mine");
  expect(await ana.textOf("Note")).toBe("mine");
  await ana.button("Count").focus();
  await ana.seesSliderAt("Level", 23);
  await ana.seesMetric("Level now", "23");
  await ana.seesNot(/changes wait/);
});

test("[QUIET-2] who comes is said in words, keys lead to where somebody edits, and ? lists the keys", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.mayPoint(), bilal.mayPoint()]);
  await ana.openPeople();
  await ana.page.getByText("How others see me, and I them").click();
  await ana.page.getByRole("combobox", { name: "Tell me in words" }).selectOption({ label: "All edits" });
  await ana.page.keyboard.press("Escape");
  const told = await notePassing(ana, "[role=status]");
  await stage.enterAs("Chen", room);
  await told.has("Chen joined.");
  await bilal.mayWrite(bilal.slider("Level"));
  await bilal.slider("Level").focus();
  await ana.nameAt("Level", "Bilal").waitFor();
  await ana.page.keyboard.press("Alt+Shift+J");
  await expect.poll(() => ana.focusedName()).toContain("Level");
  await ana.page.keyboard.press("Shift+?");
  const list = ana.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.waitFor();
  await expect.poll(() => list.innerText()).toContain("Go to where somebody edits");
  await ana.page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
});

test("[QKEY-1] ? is a letter where one types, and nothing once it is switched off; Ctrl+/ lists the keys all the same", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("workshop"));
  const list = ana.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const closed = async (): Promise<void> => {
    await ana.page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
  };
  await ana.mayWrite(ana.textbox("Note"));
  await ana.button("Count").focus();
  await ana.page.keyboard.press("Shift+?");
  await list.waitFor();
  await list.getByRole("switch", { name: "? shows this list" }).uncheck();
  await closed();
  // A key that opens it would have been handled before the next one is.
  await ana.button("Count").focus();
  await ana.page.keyboard.press("Shift+?");
  expect(await list.count()).toBe(0);
  await ana.page.keyboard.press("Control+/");
  await list.waitFor();
  await expect.poll(() => list.getByRole("switch", { name: "? shows this list" }).isChecked()).toBe(false);
  await list.getByRole("switch", { name: "? shows this list" }).check();
  await closed();
  await ana.textbox("Note").focus();
  await ana.page.keyboard.type("Why?");
  await expect.poll(() => ana.textOf("Note")).toContain("Why?");
  expect(await list.count()).toBe(0);
});
