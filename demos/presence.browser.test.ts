import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { holdable } from "./testing/held-line.ts";
import { PATIENCE } from "./testing/person.ts";
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

test("[BRW-21] a widget that somebody holds carries their name for the others, until they let go", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.mayWrite(ana.slider("Level"));
  await ana.slider("Level").focus();
  await bilal.nameAt("Level", "Ana").waitFor({ timeout: PATIENCE });
  expect(await ana.nameAt("Level", "Ana").count()).toBe(0);
  await ana.button("Count").focus();
  await bilal.nameAt("Level", "Ana").waitFor({ state: "detached", timeout: PATIENCE });
});

test("[BRW-22] a drag is seen by the others before it is committed, and what they follow stands at its end", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  const line = await holdable(ana);
  await ana.mayWrite(ana.slider("Level").first());
  line.holdWrites();
  const end = await ana.dragSlider("Level", 0.8);
  await bilal.ghostOf("Ana", "Level").waitFor({ timeout: PATIENCE });
  // Nothing of it has been written anywhere but in Ana's page.
  expect(await bilal.slider("Level").inputValue()).toBe("20");
  expect(await bilal.metric("Level now").innerText()).toContain("20");
  line.release();
  await end();
  await bilal.ghostOf("Ana", "Level").waitFor({ state: "detached", timeout: PATIENCE });
  const value = Number(await ana.slider("Level").inputValue());
  expect(value).toBeGreaterThan(60);
  await bilal.seesSliderAt("Level", value);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", String(value))));
});

test("[BRW-23] pointers are seen by name, and whoever switches them off neither shows theirs nor sees others'", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.point("Level now");
  await bilal.pointerOf("Ana").waitFor({ timeout: PATIENCE });
  await bilal.switchPointers();
  await bilal.pointerOf("Ana").waitFor({ state: "detached", timeout: PATIENCE });
  await bilal.point("Clicks");
  await ana.press("Level", "ArrowRight");
  await bilal.seesSliderAt("Level", 21);
  expect(await ana.pointerOf("Bilal").count()).toBe(0);
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
