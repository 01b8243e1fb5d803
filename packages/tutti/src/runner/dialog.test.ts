import { expect, test } from "vitest";
import { app, type Script } from "../app.ts";
import { page } from "../page.ts";
import { testApp } from "../testing/index.ts";

/** An app with a dialog, which notes what ran. */
function renaming(): { readonly ran: string[]; readonly t: ReturnType<typeof testApp> } {
  const ran: string[] = [];
  const made = app("Names", (ui) => {
    ran.push("app");
    const name = ui.state("name", "Harbour");
    ui.title(name.value);
    const rename = ui.dialog("Rename", (d) => {
      ran.push("dialog");
      const next = d.textInput("Name", { value: name.value });
      d.text(`Was ${name.value}`);
      if (d.button("Save")) {
        name.set(next);
        rename.close();
      }
    });
    if (ui.button("Rename…")) rename.open();
    if (ui.button("Show all")) rename.open({ everybody: true });
    if (ui.button("Close for all")) rename.close({ everybody: true });
    ui.checkbox("Other");
  });
  return { ran, t: testApp(made) };
}

test("[DIALOG-1] a dialog opens for whoever pressed, and runs while it is open for somebody alone", async () => {
  const { t, ran } = renaming();
  const ana = t.person("Ana");
  await t.run();
  expect([ran, t.dialog("Rename").open, t.shows("textInput")]).toEqual([["app"], false, false]);
  ana.button("Rename…").click();
  await t.run();
  expect([ana.dialog().open, t.dialog().open, ana.shows("textInput", "Name"), t.shows("textInput")]).toEqual([true, false, true, false]);
  // The default of its text is told once it is written down, as that of any other.
  expect(ran).toEqual(["app", "app", "dialog", "dialog"]);
});

test("[DIALOG-2] it stays open while the script runs again, and closes for whoever closes it", async () => {
  const { t } = renaming();
  const ana = t.person("Ana");
  await t.run();
  for (const someone of [t, ana]) {
    someone.button("Rename…").click();
    await t.run();
  }
  t.checkbox("Other").set(true);
  await t.run();
  expect([ana.dialog().open, t.dialog().open]).toEqual([true, true]);
  ana.textInput("Name").set("Quay");
  await t.run();
  // Its widgets are shared like any others.
  expect(t.textInput("Name").value).toBe("Quay");
  t.button("Save").click();
  await t.run();
  expect([t.texts[0], t.dialog().open, ana.dialog().open, ana.texts.at(-1)]).toEqual(["Quay", false, true, "Was Quay"]);
});

test("[DIALOG-3] one that was dismissed stays so, whatever else happens, and can be opened again", async () => {
  const { t, ran } = renaming();
  await t.run();
  t.button("Rename…").click();
  await t.run();
  t.dialog().dismiss();
  await t.run();
  ran.length = 0;
  t.checkbox("Other").set(true);
  await t.run();
  expect([t.dialog().open, ran]).toEqual([false, ["app"]]);
  t.button("Rename…").click();
  await t.run();
  expect([t.dialog().open, t.shows("textInput")]).toEqual([true, true]);
});

test("[DIALOG-4] one opened for everybody is closed by each for themselves, is open for who comes, and opens again for all", async () => {
  const { t } = renaming();
  const ana = t.person("Ana");
  await t.run();
  t.button("Show all").click();
  await t.run();
  expect([t.dialog().open, ana.dialog().open]).toEqual([true, true]);
  ana.dialog().dismiss();
  await t.run();
  const ben = t.person("Ben", "viewer");
  await t.run();
  expect([t.dialog().open, ana.dialog().open, ben.dialog().open]).toEqual([true, false, true]);
  t.button("Show all").click();
  await t.run();
  expect(ana.dialog().open).toBe(true);
  t.button("Close for all").click();
  await t.run();
  expect([t.dialog().open, ana.dialog().open, ben.dialog().open]).toEqual([false, false, false]);
});

