import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-132] the history tells who set what from what to what, follows what others do, and sets one value back, which undo takes back", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 3);
  await bilal.seesSliderAt("Level", 23);
  await bilal.chooses("City", "Kyoto");
  await ana.sees("City is Kyoto");
  await ana.button("History").click();
  const history = ana.page.getByRole("complementary", { name: "History" });
  const lines = history.getByRole("listitem");
  await expect.poll(() => lines.allInnerTexts()).toEqual([expect.stringMatching(/Bilal[^]*City[^]*Kyoto/), expect.stringMatching(/Ana[^]*Level[^]*23/)]);
  await bilal.press("Level", "ArrowRight", 1);
  await expect.poll(() => lines.first().innerText()).toMatch(/Bilal[^]*Level[^]*23[^]*24/);
  await history.getByLabel("Who").selectOption("Bilal");
  await expect.poll(() => lines.count()).toBe(2);
  await history.getByLabel("What").selectOption("Level");
  await expect.poll(() => lines.count()).toBe(1);
  await lines.first().getByRole("button", { name: "Set this back" }).click();
  await bilal.seesSliderAt("Level", 23);
  const faults = await (await axeOn(ana.page)).analyze();
  expect(faults.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => history.count()).toBe(0);
  await ana.page.keyboard.press("Control+z");
  await bilal.seesSliderAt("Level", 24);
});

test("[BRW-133] the room goes back to an earlier moment in one step, and one undo brings it forth again", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 2);
  await bilal.seesSliderAt("Level", 22);
  await bilal.chooses("City", "Kyoto");
  await bilal.toggle("Urgent").click();
  await bilal.adds("Fruits", "Cherry");
  await ana.sees("Fruits are Cherry");
  await bilal.button("History").click();
  const lines = bilal.page.getByRole("complementary", { name: "History" }).getByRole("listitem");
  await expect.poll(() => lines.count()).toBe(4);
  await lines.last().getByRole("button", { name: "Set the room back to before this" }).click();
  await ana.seesSliderAt("Level", 20);
  await Promise.all(["City is Oslo", "Urgent is off", "Fruits are none"].map((words) => ana.sees(words)));
  await bilal.sees(/^4 values are as they were then/);
  await bilal.button("Undo").click();
  await ana.seesSliderAt("Level", 22);
  await Promise.all(["City is Kyoto", "Urgent is on", "Fruits are Cherry"].map((words) => ana.sees(words)));
});

test("[HIST-22] one looks at the page as it was, labelled so, names a moment, looks at it and goes back to it, which one undo takes back", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 2);
  await ana.type("Note", "First.");
  await bilal.seesText("Note", "First.");
  await ana.saved();
  await ana.button("History").click();
  const history = ana.page.getByRole("complementary", { name: "History" });
  await history.getByRole("button", { name: "Name this version" }).click();
  await history.getByRole("textbox", { name: "Name of the version" }).fill("Before the talk");
  await ana.page.keyboard.press("Enter");
  await history.getByText("Before the talk").waitFor();
  await bilal.press("Level", "ArrowRight", 3);
  await bilal.chooses("City", "Kyoto");
  await bilal.type("Note", " Second.");
  await ana.seesSliderAt("Level", 25);
  await ana.seesText("Note", "First. Second.");
  await bilal.saved();

  const past = ana.page.getByRole("region", { name: "The room as it was" });
  const line = history.getByRole("listitem").filter({ hasText: /Ana[^]*Level/ });
  await line.getByRole("button", { name: "Look at it then" }).click();
  await past.getByText(/Computed now/).waitFor();
  await expect.poll(() => past.getByRole("slider", { name: "Level" }).inputValue()).toBe("22");
  await past.getByText("City is Oslo").waitFor();
  await expect.poll(() => past.getByRole("slider", { name: "Level" }).isDisabled()).toBe(true);
  const faults = await (await axeOn(ana.page)).analyze();
  expect(faults.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => past.count()).toBe(0);

  await history.getByRole("button", { name: "Look at it then: Before the talk" }).click();
  await past.getByText("The page as it was kept then.").waitFor();
  await expect.poll(() => past.getByRole("textbox", { name: "Note" }).inputValue()).toBe("First.");
  await past.getByRole("button", { name: "Set the room back to this" }).click();
  await bilal.seesSliderAt("Level", 22);
  await Promise.all([bilal.sees("City is Oslo"), bilal.seesText("Note", "First.")]);
  await history.getByText("set the room back to Before the talk").waitFor();
  await history.getByText(/kept for 365 days/).waitFor();
  await ana.button("Undo").click();
  await bilal.seesSliderAt("Level", 25);
  await Promise.all([bilal.sees("City is Kyoto"), bilal.seesText("Note", "First. Second.")]);
});
