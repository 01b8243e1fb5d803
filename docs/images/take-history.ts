/** Takes the picture of the guide to history: Ana looks at the room as it was before Bilal changed it. `node docs/images/take-history.ts` */
import { takePicture } from "./stage.ts";

await takePicture("history.png", async (enter) => {
  const [ana, bilal] = [await enter("Ana", "/flights/past"), await enter("Bilal", "/flights/past")];
  for (const _ of [1, 2, 3]) await ana.getByRole("slider", { name: "Hours of departure" }).first().press("ArrowRight");
  await ana.getByText("Saved", { exact: true }).first().waitFor();
  await bilal.getByRole("switch", { name: "Weekdays only" }).click();
  await bilal.getByRole("textbox", { name: "What we decided" }).fill("Ask Dallas about its evenings.");
  await bilal.getByText("Saved", { exact: true }).first().waitFor();
  await ana.getByRole("button", { name: "History", exact: true }).click();
  const history = ana.getByRole("complementary", { name: "History" });
  await history.getByRole("listitem").filter({ hasText: /Ana[^]*Hours/ }).getByRole("button", { name: "Look at it then" }).click();
  const past = ana.getByRole("region", { name: "The room as it was" });
  await past.getByText(/Computed now/).waitFor();
  await past.getByRole("grid").first().waitFor();
  return ana;
});
