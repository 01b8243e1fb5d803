import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { PATIENCE } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-30] with the network cut both go on typing and moving; when it is back they are equal, and nothing is lost", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room), stage.enter("Bilal", room)]);
  await ana.type("Note", "Plan: ");
  await bilal.seesText("Note", "Plan: ");
  await ana.goOffline();
  await ana.type("Note", "trains ");
  await ana.press("Level", "ArrowRight", 5);
  await bilal.type("Note", "boats ");
  await bilal.toggle("Urgent").click();
  await bilal.sees("Urgent is on");
  await ana.seesText("Note", "Plan: trains ");
  await ana.comeBack();
  await expect.poll(() => ana.textOf("Note"), { timeout: PATIENCE }).toMatch(/boats/);
  const text = await ana.textOf("Note");
  expect(text).toMatch(/^Plan: (trains boats |boats trains )$/);
  await bilal.seesText("Note", text);
  await bilal.seesMetric("Level now", "25");
  await ana.sees("Urgent is on");
  await ana.saved();
});

test("[BRW-31] the page tells the truth about saving: saved, offline with the number of changes that wait, saved again", async () => {
  const room = stage.freshRoom("workshop");
  const ana = await stage.enter("Ana", room);
  await ana.press("Level", "ArrowRight");
  await ana.saved();
  await ana.goOffline();
  await ana.sees(/^Offline/);
  await ana.press("Level", "ArrowRight");
  await ana.sees(/Offline, [1-9]\d* changes? waiting/);
  await ana.comeBack();
  await ana.saved();
  await ana.seesNot(/^Offline/);
});

test("[BRW-32] a page that is loaded while the server is away opens from the browser's copy: last view, edits kept and sent later", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room), stage.enter("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 10);
  await ana.seesMetric("Level now", "30");
  await ana.saved();
  await ana.shellKept();
  await ana.goOffline();
  await ana.type("Note", "from the tunnel");
  await ana.page.reload();
  await ana.seesMetric("Level now", "30");
  await ana.seesText("Note", "from the tunnel");
  await ana.press("Level", "ArrowRight", 2);
  await ana.seesSliderAt("Level", 32);
  await ana.comeBack();
  await bilal.seesText("Note", "from the tunnel");
  await bilal.seesMetric("Level now", "32");
  await ana.saved();
});

test("[BRW-33] a click made offline is delivered once", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room), stage.enter("Bilal", room)]);
  await ana.seesMetric("Clicks", "0");
  await ana.goOffline();
  await ana.button("Count").click();
  await ana.comeBack();
  await bilal.seesMetric("Clicks", "1");
  await bilal.button("Count").click();
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Clicks", "2")));
});
