import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-40] what the page called saved is there after kill -9, also for somebody who was never there", async () => {
  const room = stage.freshRoom("workshop");
  const ana = await stage.enter("Ana", room);
  await ana.type("Note", "kept by the log");
  await ana.press("Level", "ArrowRight", 7);
  await ana.adds("Fruits", "Banana");
  await ana.sees("Fruits are Banana");
  await ana.saved();
  await stage.server.kill();
  await ana.context.close();
  await stage.server.start();
  const bilal = await stage.enter("Bilal", room);
  await bilal.seesText("Note", "kept by the log");
  await bilal.seesMetric("Level now", "27");
  await bilal.sees("Fruits are Banana");
});

test("[BRW-41] while the server is dead people go on editing; when it is back their pages connect by themselves and are equal", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await ana.type("Note", "one ");
  await bilal.seesText("Note", "one ");
  const typing = Promise.all([ana.type("Note", "two two two "), bilal.type("Note", "three three ")]);
  await stage.server.kill();
  await typing;
  await Promise.all([ana.sees(/^Offline/), bilal.sees(/^Offline/)]);
  await ana.press("Level", "ArrowRight", 4);
  await stage.server.start();
  await Promise.all([ana.saved(), bilal.saved()]);
  // What is saved is with the server; it comes to the other a moment later.
  await expect.poll(() => ana.textOf("Note")).toHaveLength("one two two two three three ".length);
  const text = await ana.textOf("Note");
  await bilal.seesText("Note", text);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", "24")));
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Characters", String(text.length))));
});

test("[BRW-34] with the server down the service worker answers with the page, and the app opens from the browser's copy", async () => {
  const room = stage.freshRoom("workshop");
  const ana = await stage.enter("Ana", room, KEPT);
  await ana.press("Level", "ArrowRight", 8);
  await ana.seesMetric("Level now", "28");
  await ana.type("Note", "kept here");
  await ana.saved();
  await ana.shellKept();
  await stage.server.kill();
  await ana.page.goto("about:blank");
  await ana.page.goto(stage.server.url + room);
  await ana.seesMetric("Level now", "28");
  await ana.seesText("Note", "kept here");
  await ana.sees(/^Offline/);
  await ana.type("Note", ", and on");
  await stage.server.start();
  await ana.saved();
  const bilal = await stage.enter("Bilal", room);
  await bilal.seesText("Note", "kept here, and on");
});
