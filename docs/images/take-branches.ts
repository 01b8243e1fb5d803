/** Takes the picture of the guide to branches: Ana compares one with its room, where Bilal has changed something too. `node docs/images/take-branches.ts` */
import type { Page } from "../../demos/testing/chromium.ts";
import { takePicture } from "./stage.ts";

const note = (page: Page) => page.getByRole("textbox", { name: "What we decided" });
const saved = (page: Page): Promise<void> => page.getByText("Saved", { exact: true }).first().waitFor();

async function late(page: Page, minutes: number): Promise<void> {
  const field = page.getByRole("spinbutton", { name: "Late means more than" });
  await field.fill(String(minutes));
  await field.press("Enter");
}

await takePicture("branches.png", async (enter) => {
  const [ana, bilal] = [await enter("Ana", "/flights/spring"), await enter("Bilal", "/flights/spring")];
  await note(ana).fill("We meet on Monday.");
  await saved(ana);
  await ana.getByRole("button", { name: "Branches", exact: true }).click();
  await ana.getByLabel("What do you want to try?").fill("Without weekends");
  await ana.keyboard.press("Enter");
  const strip = ana.getByRole("complementary", { name: "This room is a branch" });
  await strip.waitFor();
  const chen = await enter("Chen", new URL(ana.url()).pathname);
  await chen.getByRole("switch", { name: "Weekdays only" }).click();
  for (const _ of [1, 2, 3]) await chen.getByRole("slider", { name: "Hours of departure" }).first().press("ArrowRight");
  await late(chen, 30);
  await note(chen).press("Control+End");
  await chen.keyboard.type(" At nine.");
  await late(bilal, 20);
  await Promise.all([saved(chen), saved(bilal)]);
  await strip.getByText(/4 differences/).waitFor();
  await strip.getByRole("button", { name: "Compare and merge" }).click();
  const panel = ana.getByRole("complementary", { name: /^Branch/ });
  await panel.getByText("Both changed it.").first().waitFor();
  await panel.getByText("At nine.").waitFor();
  return ana;
});
