import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-30] with the network cut both go on typing and moving; when it is back they are equal, and nothing is lost", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop", KEPT);
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
  await expect.poll(() => ana.textOf("Note")).toMatch(/^Plan: (trains boats |boats trains )$/);
  const text = await ana.textOf("Note");
  await bilal.seesText("Note", text);
  await bilal.seesMetric("Level now", "25");
  await ana.sees("Urgent is on");
  await ana.saved();
});

test("[BRW-31] the page tells the truth about saving: saved, offline with the number of changes that wait, saved again", async () => {
  const room = stage.freshRoom("workshop");
  const ana = await stage.enter("Ana", room, KEPT);
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
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop", KEPT);
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
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop", KEPT);
  await ana.seesMetric("Clicks", "0");
  await ana.goOffline();
  await ana.button("Count").click();
  await ana.comeBack();
  await bilal.seesMetric("Clicks", "1");
  await bilal.button("Count").click();
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Clicks", "2")));
});

test("[BRW-35] whoever changed a value offline that somebody changed meanwhile is told, and may put theirs", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room, KEPT), stage.enterAs("Bilal", room)]);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", "20")));
  await ana.goOffline();
  await ana.press("Level", "ArrowRight");
  await ana.sees(/Offline, [1-9]\d* changes? waiting/);
  for (const value of [19, 18, 17]) {
    await bilal.press("Level", "ArrowLeft");
    await bilal.seesMetric("Level now", String(value));
  }
  await ana.comeBack();
  // Which of the two Yjs lets win is a matter of chance: the server tells in one case, the page in the other.
  await ana.sees(/^“Level” was changed by (Bilal|Somebody) while you were away\. Theirs stands\.$/);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", "17")));
  await ana.button("Put mine").click();
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Level now", "21")));
  await ana.seesNot(/was changed by/);
});

test("[BRW-73] a page opened for the first time while the server does not answer says so, and opens by itself when it does", async () => {
  const ana = await stage.enter("Ana", "/");
  await ana.context.route("**/api/me**", (request) => request.abort());
  await ana.page.goto(`${stage.server.url}${stage.freshRoom("workshop")}`);
  await ana.page.getByRole("heading", { name: "The server cannot be reached" }).waitFor();
  await ana.seesNot("Connecting…");
  await ana.context.unroute("**/api/me**");
  await ana.seesMetric("Level now", "20");
});

test("[BRW-74] a part of the page whose code did not load is shown once the network is back", async () => {
  const ana = await stage.enter("Ana", "/");
  const code = /assets\/more-(?!icons)[^/]*\.js/;
  await ana.context.route(code, (request) => request.abort());
  await ana.page.goto(`${stage.server.url}${stage.freshRoom("workshop")}`);
  await ana.sees("Its code could not be loaded. It is tried again when the network is back.");
  await ana.seesMetric("Level now", "20");
  await ana.context.unroute(code);
  await ana.context.setOffline(true);
  await ana.context.setOffline(false);
  await ana.page.getByRole("combobox", { name: "Fruits" }).waitFor();
  await ana.seesNot("Its code could not be loaded.");
});

test("[BRW-75] where it needs another file that did not load, loading the page again is offered, and helps", async () => {
  const ana = await stage.enter("Ana", "/");
  // Not by a route that ends with its first request: Chromium would lose those that are under way beside it.
  let isLost = false;
  await ana.context.route(/assets\/form-context-[^/]*\.js/, (request) => {
    if (isLost) return request.continue();
    isLost = true;
    return request.abort();
  });
  await ana.page.goto(`${stage.server.url}${stage.freshRoom("workshop")}`);
  await ana.sees("Its code could not be loaded. It is tried again when the network is back.");
  await ana.button("Load the page again").click();
  await ana.page.getByRole("combobox", { name: "Fruits" }).waitFor();
});

test("[BRW-76] without a network, loading the page again is not offered where a part of it was not here yet: that comes by itself with the network", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("workshop"));
  await ana.goOffline();
  const failed = ana.page.waitForEvent("console", (message) => message.type() === "error" && message.text().includes("Its code could not be loaded"));
  await ana.page.getByRole("button", { name: /^Comments/ }).click();
  await failed;
  expect(await ana.page.evaluate<unknown>("document.documentElement.dataset.missing")).toBeUndefined();
  await ana.page.context().setOffline(false);
  await ana.page.getByRole("complementary", { name: "Comments" }).waitFor();
});
