import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS, { default: "viewer", namesFor: "commenter" });

test("[WHO-4] whoever may not read names reads numbers in their place: in the bar, in the list, at widgets, in comments and in the history", async () => {
  const room = stage.freshRoom("review");
  const asEditor = await stage.server.invite({ app: "review", room: room.split("/")[2] ?? "", role: "editor" });
  const [vera, ana] = await Promise.all([stage.enterAs("Vera", room), stage.enterAs("Ana", asEditor)]);
  await vera.seesPeople(["Guest 1", "Vera"]);
  await ana.seesPeople(["Ana", "Vera"]);
  await ana.press("Limit", "ArrowRight", 2);
  await vera.nameAt("Limit", "Guest 1").waitFor();
  await ana.page.locator(".comment-layer").waitFor({ state: "attached" });
  await ana.page.keyboard.press("Control+Alt+KeyM");
  await ana.textbox("Write a comment").fill("Rather less");
  await ana.page.keyboard.press("Control+Enter");
  await vera.openPeople();
  await vera.seesInList("Guest 1", /Editing|Viewing/);
  await vera.page.keyboard.press("Escape");
  await vera.page.getByRole("button", { name: /^Comments, 1 unread/ }).click();
  const comments = vera.page.getByRole("complementary", { name: "Comments" });
  await comments.getByRole("button", { name: /Guest 1 Rather less/ }).click();
  await comments.getByText("Guest 1").waitFor();
  await vera.button("History").click();
  const history = vera.page.getByRole("complementary", { name: "History" });
  await history.getByRole("listitem").filter({ hasText: /Guest 1[^]*Limit[^]*52/ }).waitFor();
  expect(await vera.page.content()).not.toContain("Ana");
});
