import { describe, expect, it } from "vitest";
import { settle, Stage } from "./runner.fixture.ts";

const warnings = (stage: Stage): string[] => stage.all("log").filter(({ level }) => level === "warn").map(({ text }) => text);

describe("warnings in dev", () => {
  it("[RUN-98] branches that run at once and draw into one container are warned of once, with both places", async () => {
    const stage = new Stage(async (ui) => {
      ui.checkbox("Again");
      const one = async (): Promise<void> => {
        await settle();
        ui.text("one");
      };
      const two = async (): Promise<void> => {
        await settle();
        ui.text("two");
        ui.text("two again");
      };
      await Promise.all([one(), two()]);
    });
    await stage.run();
    await stage.set("checkbox:Again", true);
    expect(stage.texts()).toEqual(["one", "two", "two again"]);
    expect(warnings(stage)).toEqual([expect.stringMatching(/^Two branches .* at warnings\.test\.ts:12:12 and at warnings\.test\.ts:16:12: which comes first .* Make a container for each/)]);
  });

  it("[RUN-98] those that draw each into a container of its own are not, nor is what comes one after the other", async () => {
    const stage = new Stage(async (ui) => {
      const places = [ui.container(), ui.container()];
      await Promise.all(places.map(async (place, n) => {
        await settle();
        place.text(`${n}`);
      }));
      for (const text of ["a", "b"]) {
        await settle();
        ui.text(text);
      }
      await Promise.all([settle(), settle()]);
      ui.text("c");
    });
    await stage.run();
    expect(stage.texts()).toEqual(["0", "1", "a", "b", "c"]);
    expect(warnings(stage)).toEqual([]);
  });

  it("[RUN-99] a widget whose label changes is warned of once, with its place and both names", async () => {
    const stage = new Stage((ui) => {
      const count = ui.slider("Count", { min: 0, max: 99 });
      ui.slider(`Months (${count})`, { min: 0, max: 9 });
      ui.slider(`Weeks (${count})`, { min: 0, max: 9, key: "weeks" });
      if (ui.button(`Pressed ${count}`)) ui.text("pressed");
    });
    await stage.run();
    for (const count of [1, 2]) await stage.set("slider:Count", count);
    expect(warnings(stage)).toEqual([
      expect.stringMatching(/^The slider at warnings\.test\.ts:49:10 was "slider:Months \(0\)" and is now "slider:Months \(1\)": .* Give it a key/),
    ]);
  });

  it("[RUN-99] items of a loop that come and go are not, nor is what is shown now and then", async () => {
    const stage = new Stage((ui) => {
      const count = ui.slider("Count", { min: 0, max: 99 });
      for (const n of [count, count + 1, count + 2]) ui.checkbox(`Item ${n}`);
      if (count % 2 === 0) ui.textInput("Even");
      else ui.textInput("Odd");
    });
    await stage.run();
    for (const count of [1, 2, 7]) await stage.set("slider:Count", count);
    expect(warnings(stage)).toEqual([]);
  });

  it("[RUN-116] a form without a submit button is warned of once, with its place; one that has a button is not", async () => {
    const stage = new Stage((ui) => {
      const sends = ui.checkbox("Sends");
      ui.form("order", (form) => {
        form.textInput("Name");
        if (sends) form.columns(2)[1].submitButton("Send", { disabled: true });
      });
    });
    await stage.set("checkbox:Sends", true);
    expect(warnings(stage)).toEqual([]);
    for (const sends of [false, true, false]) await stage.set("checkbox:Sends", sends);
    expect(warnings(stage)).toEqual([expect.stringMatching(/^The form "order" at warnings\.test\.ts:\d+:10 has no submit button, .* Draw one in it/)]);
  });
});
