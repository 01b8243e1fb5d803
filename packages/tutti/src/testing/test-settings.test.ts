import { expect, test } from "vitest";
import { app } from "../app.ts";
import { config } from "../config-of-process.ts";
import { secrets } from "../secrets-of-process.ts";
import { testApp, type TestOptions } from "./index.ts";

let drawn = 0;
const shop = app("Shop", (ui) => {
  ui.text(`${config.get("maxRows", 100)} rows, ${config.has("theme") ? "themed" : "plain"}`);
  if (ui.button("Ask")) ui.text(`asked with ${secrets.get("SHOP_KEY")}`);
  const job = ui.job("late", async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return `${config.get("maxRows", 100)} ${secrets.has("SHOP_KEY")}`;
  });
  if (ui.button("Begin")) job.start();
  ui.text(`job ${job.result ?? "none"}`);
  ui.fragment((part) => part.text(`fragment ${config.get("maxRows", 100)}, ${(drawn += 1)} times`), { every: "1s" });
});

test("[SETTING-20] an app under test has the settings and secrets that it was handed, in its script, handlers, jobs and timed fragments", async () => {
  const t = testApp(shop, { config: { maxRows: 7, theme: { accent: "red" } }, secrets: { SHOP_KEY: "abc" } });
  await t.run();
  expect(t.texts).toEqual(expect.arrayContaining(["7 rows, themed", `fragment 7, ${drawn} times`]));
  const before = drawn;
  await t.advance(3_000);
  expect(drawn).toBeGreaterThan(before);
  expect(t.texts).toContain(`fragment 7, ${drawn} times`);
  t.button("Ask").click();
  await t.run();
  expect(t.texts).toContain("asked with abc");
  t.button("Begin").click();
  await expect.poll(async () => {
    await t.run();
    return t.texts;
  }).toContain("job 7 true");
  expect(t.errors).toEqual([]);
});

test("[SETTING-20] two apps under test at once have each their own, and the process keeps its own", async () => {
  const [one, other] = [testApp(shop, { config: { maxRows: 1 } }), testApp(shop, { config: {} })];
  await Promise.all([one.run(), other.run()]);
  expect([one.texts[0], other.texts[0]]).toEqual(["1 rows, plain", "100 rows, plain"]);
  expect(config.has("maxRows")).toBe(false);
});

test("[SETTING-21] what a test hands over wrongly, or not at all, is told with its place", async () => {
  const wrong = (options: object) => () => testApp(shop, options as TestOptions);
  expect(wrong({ config: { "max-rows": 1 } })).toThrow('testApp: config has "max-rows": a name begins with a small letter');
  expect(wrong({ config: { limit: { deep: () => 1 } } })).toThrow("testApp: config.limit.deep is a function");
  expect(wrong({ config: [1] })).toThrow("testApp: config is no object of names and values");
  expect(wrong({ secrets: { "shop key": "abc" } })).toThrow('testApp: secrets has "shop key": a name has letters, digits and _ alone');
  expect(wrong({ secrets: { TUTTI_SECRET: "abc" } })).toThrow('testApp: secrets has "TUTTI_SECRET": what begins with TUTTI_ is the server\'s own');
  expect(wrong({ secrets: { SHOP_KEY: 7 } })).toThrow("testApp: secrets.SHOP_KEY is no text");
  expect(wrong({ secret: { SHOP_KEY: "abc" } })).toThrow('testApp has no option "secret"; there are role, name, config, secrets');
  const t = testApp(shop, { config: { maxRows: "many" }, secrets: {} });
  await t.run();
  expect(t.errors[0]?.message).toContain('testApp: config.maxRows is "many", and config.get("maxRows") takes a number');
  const bare = testApp(app("Bare", () => void secrets.get("SHOP_KEY")), { secrets: {} });
  await bare.run();
  expect(bare.errors[0]?.message).toContain('There is no secret "SHOP_KEY"');
  const unsaid = testApp(app("Unsaid", () => void config.get("limit")), { config: { other: 1 } });
  await unsaid.run();
  expect(unsaid.errors[0]?.message).toContain('There is no setting "limit"; there are other');
});
