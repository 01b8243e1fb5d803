import { expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { page } from "../../src/page.ts";
import { testApp } from "../../src/testing/index.ts";
import { Gate } from "./gate.ts";

test("[BEH-200] pages: each on their own, values kept while nobody looks, a switch moves its presser alone, and an address that names none says so", async () => {
  const t = testApp(app("Shop", (ui) => {
    const list = page("List", (p) => {
      p.text(`limit ${p.slider("Limit", { min: 0, max: 9, value: 3 })}`);
      if (p.button("Pay")) p.switchPage(till);
      p.pageLink("till");
    });
    const till = page("Till", (p) => p.text(`till of ${p.textInput("For")}`));
    ui.pages([list, till]);
  }));
  const ana = t.person("Ana");
  await t.run();
  t.slider("Limit").set(7);
  await t.run();
  ana.button("Pay").click();
  await t.run();
  expect([t.page, ana.page]).toEqual(["list", "till"]);
  ana.textInput("For").set("Bilal");
  t.pageLink().click();
  await t.run();
  expect([t.texts, ana.texts]).toEqual([["till of Bilal"], ["till of Bilal"]]);
  // Nobody was on the list meanwhile.
  ana.goTo("list");
  await t.run();
  expect(ana.texts).toEqual(["limit 7"]);
  t.goTo("cellar");
  await t.run();
  expect([t.page, t.texts, ana.page]).toEqual([undefined, [], "list"]);
});

test("[BEH-201] a file in a form waits for the submit, whoever brings it, and goes with it", async () => {
  const t = testApp(app("Hand in", async (ui) => {
    const paper = ui.form("hand-in", (f) => {
      const file = f.fileUpload("Paper", { types: [".txt"] });
      f.submitButton("Hand in");
      return file;
    });
    ui.text(paper ? `${paper.name}: ${await paper.text()}` : "nothing");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.fileUpload("Paper").upload({ name: "essay.txt", content: "Dear all" });
  await t.run();
  expect(t.fileUpload("Paper").value.map(({ name }) => name)).toEqual(["essay.txt"]);
  for (const person of [t, ana]) expect(person.texts).toEqual(["nothing"]);
  t.form("hand-in").submit();
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["essay.txt: Dear all"]);
});

test("[BEH-202] rows that are chosen in a form wait for the submit; what two choose at once is all chosen", async () => {
  const rows = [{ id: "a", n: 1 }, { id: "b", n: 2 }, { id: "c", n: 3 }];
  const t = testApp(app("Choose", (ui) => {
    const sum = ui.form("f", (f) => {
      const chosen = f.dataframe(rows, { label: "Rows", rowId: "id", select: "rows" });
      f.submitButton("Add up");
      return chosen.reduce((all, { row }) => all + row.n, 0);
    });
    ui.text(`sum ${sum ?? "of nothing"}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.dataframe("Rows").choose({ row: "a" });
  t.dataframe("Rows").choose({ row: "c" });
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["sum of nothing"]);
  ana.form("f").submit();
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["sum 4"]);
});

test("[BEH-203] cells that are written in a form wait for the submit, and two people's stand side by side", async () => {
  const rows = [{ id: "a", n: 1, m: 1 }];
  const t = testApp(app("Edit", (ui) => {
    const sent = ui.form("f", (f) => {
      const edited = f.dataEditor(rows, { label: "Rows", rowId: "id" });
      f.submitButton("Send");
      return edited.rows.map(({ n, m }) => `${n}/${m}`).join();
    });
    ui.text(sent ?? "nothing");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.dataEditor("Rows").set(0, "n", 8);
  t.dataEditor("Rows").set(0, "m", 9);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["nothing"]);
  t.form("f").submit();
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["8/9"]);
});

test("[BEH-204] messages that two people send while the script is busy are each heard once, in a run of their own", async () => {
  const gate = new Gate();
  const t = testApp(app("Talk", async (ui) => {
    const heard = ui.state<readonly string[]>("heard", []);
    const sent = ui.chatInput("Say it");
    if (sent) heard.update((all) => [...all, `${sent.by.name}: ${sent.text}`]);
    await gate.pass();
    ui.text(heard.value.join(", "));
  }));
  const ana = t.person("Ana");
  gate.open();
  await t.run();
  gate.close();
  t.chatInput("Say it").send("one");
  ana.chatInput("Say it").send("two");
  t.chatInput("Say it").send("three");
  gate.open();
  await t.run();
  // Each one's stand in the order in which they were sent.
  const heard = t.texts[0]?.split(", ") ?? [];
  expect(heard.filter((line) => line !== "Ana: two")).toEqual(["Tester: one", "Tester: three"]);
  expect(heard).toHaveLength(3);
  expect(ana.texts).toEqual(t.texts);
});

test("[BEH-205] a dialog opens for whoever asked, stays while others change the page, shares what is in it, and closes for them alone", async () => {
  const t = testApp(app("Names", (ui) => {
    const name = ui.state("name", "old");
    const rename = ui.dialog("Rename", (d) => {
      const to = d.textInput("Name");
      if (d.button("Save")) {
        name.set(to);
        rename.close();
      }
    });
    if (ui.button("Rename…")) rename.open();
    ui.slider("Level", { min: 0, max: 9 });
    ui.text(name.value);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.button("Rename…").click();
  await t.run();
  expect([t.shows("textInput", "Name"), ana.shows("textInput", "Name")]).toEqual([false, true]);
  t.slider("Level").set(5);
  await t.run();
  ana.textInput("Name").set("new");
  t.button("Rename…").click();
  await t.run();
  expect(t.textInput("Name").value).toBe("new");
  ana.button("Save").click();
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toContain("new");
  expect([t.shows("textInput", "Name"), ana.shows("textInput", "Name")]).toEqual([true, false]);
});

test("[BEH-206] an open tab stays open while others come and go before it; a shared one that goes is open again when it is back", async () => {
  const t = testApp(app("Tabs", (ui) => {
    const labels = [...(ui.checkbox("More") ? ["New"] : []), "First", ...(ui.checkbox("Less") ? [] : ["Second"])];
    for (const [i, tab] of ui.tabs(labels, { key: "tabs", shared: true }).entries()) tab.text(labels[i] ?? "");
    ui.caption(`open: ${String(ui.value("tabs"))}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.shared("tabs", "tabs").choose("Second");
  await t.run();
  t.checkbox("More").set(true);
  await t.run();
  for (const person of [t, ana]) expect(person.texts.at(-1)).toBe("open: Second");
  t.checkbox("Less").set(true);
  await t.run();
  expect(ana.texts).not.toContain("Second");
  t.checkbox("Less").set(false);
  await t.run();
  for (const person of [t, ana]) expect(person.texts.at(-1)).toBe("open: Second");
});

test("[BEH-207] a file that is made when somebody presses is theirs alone, of the values as they are then, and the page of nobody changes", async () => {
  const t = testApp(app("Save", (ui) => {
    const level = ui.slider("Level", { min: 0, max: 9 });
    ui.downloadButton("Save", (by) => `${by.name} at ${level}`, { fileName: "level.txt" });
  }));
  const ana = t.person("Ana");
  await t.run();
  t.slider("Level").set(6);
  const before = t.view();
  ana.downloadButton("Save").click();
  await t.run();
  const text = (person: typeof ana): string[] => person.downloads.map(({ bytes }) => new TextDecoder().decode(bytes));
  expect([text(t), text(ana)]).toEqual([[], ["Ana at 6"]]);
  expect(JSON.stringify(t.view()).replace(/"value":\d/g, "")).toBe(JSON.stringify(before).replace(/"value":\d/g, ""));
});
