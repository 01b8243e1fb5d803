import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { countChanges } from "./testing/mutations.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-1] a slider moved by one is moved for the other, and what follows it changes for both", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await bilal.seesMetric("Level now", "20");
  await ana.press("Level", "ArrowRight", 3);
  await bilal.seesSliderAt("Level", 23);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", "23")));
  await bilal.press("Level", "ArrowLeft", 2);
  await ana.seesSliderAt("Level", 21);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", "21")));
});

test("[BRW-2] choices and switches are everybody's", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await bilal.sees("City is Oslo");
  await ana.chooses("City", "Kyoto");
  await bilal.sees("City is Kyoto");
  await bilal.toggle("Urgent").click();
  await ana.sees("Urgent is on");
  await expect.poll(() => ana.toggle("Urgent").isChecked()).toBe(true);
});

test("[BRW-3] two who add to one selection at once both keep what they added", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await Promise.all([ana.sees("Fruits are none"), bilal.sees("Fruits are none")]);
  await Promise.all([ana.adds("Fruits", "Apple"), bilal.adds("Fruits", "Cherry")]);
  await Promise.all([ana, bilal].map((person) => person.sees("Fruits are Apple, Cherry")));
});

test("[BRW-4] a metric that changes touches one text node of the page, and nothing else", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await bilal.sees(/^Only .+ reads this$/);
  await bilal.settled();
  const changes = await countChanges(bilal);
  await ana.button("Count").click();
  await bilal.seesMetric("Clicks", "1");
  expect(await changes()).toEqual([{ kind: "characterData", inside: "metric" }]);
});

test("[BRW-5] a click is delivered once, and everyone sees what came of it", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  for (let n = 0; n < 3; n++) await ana.button("Count").click();
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Clicks", "3")));
  await bilal.button("Count").click();
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Clicks", "4")));
});

test("[BRW-6] a private part is drawn for each with their own name, and for nobody else", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.sees("Only Ana reads this");
  await bilal.sees("Only Bilal reads this");
  await ana.seesNot("Only Bilal reads this");
  await bilal.seesNot("Only Ana reads this");
});

test("[BRW-82] a press on the track of a range takes the nearer end there, for all", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await ana.mayWrite(ana.slider("Span").first());
  await ana.pressTrack("Span", 0.6);
  await Promise.all([ana, bilal].map((person) => person.sees("Span from 2 to 6")));
  await ana.pressTrack("Span", 0);
  await Promise.all([ana, bilal].map((person) => person.sees("Span from 0 to 6")));
});
