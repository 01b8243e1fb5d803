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

test("[PLACE-4] tabs and expanders that are shared are values of the room: each opens them for all, and scripts read and set them", async () => {
  const t = testApp(app("Shared", (ui) => {
    const more = ui.checkbox("More");
    const labels = more ? ["Draft", "Plan", "Result"] : ["Plan", "Result"];
    for (const tab of ui.tabs(labels, { key: "tabs", shared: true })) tab.text("inside");
    ui.expander("Details", { shared: true }).text("details");
    ui.text(`${String(ui.value("tabs"))} ${String(ui.value("expander:Details"))}`);
    if (ui.button("Open the result")) ui.setValue("tabs", "Result");
  }));
  const ana = t.person("Ana");
  const ben = t.person("Ben", "viewer");
  await t.run();
  expect(t.texts.at(-1)).toBe("Plan false");
  ana.shared("tabs").choose("Result");
  ana.shared("expander").choose(true);
  await t.run();
  expect([t.shared("tabs").open, t.texts.at(-1)]).toEqual(["Result", "Result true"]);
  t.checkbox("More").set(true);
  await t.run();
  // A tab that comes before it does not close it.
  expect(t.texts.at(-1)).toBe("Result true");
  ana.shared("tabs").choose("Draft");
  await t.run();
  t.checkbox("More").set(false);
  await t.run();
  // One that is gone is the first again, and is back when it is back.
  expect(t.texts.at(-1)).toBe("Plan true");
  t.button("Open the result").click();
  await t.run();
  expect(ana.shared("tabs").open).toBe("Result");
  expect(() => ben.shared("tabs").choose("Plan")).toThrow(/viewer/);
});

test("[PLACE-5] dynamic containers leave no ghosts, and what is drawn again keeps its values", async () => {
  const t = testApp(app("Dynamic", (ui) => {
    const n = ui.slider("How many", { min: 1, max: 4, value: 3 });
    ui.fragment((part) => {
      const labels = Array.from({ length: n }, (_, i) => `Tab ${i + 1}`);
      part.tabs(labels).forEach((tab, i) => tab.slider("Level", { min: 0, max: 9, value: i }));
    });
    const slot = ui.empty();
    slot.text("first");
    slot.container().text(`second of ${n}`);
    if (n > 2) ui.expander("More").checkbox("Sure");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("tab(Tab 3)/slider:Level").set(8);
  ana.checkbox("Sure").set(true);
  await t.run();
  expect([t.all("tab").length, t.texts]).toEqual([3, ["second of 3"]]);
  t.slider("How many").set(1);
  await t.run();
  for (const person of [t, ana]) expect([person.all("tab").length, person.shows("expander"), person.texts]).toEqual([1, false, ["second of 1"]]);
  t.slider("How many").set(4);
  await t.run();
  expect([ana.slider("tab(Tab 3)/slider:Level").value, ana.checkbox("Sure").value, ana.all("tab").length]).toEqual([8, true, 4]);
});
