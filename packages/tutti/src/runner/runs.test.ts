import { describe, expect, it } from "vitest";
import { ana, change, gate, must, settle, Stage } from "./runner.fixture.ts";

describe("runs", () => {
  it("[RUN-20] a click is given to its button in exactly the run that carries it, with who pressed it", async () => {
    const clicks: unknown[] = [];
    const stage = new Stage((ui) => void clicks.push(ui.button("Go"), ui.button("Stay")));
    await stage.run();
    await stage.run({ click: { key: "button:Go" } });
    await stage.run({ all: true });
    expect(clicks).toEqual([undefined, undefined, { by: ana, id: "device:1", at: 1_000_000 }, undefined, undefined, undefined]);
  });

  it("[RUN-20] a press that finds no button in its run is told in the log", async () => {
    const stage = new Stage((ui) => {
      if (!ui.checkbox("Hide")) ui.button("Go");
    });
    await stage.run();
    await stage.run({ changes: [change("checkbox:Hide", true)], click: { key: "button:Go" } });
    expect(stage.all("log").map(({ level, text }) => [level, text])).toEqual([["warn", 'A press of "button:Go" found no button: this run did not draw it']]);
  });

  it("[RUN-21] a superseded run is refused whatever it does, though its author swallows the throw", async () => {
    const waits = [gate(), gate()];
    let n = 0;
    const swallowed: string[] = [];
    const stage = new Stage(async (ui) => {
      const mine = n++;
      ui.text(`begin ${mine}`);
      await waits[mine]?.promise;
      for (const act of [() => ui.text(`late ${mine}`), () => ui.state("s", 0).value, () => ui.value("s"), () => ui.slider("S", { min: 1, max: 2 }), () => mine === 0 && ui.rerun()]) {
        try {
          act();
        } catch (error) {
          swallowed.push((error as Error).message);
        }
      }
    });
    const old = stage.begin();
    await settle();
    const newer = stage.begin({ all: true });
    expect((await old.done).outcome).toEqual({ kind: "superseded" });
    must(waits[0]).resolve();
    await settle();
    expect(swallowed).toHaveLength(5);
    expect(new Set(swallowed)).toEqual(new Set(["This run was superseded by a newer one"]));
    must(waits[1]).resolve();
    await newer.done;
    expect(stage.texts()).toEqual(["begin 1", "late 1"]);
    expect(stage.all("fault")).toEqual([]);
  });

  it("[RUN-22] a run that carries an event is not superseded: the next one waits, and the click is not lost", async () => {
    const wait = gate();
    const seen: string[] = [];
    const stage = new Stage(async (ui) => {
      const months = ui.slider("Months", { min: 1, max: 24 });
      if (!ui.button("Go")) return void seen.push(`plain ${months}`);
      await wait.promise;
      seen.push(`clicked ${months}`);
      ui.text("done");
    });
    await stage.run();
    const clicked = stage.begin({ click: { key: "button:Go" } });
    const next = stage.begin({ changes: [change("slider:Months", 5)] });
    stage.abort(clicked.run);
    await settle();
    wait.resolve();
    expect((await clicked.done).outcome).toEqual({ kind: "done" });
    await next.done;
    expect(seen).toEqual(["plain 1", "clicked 1", "plain 5"]);
  });

  it("[RUN-23] a call after its run ended is an error in the pages that names the missing await and the line", async () => {
    const wait = gate();
    const caught: string[] = [];
    const stage = new Stage((ui) => {
      void (async () => {
        await wait.promise;
        try {
          ui.text("late");
        } catch (error) {
          caught.push((error as Error).message);
        }
      })();
    });
    await stage.run();
    wait.resolve();
    await settle();
    const [fault] = stage.all("fault");
    expect(must(fault).message).toMatch(/^text was called after its run had ended: an "await" is missing .*\(runs\.test\.ts:\d+\)$/);
    expect(caught).toHaveLength(1);
    expect(stage.texts()).toEqual([]);
  });

  it("[RUN-24] branches that dangle after an error of their sibling are refused in silence", async () => {
    const wait = gate();
    const refused: string[] = [];
    const stage = new Stage(async (ui) => {
      const slow = async (): Promise<void> => {
        await wait.promise;
        try {
          ui.text("dangling");
        } catch (error) {
          refused.push((error as Error).name);
        }
      };
      await Promise.all([slow(), Promise.reject(new Error("first"))]);
    });
    const { outcome } = await stage.run();
    wait.resolve();
    await settle();
    expect(outcome).toMatchObject({ kind: "failed", message: expect.stringContaining("first") });
    expect(refused).toHaveLength(1);
    expect(stage.texts()).toEqual([]);
    expect(stage.all("fault")).toEqual([]);
  });

  it("[RUN-25] ui.signal aborts when the run is aborted, superseded or closed", async () => {
    const signals: AbortSignal[] = [];
    const stage = new Stage(async (ui) => {
      signals.push(ui.signal);
      await new Promise(() => undefined);
    });
    const first = stage.begin();
    await settle();
    stage.abort(first.run);
    expect((await first.done).outcome.kind).toBe("superseded");
    stage.begin({ all: true });
    await settle();
    stage.begin({ all: true });
    await settle();
    stage.close();
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true, true]);
  });

  it("[RUN-26] elements appear while the script runs; what stood there before stays until its end", async () => {
    const waits = [gate(), gate()];
    waits[0]?.resolve();
    let n = 0;
    const stage = new Stage(async (ui) => {
      const wait = waits[n++];
      ui.text(`a${n}`);
      const box = ui.container();
      box.text(`b${n}`);
      await wait?.promise;
      if (n === 1) box.caption("only at first");
      ui.text("end");
    });
    await stage.run();
    const second = stage.begin({ all: true });
    await settle();
    await stage.pass(40);
    expect(stage.texts()).toEqual(["a2", "b2", "end"]);
    expect(stage.elements("caption")).toHaveLength(1);
    waits[1]?.resolve();
    await second.done;
    expect(stage.texts()).toEqual(["a2", "b2", "end"]);
    expect(stage.elements("caption")).toEqual([]);
    expect(stage.shared.size).toBe(5);
  });

  it("[RUN-27] a script that computes without a pause shows what it drew all the same", async () => {
    const stage = new Stage((ui) => {
      ui.text("first");
      for (let i = 0; i < 3; i++) {
        void stage.pass(40);
        ui.text(`step ${i}`);
      }
    });
    await stage.run();
    expect(stage.all("ops").length).toBeGreaterThan(2);
  });

  it("[RUN-28] previews and looks draw and nothing else: no writes, seeds, toasts or onChange, and the values stand as before", async () => {
    const heard: number[] = [];
    let drawText = false;
    const stage = new Stage((ui) => {
      const n = ui.slider("S", { min: 0, max: 10, run: "drag", onChange: (value) => void heard.push(value) });
      const count = ui.state("count", 0);
      if (n > 5) count.set(n);
      if (n > 5) ui.setValue("other", true);
      ui.checkbox("Other", { key: "other" });
      ui.toast("hello");
      if (drawText) ui.textInput("T", { value: "default" });
      ui.text(`${n} ${count.value}`);
    });
    await stage.run();
    stage.said.length = 0;
    drawText = true;
    for (const mode of ["preview", "look"] as const) {
      const done = await stage.run({ mode, preview: [{ scope: "room", key: "slider:S", value: 7 }] });
      expect(done.writes).toEqual([]);
      expect(stage.texts()).toEqual(["7 7"]);
    }
    expect(stage.said.map((message) => message.type).filter((type) => !["ops", "done"].includes(type))).toEqual([]);
    expect(heard).toEqual([]);
    drawText = false;
    await stage.run();
    expect(stage.texts()).toEqual(["0 0"]);
  });

  it("[RUN-29] an equal view sends nothing", async () => {
    const stage = new Stage((ui) => {
      for (let i = 0; i < 20; i++) ui.container().text(`row ${i}`);
    });
    await stage.run();
    stage.said.length = 0;
    await stage.run({ all: true });
    expect(stage.said.map((message) => message.type)).toEqual(["done"]);
  });

  it("[RUN-30] stop ends a part and keeps what it drew; rerun begins again from the top; swallowing their throw changes nothing", async () => {
    const stage = new Stage((ui) => {
      const count = ui.state("n", 0);
      if (count.value < 3) {
        count.set(count.value + 1);
        try {
          ui.rerun();
        } catch {
          try {
            ui.text("swallowed");
          } catch {
            return;
          }
        }
      }
      ui.fragment((part) => {
        part.text("in");
        ui.stop();
      });
      ui.text(`n ${count.value}`);
      ui.stop();
    });
    const { outcome } = await stage.run();
    expect(outcome).toEqual({ kind: "done" });
    expect(stage.texts()).toEqual(["in", "n 3"]);
  });

  it("[RUN-31] a run that nothing was due for ends at once", async () => {
    let runs = 0;
    const stage = new Stage(() => void runs++);
    await stage.run();
    await stage.set("nobody", 1);
    await stage.run();
    expect(runs).toBe(1);
  });
});
