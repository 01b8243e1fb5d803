import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "./index.ts";

/** The tests of an app's author, for an app that uses a bit of everything. */
const sales = app("Sales", (ui) => {
  ui.title("Sales");
  const region = ui.select("Region", ["EMEA", "APAC"]);
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  const crops = ui.multiselect("Crops", ["rye", "oats", "maize"], { value: ["rye"] });
  ui.metric("Revenue", months * 1000);
  ui.text(`${region}: ${crops.join(" and ")}`);
  const note = ui.textArea("Note", { value: "Dear all" });
  ui.caption(`${note.length} letters`);
  const count = ui.state("count", 0);
  if (ui.button("Count")) count.set(count.value + 1);
  ui.markdown(`Counted ${count.value}`);
  ui.private((mine, me) => {
    const rate = mine.numberInput("My rate", { value: 10 });
    mine.text(`${me.name} at ${rate}`);
  });
});

test("[TEST-1] an app is run, changed, and run again", async () => {
  const t = testApp(sales);
  expect(t.texts).toEqual([]);
  await t.run();
  expect(t.texts).toEqual(["Sales", "EMEA: rye", "8 letters", "Counted 0", "Tester at 10"]);
  expect(t.metric("Revenue").value).toBe(12_000);
  t.slider("Months").set(3);
  expect(t.metric("Revenue").value).toBe(12_000);
  await t.run();
  expect(t.metric("Revenue").value).toBe(3_000);
});

test("[TEST-1] a click is delivered once, and state is there to be read", async () => {
  const t = testApp(sales);
  await t.run();
  t.button("Count").click();
  t.button("Count").click();
  await t.run();
  expect(t.state("count")).toBe(2);
  expect(t.texts).toContain("Counted 2");
  await t.run();
  expect(t.state("count")).toBe(2);
});

test("[TEST-2] what is not there is told with what is", async () => {
  const t = testApp(sales);
  expect(() => t.slider("Months")).toThrow('There is no slider "Months" on the page.');
  await t.run();
  expect(() => t.slider("Month")).toThrow('There is no slider "Month" on the page. Of that kind there are "Months".');
  expect(t.shows("caption", "8 letters")).toBe(true);
  expect(t.shows("caption", "9 letters")).toBe(false);
  expect(t.one("title").props.body).toBe("Sales");
  expect(t.all("text")).toHaveLength(2);
  expect(() => t.one("text")).toThrow("There are 2 of text");
});

test("[TEST-3] inputs of every kind are read and set as a page would", async () => {
  const t = testApp(sales);
  await t.run();
  t.select("Region").set("APAC");
  t.multiselect("Crops").set(["oats", "maize"]);
  t.textArea("Note").set("Dear both");
  t.numberInput("My rate").set(11);
  expect(t.select("Region").value).toBe("APAC");
  expect(t.multiselect("Crops").value).toEqual(["oats", "maize"]);
  expect(t.textArea("Note").value).toBe("Dear both");
  await t.run();
  expect(t.texts).toEqual(["Sales", "APAC: oats and maize", "9 letters", "Counted 0", "Tester at 11"]);
});

test("[TEST-3] what a page would not let somebody do is an error that says so", async () => {
  const t = testApp(app("Off", (ui) => {
    ui.slider("Off", { min: 0, max: 1, value: 0, disabled: true });
    ui.slider("On", { min: 0, max: 1, value: 0 });
    ui.checkbox("Owner's", { editableBy: "owner" });
  }));
  const ben = t.person("Ben", "viewer");
  const cy = t.person("Cy");
  await t.run();
  expect(() => t.slider("Off").set(1)).toThrow('"Off" is disabled');
  expect(() => ben.slider("On").set(1)).toThrow('Ben is a viewer, who cannot use "On"');
  expect(() => cy.checkbox("Owner's").set(true)).toThrow('Cy is an editor, who cannot use "Owner\'s"');
  t.checkbox("Owner's").set(true);
  expect(cy.checkbox("Owner's").value).toBe(true);
});

test("[TEST-3] a value that an input does not take as it is drawn is an error, and what was chosen stays", async () => {
  const t = testApp(sales);
  await t.run();
  t.slider("Months").set(3);
  expect(() => t.slider("Months").set(25)).toThrow('"Months" takes no 25: it is a slider of min 1, max 24');
  expect(() => t.select("Region").set("MARS")).toThrow('"Region" takes no "MARS": it is a select');
  expect(() => t.multiselect("Crops").set(["oats", "gold"])).toThrow('"Crops" takes no ["oats","gold"]');
  expect([t.slider("Months").accepts(25), t.slider("Months").accepts(24)]).toEqual([false, true]);
  await t.run();
  expect([t.slider("Months").value, t.texts[1]]).toEqual([3, "EMEA: rye"]);
});

test("[TEST-4] people share one page, and each has a private part", async () => {
  const t = testApp(sales);
  const ana = t.person("Ana", "viewer");
  await t.run();
  ana.numberInput("My rate").set(99);
  t.slider("Months").set(2);
  await t.run();
  expect(ana.metric("Revenue").value).toBe(2_000);
  expect(ana.texts.at(-1)).toBe("Ana at 99");
  expect(t.texts.at(-1)).toBe("Tester at 10");
});

