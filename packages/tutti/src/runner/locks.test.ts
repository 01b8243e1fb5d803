import { describe, expect, it } from "vitest";
import { page } from "../page.ts";
import { ana, change, Stage } from "./runner.fixture.ts";

const ROWS = ["EMEA", "APAC"] as const;

describe("locked values", () => {
  it("[EMB-1] a locked widget has its value whatever is stored, dragged or set, is not drawn, and hears no changes", async () => {
    const heard: unknown[] = [];
    const stage = new Stage((ui) => {
      const region = ui.select("Region", ROWS, { key: "region", onChange: (value) => void heard.push(value) });
      ui.text(`rows of ${region}`);
      ui.text(`again ${String(ui.value("region"))}`);
      if (ui.button("Set")) ui.setValue("region", "EMEA");
    }, { locks: { region: "APAC" }, cells: [{ scope: "room", key: "region", value: "EMEA" }] });
    await stage.run();
    const expected = ["rows of APAC", "again APAC"];
    expect(stage.texts()).toEqual(expected);
    expect(stage.elements("select")).toEqual([]);
    await stage.set("region", "EMEA", ana, "APAC");
    await stage.run({ click: { key: "button:Set" } });
    await stage.run({ mode: "preview", preview: [{ scope: "room", key: "region", value: "EMEA" }] });
    expect(stage.texts()).toEqual(expected);
    expect(heard).toEqual([]);
    expect(JSON.stringify(stage.all("ops"))).not.toContain("EMEA");
  });

  it("[EMB-1] inside a form too: what was submitted for it does not count", async () => {
    const stage = new Stage((ui) => {
      const sent = ui.form("order", (f) => ({ region: f.select("Region", ROWS, { key: "region" }), note: f.textInput("Note") }));
      ui.text(sent ? `sent ${sent.region}` : "nothing sent");
    }, { locks: { region: "APAC" } });
    await stage.run();
    await stage.run({ changes: [change("form:order", { generation: 1, values: { region: "EMEA" }, by: ana.id, at: 1 })] });
    expect(stage.texts()).toEqual(["sent APAC"]);
    expect(stage.element("form").props.cells).toEqual(["text:form(order)/textInput:Note"]);
  });

  it("[EMB-2] nothing is shown before the script has asked for all that is locked", async () => {
    const gate = Promise.withResolvers<void>();
    const stage = new Stage(async (ui) => {
      ui.text("before");
      ui.toast("before");
      await gate.promise;
      ui.select("Region", ROWS, { key: "region" });
    }, { locks: { region: "APAC" } });
    const { done } = stage.begin();
    await stage.pass(1_000);
    expect(stage.all("ops")).toEqual([]);
    gate.resolve();
    await done;
    expect(stage.texts()).toEqual(["before"]);
    expect(stage.all("toast")).toEqual([]);
  });

  it("[EMB-2] a script that does not ask for what is locked shows an error and nothing else, also where it asked before", async () => {
    const stage = new Stage((ui) => {
      const all = ui.checkbox("All");
      if (!all) ui.select("Region", ROWS, { key: "region" });
      ui.text(all ? "CANARY" : "APAC alone");
    }, { locks: { region: "APAC" } });
    await stage.run();
    expect(stage.texts()).toEqual(["APAC alone"]);
    await stage.set("checkbox:All", true);
    expect(JSON.stringify(stage.all("ops"))).not.toContain("CANARY");
    expect(stage.texts()).toEqual([]);
    expect(stage.element("exception").props.message).toContain('locks "region"');
    await stage.set("checkbox:All", false, ana, true);
    expect(stage.texts()).toEqual(["APAC alone"]);
    expect(stage.elements("exception")).toEqual([]);
  });

  it("[EMB-2] a fragment that stops asking is not shown either", async () => {
    const stage = new Stage((ui) => {
      ui.fragment((part) => {
        const all = part.checkbox("All");
        part.text(all ? "CANARY" : `rows of ${part.select("Region", ROWS, { key: "region" })}`);
      });
    }, { locks: { region: "APAC" } });
    await stage.run();
    expect(stage.texts()).toEqual(["rows of APAC"]);
    await stage.run({ changes: [change([...stage.shared.values()].find(({ kind }) => kind === "checkbox")?.widget?.key ?? "", true)] });
    expect(JSON.stringify(stage.all("ops"))).not.toContain("CANARY");
    expect(stage.element("exception").props.message).toContain('locks "region"');
  });

  it("[EMB-2] what only a page or a private block asks for does not count; a value that does not fit stops the script; an error of its own tells nothing", async () => {
    const onPage = new Stage((ui) => {
      ui.pages([
        page("One", (one) => void one.select("Region", ROWS, { key: "region" })),
        page("Two", (two) => void two.text("CANARY")),
      ]);
      ui.private((mine) => void mine.select("Region", ROWS, { key: "region" }));
    }, { locks: { region: "APAC" } });
    await onPage.run();
    expect(onPage.element("exception").props.message).toContain("on every page");
    const wrong = new Stage((ui) => {
      ui.text("CANARY");
      ui.select("Region", ROWS, { key: "region" });
    }, { locks: { region: "Mars" } });
    await wrong.run();
    expect(wrong.element("exception").props.message).toBe('This page locks "region" to "Mars", which is no value of this select');
    const broken = new Stage((ui) => {
      ui.text("CANARY");
      throw new Error("CANARY in an error");
    }, { locks: { region: "APAC" } });
    const done = await broken.run();
    expect(done.outcome).toMatchObject({ kind: "failed", message: expect.stringContaining("CANARY in an error") });
    for (const stage of [onPage, wrong, broken]) {
      expect(JSON.stringify(stage.all("ops"))).not.toContain("CANARY");
      expect(stage.elements("exception")).toHaveLength(1);
    }
  });
});
