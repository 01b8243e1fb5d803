import { expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { testApp } from "../../src/testing/index.ts";
import type { Ui } from "../../src/ui/ui.ts";

test("[BEH-60] values of a form wait for the submit, whoever fills in what; everybody sees the drafts", async () => {
  const t = testApp(app("Order", (ui) => {
    const order = ui.form("order", (f) => {
      const what = f.select("What", ["rye", "oats"]);
      const many = f.numberInput("How many", { value: 1 });
      const note = f.textInput("Note");
      f.caption(`draft: ${many} ${what} ${note}`);
      f.submitButton("Send");
      return `${many} ${what} ${note}`;
    });
    ui.text(order ?? "nothing yet");
  }));
  const ana = t.person("Ana");
  await t.run();
  t.select("What").set("oats");
  ana.numberInput("How many").set(7);
  ana.textInput("Note").set("soon");
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["draft: 7 oats soon", "nothing yet"]);
  expect(t.numberInput("How many").value).toBe(7);
  t.form("order").submit();
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["draft: 7 oats soon", "7 oats soon"]);
  // What is changed after it waits for the next one.
  ana.numberInput("How many").set(8);
  await t.run();
  expect(t.texts).toEqual(["draft: 8 oats soon", "7 oats soon"]);
});

test("[BEH-61] of several submit buttons the one that was pressed is true, in that run alone, and the values are the same for all", async () => {
  const t = testApp(app("Several", (ui) => {
    let pressed = "none";
    const sent = ui.form("f", (f) => {
      const n = f.slider("N", { min: 0, max: 9, value: 0 });
      if (f.submitButton("Save")) pressed = "save";
      if (f.submitButton("Publish")) pressed = "publish";
      return n;
    });
    ui.checkbox("Other");
    ui.text(`${pressed} ${sent}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("N").set(4);
  ana.form("f").submit("Publish");
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["publish 4"]);
  t.checkbox("Other").set(true);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["none 4"]);
  t.form("f").submit("Save");
  await t.run();
  expect(ana.texts).toEqual(["save 4"]);
});

test("[BEH-210] what a form returns, and its onSubmit, may depend on the button that was pressed; it stays so until the next submit", async () => {
  const heard: string[] = [];
  const t = testApp(app("Several", (ui) => {
    const sent = ui.form("f", (f) => {
      const text = f.textInput("Text");
      const [left] = f.columns(2);
      left.submitButton("Save", { key: "save" });
      f.submitButton("Publish");
      f.text(`drafting ${f.pressed}`);
      return { text, published: f.pressed === "Publish", pressed: f.pressed };
    }, { onSubmit: (values, { button, by }) => void heard.push(`${by.name} ${button} ${values.published}`) });
    ui.checkbox("Other");
    ui.text(sent ? `${sent.text} ${sent.published} ${sent.pressed}` : "nothing");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.textInput("Text").set("a");
  ana.form("f").submit("Publish");
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["drafting undefined", "a true Publish"]);
  t.checkbox("Other").set(true);
  await t.run();
  expect(ana.texts).toEqual(["drafting undefined", "a true Publish"]);
  t.form("f").submit("Save");
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["drafting undefined", "a false save"]);
  expect(heard).toEqual(["Ana Publish true", expect.stringMatching(/ save false$/)]);
});

test("[BEH-62] a submit button that is disabled submits nothing; one that was switched off meanwhile tells its presser", async () => {
  const t = testApp(app("Off", (ui) => {
    const open = ui.checkbox("Open", { value: true });
    const sent = ui.form("f", (f) => {
      const n = f.numberInput("N", { value: 0 });
      f.submitButton("Send", { disabled: !open });
      return n;
    });
    ui.text(`sent ${sent ?? "nothing"}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.offline();
  ana.numberInput("N").set(3);
  ana.form("f").submit();
  t.checkbox("Open").set(false);
  await t.run();
  expect(() => t.form("f").submit()).toThrow("disabled");
  ana.online();
  await t.run();
  expect(t.texts).toEqual(["sent nothing"]);
  expect(ana.notices).toMatchObject([{ kind: "refused" }]);
  // What she wrote is there for the next one.
  expect(t.numberInput("N").value).toBe(3);
});

test("[BEH-63] an element belongs to the form in which it is placed: in whatever container of it, and no other", async () => {
  const t = testApp(app("Placed", (ui) => {
    const [left, right] = ui.columns(2);
    const sent = left.form("first", (f) => {
      const [a, b] = f.columns(2);
      const inside = b.expander("More").container();
      const values = [a.numberInput("A", { value: 1 }), inside.numberInput("B", { value: 2 })];
      f.submitButton("Send first");
      return values.join("+");
    });
    const other = right.form("second", (f) => {
      const c = f.tabs(["One", "Two"])[1].numberInput("C", { value: 3 });
      f.submitButton("Send second");
      return c;
    });
    const beside = left.numberInput("Beside", { value: 4 });
    ui.text(`${sent} | ${other} | ${beside}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.numberInput("A").set(10);
  t.numberInput("B").set(20);
  ana.numberInput("C").set(30);
  t.numberInput("Beside").set(40);
  await t.run();
  expect(ana.texts).toEqual(["undefined | undefined | 40"]);
  t.form("first").submit();
  await t.run();
  expect(ana.texts).toEqual(["10+20 | undefined | 40"]);
  ana.form("second").submit();
  await t.run();
  expect(t.texts).toEqual(["10+20 | 30 | 40"]);
});

test("[BEH-64] an element that a form's function draws on a container outside of it is told with what to do, and takes no values along", async () => {
  const t = testApp(app("Outside", (ui) => {
    const outer: Ui = ui.container();
    const sent = ui.form("f", (f) => {
      f.numberInput("In", { value: 1 });
      outer.numberInput("Out", { value: 2 });
      f.submitButton("Send");
      return 1;
    });
    ui.text(`sent ${sent}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  for (const person of [t, ana]) {
    expect(person.errors[0]?.message).toContain("of an outer ui was called inside a form");
    expect(person.texts).toEqual(["sent undefined"]);
    expect(person.shows("numberInput", "Out")).toBe(false);
  }
});

test("[BEH-65] clearOnSubmit puts every default back, for all who fill it in, co-edited texts too, and the submit has the values", async () => {
  const t = testApp(app("Clear", (ui) => {
    const list = ui.state<readonly string[]>("list", []);
    ui.form("f", (f) => {
      const word = f.textInput("Word");
      const many = f.slider("Many", { min: 1, max: 9, value: 1 });
      const tags = f.multiselect("Tags", ["a", "b"]);
      f.submitButton("Add");
      return `${word} ${many} ${tags.join("")}`;
    }, { clearOnSubmit: true, onSubmit: (line, { by }) => list.update((all) => [...all, `${line} by ${by.name}`]) });
    ui.text(list.value.join("; ") || "nothing");
  }));
  const ana = t.person("Ana");
  await t.run();
  t.textInput("Word").set("rye");
  ana.slider("Many").set(4);
  ana.multiselect("Tags").set(["b"]);
  ana.form("f").submit();
  await t.run();
  for (const person of [t, ana]) {
    expect(person.texts).toEqual(["rye 4 b by Ana"]);
    expect([person.textInput("Word").value, person.slider("Many").value, person.multiselect("Tags").value]).toEqual(["", 1, []]);
  }
  t.textInput("Word").set("oats");
  t.form("f").submit();
  await t.run();
  expect(ana.texts).toEqual(["rye 4 b by Ana; oats 1  by Tester"]);
});

test("[BEH-66] two people submit the same form at once: the first is taken, the second reads who was first with both values, and may submit again", async () => {
  const t = testApp(app("Race", (ui) => {
    const list = ui.state<readonly number[]>("list", []);
    ui.form("f", (f) => {
      const n = f.numberInput("N", { value: 0 });
      f.submitButton("Send");
      return n;
    }, { onSubmit: (n) => list.update((all) => [...all, n]) });
    ui.text(list.value.join());
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.offline();
  ana.numberInput("N").set(1);
  ana.form("f").submit();
  t.numberInput("N").set(2);
  t.form("f").submit();
  await t.run();
  ana.online();
  await t.run();
  expect(t.texts).toEqual(["2"]);
  expect(ana.notices.filter(({ kind }) => kind === "submitted")).toHaveLength(1);
  ana.numberInput("N").set(1);
  ana.form("f").submit();
  await t.run();
  expect(t.texts).toEqual(["2,1"]);
});

test("[BEH-67] a form that is away and shown again has its drafts and what was submitted", async () => {
  const t = testApp(app("Away", (ui) => {
    if (!ui.checkbox("Show", { value: true })) return;
    const sent = ui.form("f", (f) => {
      const n = f.numberInput("N", { value: 0 });
      f.submitButton("Send");
      return n;
    });
    ui.text(`sent ${sent}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.numberInput("N").set(3);
  ana.form("f").submit();
  await t.run();
  t.numberInput("N").set(9);
  await t.run();
  ana.checkbox("Show").set(false);
  await t.run();
  t.checkbox("Show").set(true);
  await t.run();
  expect(ana.texts).toEqual(["sent 3"]);
  expect([ana.numberInput("N").value, t.numberInput("N").value]).toEqual([9, 9]);
});