test("[TEST-5] offline the last view stays; back again, both have everything, and the newer value stands", async () => {
  const t = testApp(sales);
  const ana = t.person("Ana");
  await t.run();
  ana.offline();
  ana.slider("Months").set(24);
  ana.textArea("Note").set("Dear all of you");
  ana.button("Count").click();
  for (const months of [5, 6, 7]) t.slider("Months").set(months);
  await t.run();
  expect(ana.metric("Revenue").value).toBe(12_000);
  expect(ana.slider("Months").value).toBe(24);
  ana.online();
  await t.run();
  expect(ana.document("room")).toEqual(t.document("room"));
  expect(ana.slider("Months").value).toBe(7);
  expect(t.textArea("Note").value).toBe("Dear all of you");
  expect(t.state("count")).toBe(1);
  expect(ana.view()).toEqual({ ...t.view(), children: ana.view().children });
});

test("[TEST-6] timed fragments run when time passes", async () => {
  const t = testApp(app("Clock", (ui) => {
    let ticks = 0;
    ui.fragment((f) => f.text(`tick ${ticks++}`), { every: "10s" });
  }));
  await t.run();
  expect(t.texts).toEqual(["tick 0"]);
  await t.advance(25_000);
  expect(t.texts).toEqual(["tick 2"]);
});

test("[TEST-7] an error stands in its place on the page, and values stay", async () => {
  const t = testApp(app("Broken", (ui) => {
    const n = ui.slider("N", { min: 0, max: 10, value: 1 });
    ui.text("before");
    if (n > 5) throw new Error("n is too large");
    ui.text("after");
  }));
  await t.run();
  t.slider("N").set(7);
  await t.run();
  expect(t.errors).toMatchObject([{ name: "Error", message: "n is too large", file: expect.stringContaining("testing.test.ts") as string }]);
  expect(() => t.button("Go")).toThrow("The script failed: n is too large");
  t.slider("N").set(2);
  await t.run();
  expect(t.errors).toEqual([]);
  expect(t.texts).toEqual(["before", "after"]);
});

test("[TEST-7] after a crash of its process the page is there again, with every value", async () => {
  const t = testApp(sales);
  await t.run();
  t.slider("Months").set(3);
  await t.run();
  const before = t.view();
  t.crash("It used more memory than it may");
  await t.run();
  expect(t.view()).toEqual(before);
  expect(t.logs).toEqual([expect.stringContaining("It used more memory than it may")]);
});

const planning = app("Planning", (ui) => {
  const plan = ui.form("plan", (f) => {
    const goal = f.numberInput("Goal", { value: 1 });
    const why = f.textInput("Why");
    f.submitButton("Send");
    return { goal, why };
  });
  ui.text(plan ? `${plan.goal} because ${plan.why}` : "no plan yet");
});

test("[TEST-8] a form takes effect at submit, with what its person saw", async () => {
  const t = testApp(planning);
  await t.run();
  t.numberInput("Goal").set(5);
  t.textInput("Why").set("we can");
  await t.run();
  expect(t.texts).toEqual(["no plan yet"]);
  t.form("plan").submit();
  await t.run();
  expect(t.texts).toEqual(["5 because we can"]);
  expect(t.form("plan").props.generation).toBe(1);
});

test("[TEST-8] of two submits the second one's presser reads who was first", async () => {
  const t = testApp(planning);
  const ana = t.person("Ana");
  await t.run();
  ana.offline();
  ana.numberInput("Goal").set(9);
  ana.form("plan").submit();
  t.numberInput("Goal").set(5);
  t.form("plan").submit();
  await t.run();
  ana.online();
  await t.run();
  expect(t.texts).toEqual(["5 because "]);
  const submitted = ana.notices.filter((notice) => notice.kind === "submitted");
  expect(submitted).toMatchObject([{ by: t.who.id, mine: { [t.numberInput("Goal").key]: 9 }, theirs: { [t.numberInput("Goal").key]: 5 } }]);
});

test("[TEST-9] the view is plain data, and equal when run again on the same values", async () => {
  const t = testApp(sales);
  await t.run();
  const first = structuredClone(t.view());
  expect(first.children?.map((child) => child.kind)).toEqual(["title", "select", "slider", "multiselect", "metric", "text", "textArea", "caption", "button", "markdown", "private"]);
  t.crash();
  await t.run();
  expect(t.view()).toEqual(first);
});

test("[TEST-2] what shows something is found by its words, and what flies is told", async () => {
  const t = testApp(app("Shown", (ui) => {
    ui.badge("New", { colour: "green" });
    ui.link("Figures", "https://example.org");
    ui.image(["/a.png", "/b.png"], { alt: ["A hill", "A harbour"] });
    ui.table([{ n: 1 }], { caption: "Counts" });
    ui.json({ deep: [1, 2] }, { label: "Order" });
    ui.logo("/l.svg", { alt: "Us" });
    ui.iframe("/other/main", { title: "Another app" });
    ui.balloons();
    ui.toast("Done");
  }));
  await t.run();
  expect(t.one("badge", "New").props.colour).toBe("green");
  expect(t.one("link", "Figures").props.to).toBe("https://example.org");
  expect(t.one("image", "A harbour").props.pictures).toHaveLength(2);
  expect(t.one("table", "Counts").props.data.rows).toBe(1);
  expect(t.one("json", "Order").props.value).toEqual({ deep: [1, 2] });
  expect([t.shows("logo", "Us"), t.shows("iframe", "Another app"), t.shows("image", "A lake")]).toEqual([true, true, false]);
  expect([t.toasts, t.celebrations]).toEqual([["Done"], ["balloons"]]);
});