test("[DIALOG-5] in a private block it is its person's, with its widgets; in a fragment, on a page and for a submit it opens as well", async () => {
  const t = testApp(app("Places", (ui) => {
    ui.pages([page("One", (p) => {
      p.fragment((part) => {
        const inner = part.dialog("Inner", (d) => d.text("inner"));
        if (part.button("Open inner")) inner.open();
      });
      p.private((mine) => {
        const own = mine.dialog("Own", (d) => void d.slider("Mine", { min: 0, max: 5 }));
        if (mine.button("Open own")) own.open();
      });
      const thanks = p.dialog("Thanks", (d) => d.text("thank you"), { dismissible: false });
      p.form("f", (f) => f.submitButton("Send"), { onSubmit: () => thanks.open() });
    })]);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.button("Open inner").click();
  ana.button("Open own").click();
  await t.run();
  expect([ana.dialog("Inner").open, ana.dialog("Own").open, t.dialog("Own").open, t.dialog("Inner").open]).toEqual([true, true, false, false]);
  ana.slider("Mine").set(4);
  t.button("Open own").click();
  await t.run();
  expect([ana.slider("Mine").value, t.slider("Mine").value]).toEqual([4, 0]);
  ana.form("f").submit();
  await t.run();
  expect([ana.dialog("Thanks").open, t.dialog("Thanks").open]).toEqual([true, false]);
  expect(() => ana.dialog("Thanks").dismiss()).toThrow(/cannot be closed/);
});

test("[DIALOG-6] mistakes are told in words: for nobody, in another dialog, two of one title, and errors inside show in it", async () => {
  const wrong = async (draw: Script): Promise<string[]> => {
    const t = testApp(app("Wrong", draw));
    await t.run();
    return t.errors.map(({ message }) => message);
  };
  expect(await wrong((ui) => ui.dialog("D", (d) => d.text("x")).open())).toMatchObject([expect.stringContaining("not known for whom")]);
  expect(await wrong((ui) => {
    ui.dialog("D", (d) => d.dialog("E", (e) => e.text("x"))).open({ everybody: true });
  })).toMatchObject([expect.stringContaining("stands in a dialog")]);
  expect(await wrong((ui) => {
    ui.dialog("D", (d) => d.text("x"));
    ui.dialog("D", (d) => d.text("y"));
  })).toMatchObject([expect.stringContaining("Two widgets")]);
  expect(await wrong((ui) => ui.dialog("D", () => { throw new Error("broken inside"); }).open({ everybody: true }))).toEqual(["broken inside"]);
});

test("[DIALOG-7] one that is open opens again where it was after a crash of the script's process", async () => {
  const { t } = renaming();
  await t.run();
  t.button("Rename…").click();
  await t.run();
  t.crash();
  await t.run();
  expect([t.dialog().open, t.texts]).toEqual([true, ["Harbour", "Was Harbour"]]);
});

test("[DIALOG-8] who closes a dialog themselves is told of once, with whose hand it was; the script's own closing is not", async () => {
  const closed: string[] = [];
  const t = testApp(app("Dismiss", (ui) => {
    const left = ui.state("left", 0);
    const ask = ui.dialog("Sure?", (d) => {
      if (d.button("No")) ask.close();
    }, { onDismiss: ({ by }) => { closed.push(by.name); left.update((n) => n + 1); } });
    if (ui.button("Ask")) ask.open();
    if (ui.button("Ask all")) ask.open({ everybody: true });
    ui.private((mine) => {
      const own = mine.dialog("Own", (d) => d.text("mine"), { onDismiss: ({ by }) => void closed.push(`own ${by.name}`) });
      if (mine.button("Open own")) own.open();
    });
    ui.text(`${left.value} left`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.button("Ask").click();
  await t.run();
  ana.dialog("Sure?").dismiss();
  await t.run();
  expect([closed, t.texts[0]]).toEqual([["Ana"], "1 left"]);
  t.button("Ask all").click();
  await t.run();
  ana.dialog("Sure?").dismiss();
  await t.run();
  t.button("No").click();
  await t.run();
  expect(closed).toEqual(["Ana", "Ana"]);
  ana.button("Open own").click();
  t.button("Open own").click();
  await t.run();
  ana.dialog("Own").dismiss();
  await t.run();
  expect(closed.slice(2)).toEqual(["own Ana"]);
});
