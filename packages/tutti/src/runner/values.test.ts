import { describe, expect, it } from "vitest";
import { ana, ben, change, must, Stage } from "./runner.fixture.ts";

describe("state and values", () => {
  it("[RUN-60] a run reads what it wrote; an equal value is not written; an event's writes come with its end, others before it", async () => {
    const stage = new Stage((ui) => {
      const list = ui.state<string[]>("list", []);
      if (ui.button("Add")) list.update((items) => [...items, "x"]);
      list.set([...list.value]);
      ui.text(list.value.join());
      ui.state("seen", 0).set(1);
    });
    const first = await stage.run();
    expect(first.writes).toEqual([]);
    expect(stage.all("writes").map(({ writes }) => writes)).toEqual([[
      { scope: "room", key: "state:list", value: [] }, { scope: "room", key: "state:seen", value: 1 },
    ]]);
    const clicked = await stage.run({ click: { key: "button:Add" } });
    expect(clicked.writes).toEqual([{ scope: "room", key: "state:list", value: ["x"] }]);
    expect(stage.texts()).toEqual(["x"]);
    expect(stage.all("writes")).toHaveLength(1);
  });

  it("[RUN-61] a write runs whatever else read it, never the part that wrote it", async () => {
    const ran: string[] = [];
    const stage = new Stage((ui) => {
      ran.push("main");
      const total = ui.state("total", 0);
      ui.fragment((part) => {
        ran.push("reader");
        part.text(`total ${total.value}`);
      });
      ui.fragment((part) => {
        ran.push("writer");
        total.set(total.value + (part.checkbox("Box") ? 10 : 1));
      });
    });
    await stage.run();
    expect(ran).toEqual(["main", "reader", "writer", "reader"]);
    expect(stage.texts()).toEqual(["total 1"]);
    await stage.set("checkbox:Box", true);
    expect(ran.slice(4)).toEqual(["writer", "reader"]);
    expect(stage.texts()).toEqual(["total 11"]);
    // The room tells what it wrote as a change: nothing is new in it.
    await stage.run({ changes: [{ scope: "room", key: "state:total", value: 11, by: undefined, previous: 1 }] });
    expect(ran).toHaveLength(6);
  });

  it("[RUN-62] parts that go on making each other run are stopped after ten rounds, with the keys; so is rerun", async () => {
    let rounds = 0;
    const stage = new Stage((ui) => {
      const a = ui.state("a", 0);
      const b = ui.state("b", 0);
      ui.fragment(() => {
        rounds++;
        b.set(a.value + 1);
      });
      ui.fragment(() => a.set(b.value + 1));
    });
    const { outcome } = await stage.run();
    expect(outcome.kind).toBe("failed");
    expect(stage.errors()).toEqual([expect.stringMatching(/goes on changing what it reads: state:[ab](, state:[ab])? changed/)]);
    expect(rounds).toBeLessThan(13);
    await stage.run();
    expect(rounds).toBeLessThan(13);
    const looping = new Stage((ui) => {
      rounds++;
      ui.rerun();
    });
    rounds = 0;
    await looping.run();
    expect(looping.errors()).toEqual(["ui.rerun() was called in each of 10 runs"]);
    expect(rounds).toBe(11);
  });

  it("[RUN-63] setValue before the widget is drawn holds in this run; after it, from the next run, which it causes once", async () => {
    const seen: number[] = [];
    const stage = new Stage((ui) => {
      if (ui.button("Early")) ui.setValue("months", 3);
      seen.push(ui.slider("Months", { key: "months", min: 1, max: 24, value: 12 }));
      if (ui.button("Late")) ui.setValue("months", 20);
    });
    await stage.run();
    const early = await stage.run({ click: { key: "button:Early" } });
    expect(early.writes).toEqual([{ scope: "room", key: "months", value: 3 }]);
    await stage.run({ click: { key: "button:Late" } });
    expect(seen).toEqual([12, 3, 3, 20]);
  });

  it("[RUN-64] setValue takes the author's own values, and says what is none and what was never drawn", async () => {
    const stage = new Stage((ui) => {
      ui.setValue("tags", ["b"]);
      ui.setValue("town", "Rome");
      ui.setValue("note", "written");
      ui.text(String(ui.multiselect("Tags", ["a", "b"], { key: "tags" })));
      ui.text(String(ui.select("Town", ["Oslo", "Rome"], { key: "town" })));
      ui.text(ui.textInput("Note", { key: "note" }));
    });
    await stage.run();
    expect(stage.texts()).toEqual(["b", "Rome", "written"]);
    expect(must(stage.all("writes")[0]).writes).toEqual([
      { scope: "room", key: "tags", value: [["a", false], ["b", true]] }, { scope: "room", key: "town", value: "Rome" }, { scope: "room", key: "text:note", value: "written" },
    ]);
    const wrong = new Stage((ui) => {
      ui.setValue("nowhere", 1);
      ui.slider("S", { key: "s", min: 0, max: 5 });
      ui.setValue("s", 9);
    });
    await wrong.run();
    expect(wrong.errors()).toEqual([
      'setValue("s"): 9 is no value of this slider',
      expect.stringMatching(/^setValue\("nowhere"\) at values\.test\.ts:\d+: no widget with this key was ever drawn$/),
    ]);
  });

  it("[RUN-65] value reads any widget by its key, wherever it is drawn, and runs again for it", async () => {
    const stage = new Stage((ui) => {
      ui.text(`above ${String(ui.value("s"))}`);
      ui.fragment((part) => part.slider("S", { key: "s", min: 0, max: 5, value: 2 }));
    });
    await stage.run();
    expect(stage.texts()).toEqual(["above 2"]);
    await stage.set("s", 4);
    expect(stage.texts()).toEqual(["above 4"]);
  });

  it("[RUN-66] onChange is called before the script with the value, its person and the one before; not for what scripts wrote", async () => {
    const order: unknown[] = [];
    const stage = new Stage((ui) => {
      const log = ui.state<string[]>("log", []);
      ui.slider("S", {
        key: "s", min: 0, max: 9, value: 1,
        onChange: async (value, { by, previous }) => {
          await Promise.resolve();
          order.push([value, by?.name, previous]);
          log.update((lines) => [...lines, `${by?.name} ${previous}-${value}`]);
        },
      });
      order.push(`script ${log.value.length}`);
      if (ui.button("Set")) ui.setValue("s", 5);
    }, { people: [ana, ben] });
    await stage.run();
    const done = await stage.run({ changes: [change("s", 4, ben)] });
    expect(order).toEqual(["script 0", [4, "Ben", 1], "script 1"]);
    expect(done.writes).toEqual([]);
    expect(must(stage.all("writes").at(-1)).writes).toEqual([{ scope: "room", key: "state:log", value: ["Ben 1-4"] }]);
    await stage.run({ click: { key: "button:Set" } });
    await stage.run({ changes: [{ scope: "room", key: "s", value: 5, by: undefined, previous: 4 }] });
    await stage.run({ mode: "preview", changes: [], preview: [{ scope: "room", key: "s", value: 6 }] });
    expect(order.filter((entry) => typeof entry !== "string")).toHaveLength(1);
  });

  it("[RUN-67] an onChange of a run that was superseded is called again by the next, since what it set was taken back", async () => {
    const heard: number[] = [];
    const waits: (() => void)[] = [];
    const stage = new Stage(async (ui) => {
      const sum = ui.state("sum", 0);
      ui.slider("S", { key: "s", min: 0, max: 9, onChange: (value) => { heard.push(value); sum.update((n) => n + value); } });
      if (heard.length === 1) await new Promise<void>((resolve) => waits.push(resolve));
      ui.text(`sum ${sum.value}`);
    });
    await stage.run();
    stage.begin({ changes: [change("s", 4)] });
    await new Promise((resolve) => setImmediate(resolve));
    await stage.run({ changes: [change("other", 1)] });
    expect(heard).toEqual([4, 4]);
    expect(stage.texts()).toEqual(["sum 4"]);
  });

  it("[RUN-68] a handler draws nothing, and its error is shown where its widget stands, while the script runs", async () => {
    const stage = new Stage((ui) => {
      const [left] = ui.columns(2);
      left.checkbox("Draw", { onChange: () => ui.text("no") });
      ui.text("drawn");
    });
    await stage.run();
    const { outcome } = await stage.set("checkbox:Draw", true);
    expect(outcome.kind).toBe("failed");
    expect(stage.texts()).toEqual(["drawn"]);
    expect(stage.errors()).toEqual(["text was called in a handler, and handlers draw nothing"]);
  });

  it("[RUN-69] what is read of the room cannot be changed in place, and what JSON cannot hold is refused with its path", async () => {
    const stage = new Stage((ui) => {
      ui.fragment(() => void ui.state<number[]>("list", [1]).value.push(2));
      ui.fragment(() => ui.state<unknown>("date", null).set({ when: [new Date(0)] }));
      ui.fragment(() => ui.state("a:b", 0));
    });
    await stage.run();
    expect(stage.elements("exception").map(({ props }) => [props.message, props.hint])).toEqual([
      [expect.stringContaining("not extensible"), expect.stringContaining("read only")],
      [expect.stringContaining('state("date"): this value cannot be kept: .when[0] is a Date'), undefined],
      [expect.stringContaining("a key has letters"), undefined],
    ]);
  });

  it("[RUN-70] run: never takes the change in without running; editableBy: owner moves the widget to the owners' document", async () => {
    let runs = 0;
    const stage = new Stage((ui) => {
      runs++;
      ui.text(`${ui.slider("Quiet", { min: 0, max: 9, run: "never" })} ${ui.checkbox("Lock", { editableBy: "owner" })}`);
    });
    await stage.run();
    expect(stage.element("checkbox").widget).toEqual({ key: "checkbox:Lock", scope: "owner" });
    await stage.set("slider:Quiet", 5);
    expect(runs).toBe(1);
    await stage.run({ changes: [{ scope: "owner", key: "checkbox:Lock", value: true, by: ana.id, previous: undefined }] });
    expect(stage.texts()).toEqual(["5 true"]);
  });

  it("[RUN-71] the default of a co-edited text is told once as a seed, in its own cell, and only while nothing is there", async () => {
    const stage = new Stage((ui) => {
      ui.text(ui.textInput("Name", { value: "Ana" }));
      ui.textArea("Note", { value: "kept" });
      ui.textInput("Empty");
    }, { cells: [{ scope: "room", key: "text:textArea:Note", value: "" }] });
    await stage.run();
    await stage.run({ all: true });
    expect(stage.all("seeds").map(({ seeds }) => seeds)).toEqual([[{ scope: "room", key: "text:textInput:Name", value: "Ana" }]]);
    await stage.set("text:textInput:Name", "Ben");
    expect(stage.texts()).toEqual(["Ben"]);
  });

  it("[RUN-73] a seed of a superseded run is told by the next", async () => {
    let n = 0;
    const stage = new Stage(async (ui) => {
      ui.textInput("Name", { value: "Ana" });
      if (n++ === 0) await new Promise(() => undefined);
    });
    stage.begin();
    await new Promise((resolve) => setImmediate(resolve));
    await stage.run({ all: true });
    expect(stage.all("seeds").map(({ run, seeds }) => [run, seeds.length])).toEqual([[2, 1]]);
  });

  it("[RUN-74] a state that is too large to keep is refused with its size", async () => {
    const stage = new Stage((ui) => ui.state("big", "").set("x".repeat(300_000)));
    await stage.run();
    expect(stage.errors()[0]).toContain('state("big"): this value has 300002 characters of JSON, and 262144 can be kept');
    expect(stage.all("writes")).toEqual([]);
  });

  it("[RUN-72] a toast goes to everyone, or to one person", async () => {
    const stage = new Stage((ui) => {
      ui.toast("all", { icon: "x", seconds: 2 });
      ui.toast("one", { to: ben });
      ui.private((mine) => mine.toast("own"));
    });
    await stage.run();
    expect(stage.all("toast").map(({ toast, to }) => [toast, to])).toEqual([
      [{ body: "all", icon: "x", seconds: 2 }, undefined], [{ body: "one" }, "ben"], [{ body: "own" }, "ana"],
    ]);
  });
});
