import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";

test("[PLACE-1] what is drawn at the bottom stands there, in the order of the calls, wherever the script was", async () => {
  const t = testApp(app("Chat", (ui) => {
    ui.bottom.textInput("Message");
    ui.text("above");
    ui.bottom.caption("Everybody reads it");
  }));
  await t.run();
  expect(t.view().children).toMatchObject([
    { kind: "bottom", children: [{ kind: "textInput" }, { kind: "caption", props: { body: "Everybody reads it" } }] }, { kind: "text" },
  ]);
});

test("[PLACE-2] a popover is a part of the keys inside it, a grid is not", async () => {
  const t = testApp(app("Keys", (ui) => {
    ui.popover("Filters").checkbox("Late");
    ui.popover("More", { key: "p2" }).checkbox("Late");
    ui.grid({ min: 120 }).checkbox("Late");
  }));
  await t.run();
  expect(t.errors).toEqual([]);
  t.checkbox("popover(Filters)/checkbox:Late").set(true);
  await t.run();
  expect(["popover(Filters)/checkbox:Late", "popover(p2)/checkbox:Late", "checkbox:Late"].map((key) => t.checkbox(key).value)).toEqual([true, false, false]);
});

test.each([[{ columns: 0 }], [{ columns: 2.5 }], [{ columns: 25 }], [{ min: 0 }], [{ min: Number.NaN }]])("[PLACE-3] a grid of %j is told in words", async (options) => {
  const t = testApp(app("Grid", (ui) => void ui.grid(options)));
  await t.run();
  expect(t.errors).toMatchObject([{ message: expect.stringMatching(/^grid: (columns|min) is /) }]);
});
