import { expect, test } from "vitest";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

test("[SETTING-5] a script reads its server's settings in a process of its own, and one that nobody said is told in the page", async () => {
  const server = await stage.serve({ apps: ["tuned"], settings: { limit: { value: 50, place: "tutti.config.ts: config.limit" }, region: { value: "EMEA", place: "--config.region", words: true } } });
  const page = await stage.guest(server);
  await page.join("tuned", "one");
  await eventually("the limit", () => page.metric("Limit") === 50 || undefined);
  await eventually("the region", () => [...page.view.values()].some((element) => element.kind === "text" && element.props.body === "region EMEA") || undefined);
  const bare = await stage.guest(await stage.serve({ apps: ["tuned"] }));
  await bare.join("tuned", "one");
  await eventually("the error", () => [...bare.view.values()].some((element) => element.kind === "exception" && element.props.message.includes('There is no setting "region"')) || undefined);
  expect(bare.metric("Limit")).toBe(10);
});
