import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS, { apps: { workshop: { default: "editor" } } });

test("[BRW-60] whoever was invited as a viewer follows everything and can change nothing", async () => {
  const [, app, name] = stage.freshRoom("workshop").split("/");
  const room = `/${app}/${name}`;
  const ana = await stage.enter("Ana", room);
  await ana.seesMetric("Level now", "20");
  const link = await stage.server.invite({ app: app ?? "", room: name ?? "", role: "viewer" });
  const vera = await stage.enter("Vera", link);
  await vera.seesMetric("Level now", "20");
  await ana.press("Level", "ArrowRight", 5);
  await vera.seesMetric("Level now", "25");
  await vera.press("Level", "ArrowRight", 5);
  await vera.textbox("Note").focus();
  await vera.page.keyboard.type("I was here");
  await vera.toggle("Urgent").click({ force: true });
  await ana.press("Level", "ArrowRight");
  await Promise.all([ana, vera].map((person) => person.seesMetric("Level now", "26")));
  await ana.seesText("Note", "");
  await vera.seesText("Note", "");
  expect(await ana.page.getByText("Urgent is off").count()).toBe(1);
});
