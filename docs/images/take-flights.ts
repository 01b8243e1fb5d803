/** Takes the README's picture: Ana looks on while Bilal drags a slider and Chen writes. `node docs/images/take-flights.ts` */
import { takePicture } from "./stage.ts";

await takePicture("flights.png", async (enter) => {
  const size = { width: 1360, height: 980 };
  const [ana, bilal, chen] = [await enter("Ana", "/flights/main", size), await enter("Bilal", "/flights/main", size), await enter("Chen", "/flights/main", size)];
  await chen.getByRole("textbox", { name: "What we decided" }).click();
  await chen.keyboard.press("Control+A");
  await chen.keyboard.type("Ask Dallas why its evenings are twice as late as its mornings,\nand move the 19:00 connections to ");

  const thumb = bilal.getByRole("slider", { name: "Hours of departure" }).first();
  const box = await thumb.boundingBox();
  const [value, min, max] = await Promise.all([thumb.inputValue(), thumb.getAttribute("min"), thumb.getAttribute("max")]);
  if (!box) throw new Error("The slider stands nowhere");
  // A thumb's middle stays 9 px within the track's ends.
  const at = (share: number): number => box.x + 9 + share * (box.width - 18);
  await bilal.mouse.move(at((Number(value) - Number(min)) / (Number(max) - Number(min))), box.y + box.height / 2);
  await bilal.mouse.down();
  await bilal.mouse.move(at(0.12), box.y + box.height / 2, { steps: 8 });

  await ana.getByText("Bilal drags to").first().waitFor({ state: "attached" });
  await ana.locator(".caret-name").filter({ hasText: "Chen" }).first().waitFor({ state: "attached" });
  return ana;
});
