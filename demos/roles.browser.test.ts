import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS, { default: null });

test("[BRW-60] whoever was invited as a viewer follows everything and can change nothing", async () => {
  const place = { app: "workshop", room: "invited" };
  const [asEditor, asViewer] = [await stage.server.invite({ ...place, role: "editor" }), await stage.server.invite({ ...place, role: "viewer" })];
  const [ana, vera] = await Promise.all([stage.enterAs("Ana", asEditor), stage.enterAs("Vera", asViewer)]);
  await Promise.all([ana, vera].map((person) => person.seesMetric("Level now", "20")));
  await ana.press("Level", "ArrowRight", 5);
  await ana.type("Note", "for all to read");
  await vera.seesMetric("Level now", "25");
  await vera.seesText("Note", "for all to read");
  expect(await vera.slider("Level").isEditable()).toBe(false);
  expect(await vera.textbox("Note").isEditable()).toBe(false);
  expect(await vera.toggle("Urgent").isEnabled()).toBe(false);
  await vera.textbox("Note").click();
  await vera.page.keyboard.type("I was here");
  await ana.press("Level", "ArrowRight");
  await Promise.all([ana, vera].map((person) => person.seesMetric("Level now", "26")));
  await Promise.all([ana, vera].map((person) => person.seesText("Note", "for all to read")));
  // A viewer goes along with somebody as anybody does.
  await vera.openPeople();
  await vera.button("Follow Ana").click();
  await vera.page.locator(".follow-note").filter({ hasText: "Following Ana" }).waitFor();
  await ana.page.getByRole("tab", { name: "Second" }).click();
  await vera.sees("Words of the second tab");
});

test("[BRW-61] where an app is for invited people only, somebody else is told so, and sees nothing of it", async () => {
  const stranger = await stage.enter("Stranger", "/workshop/invited");
  await stranger.sees("You may not open this room. Ask somebody in it for an invitation.");
  expect(await stranger.page.getByText("Level").count()).toBe(0);
});
