import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[MEDIA-20] a picture is enlarged by a key, arrows go from one to the next, and the focus comes back", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("media"));
  await ana.settled();
  const blue = ana.main.getByRole("button", { name: "Enlarge: Blue" });
  await blue.focus();
  await ana.page.keyboard.press("Enter");
  const box = ana.page.getByRole("dialog", { name: "Pictures, enlarged" });
  await box.getByText("2 of 3").waitFor();
  await box.getByText("The blue one").waitFor();
  await ana.page.keyboard.press("ArrowRight");
  await box.getByRole("img", { name: "Green" }).waitFor();
  await ana.page.keyboard.press("ArrowRight");
  await box.getByText("3 of 3").waitFor();
  await ana.page.keyboard.press("Home");
  await box.getByRole("img", { name: "Red" }).waitFor();
  const { violations } = await new AxeBuilder({ page: ana.page }).include("dialog").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  expect(await ana.focusedName()).toBe("Enlarge: Blue");
});

test("[MEDIA-21] a document is read page by page by keys, its words are text (Chinese ones too), nothing in it runs or leads away, and a broken one says so", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("media"));
  const asked: string[] = [];
  let dialogs = 0;
  ana.page.on("request", (request) => { if (!request.url().startsWith(stage.server.url) && !/^(?:blob|data):/.test(request.url())) asked.push(request.url()); });
  ana.page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const paper = ana.main.getByRole("region", { name: "Paper", exact: true });
  await paper.getByText("First words").waitFor();
  await paper.getByText("Page 1 of 2").waitFor({ state: "attached" });
  await paper.getByRole("region", { name: "Pages of Paper" }).focus();
  await ana.page.keyboard.press("PageDown");
  await paper.getByText("Second words").waitFor();
  await paper.getByRole("spinbutton", { name: "Go to page" }).fill("1");
  await ana.page.keyboard.press("Enter");
  await paper.getByText("First words").waitFor();
  await paper.getByRole("button", { name: "Larger" }).click();
  await expect.poll(() => ana.page.evaluate<boolean>("document.querySelector('.pdf canvas').getBoundingClientRect().width > document.querySelector('.pdf-view').clientWidth")).toBe(true);
  // Its letters are found by a table of our own server's.
  await ana.main.getByRole("region", { name: "Letter", exact: true }).getByText("你好").waitFor();
  await ana.main.getByText("“Broken” cannot be read as a PDF.").waitFor();
  expect([asked, dialogs, await paper.locator("a[href^=javascript]").count(), await paper.locator("form, input[type=submit]").count()]).toEqual([[], 0, 0, 0]);
  const { violations } = await new AxeBuilder({ page: ana.page }).include(".pdf").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test("[CAP-20] a photo that one takes is everybody's where its author says so, a recording stays its person's, and a no of the browser's is said in words", async () => {
  const room = stage.freshRoom("media");
  const [ana, bilal] = [await stage.enter("Ana", room, { permissions: ["camera", "microphone"] }), await stage.enter("Bilal", room, { permissions: [] })];
  await ana.mayWrite(ana.button("Use the camera"));
  await ana.button("Use the camera").click();
  await expect.poll(() => ana.page.evaluate<number>("document.querySelector('video')?.videoWidth ?? 0")).toBeGreaterThan(0);
  await ana.button("Take the photo").click();
  for (const person of [ana, bilal]) await person.seesMetric("Photo", "image/jpeg, large");
  await bilal.main.getByRole("img", { name: "Photo: Camera" }).waitFor();
  expect(await ana.page.locator("video").count()).toBe(0);
  await ana.button("Record").click();
  await ana.sees(/Recording, 0:0[1-9]/);
  await ana.button("Stop").click();
  await ana.seesMetric("Voice", "audio/webm");
  await expect.poll(() => ana.page.evaluate<number>("document.querySelector('audio')?.readyState ?? 0")).toBeGreaterThan(0);
  await bilal.seesMetric("Voice", "none");
  await bilal.button("Record").click();
  await bilal.sees("This page may not use the microphone. Allow it beside the page's address, and try again.");
});
