import { expect, test } from "vitest";
import { app, type Script } from "../app.ts";
import { testApp } from "./index.ts";

test("[INFO-1] a script reads what was changed last in what is shared, newest first, with who did it; nothing of one person's own, and no password", async () => {
  const t = testApp(app("Log", async (ui) => {
    ui.slider("Months", { min: 1, max: 24, value: 12 });
    ui.textInput("Code", { type: "password", shared: true });
    ui.private((mine) => mine.checkbox("Mine"));
    const last = await ui.room.history({ limit: 2 });
    ui.json(last.map(({ at, by, scope, key, before = null, after = null }) => [at instanceof Date, by?.name ?? null, scope, key, before, after]));
  }));
  const [ana, ben] = [t.person("Ana"), t.person("Ben")];
  await t.run();
  expect(t.one("json").props.value).toEqual([]);
  ana.slider("Months").set(3);
  await t.run();
  ben.slider("Months").set(5);
  await t.run();
  ben.slider("Months").set(6);
  await t.run();
  ana.checkbox("Mine").set(true);
  ana.passwordInput("Code").set("hush");
  await t.run();
  expect(t.one("json").props.value).toEqual([[true, "Ben", "room", "slider:Months", 5, 6], [true, "Ben", "room", "slider:Months", 3, 5]]);
});

test("[INFO-2] a script branches its room where somebody caused it who may; else it says why not", async () => {
  const t = testApp(app("Try", async (ui) => {
    const made = ui.state("made", "");
    ui.slider("Months", { min: 1, max: 24, value: 12, onChange: async (to) => made.set(await ui.room.fork(`With ${to}`)) });
    if (ui.button("Branch")) made.set(await ui.room.fork("Cheaper fares"));
    if (ui.button("Nameless")) await ui.room.fork(" ");
    ui.text(made.value || "none");
  }));
  const ben = t.person("Ben");
  await t.run();
  ben.button("Branch").click();
  await t.run();
  expect(t.texts).toEqual(["main--cheaper-fares"]);
  t.slider("Months").set(3);
  await t.run();
  ben.button("Branch").click();
  await t.run();
  expect(t.branches).toEqual([
    { room: "main--cheaper-fares", name: "Cheaper fares", by: ben.who.id }, { room: "main--with-3", name: "With 3", by: t.who.id }, { room: "main--cheaper-fares-2", name: "Cheaper fares", by: ben.who.id },
  ]);
  ben.button("Nameless").click();
  await t.run();
  expect(t.errors[0]?.message).toContain("write what the branch is to be called");
});

test("[INFO-2] what nobody caused branches nothing, and a wrong limit is refused in words", async () => {
  const problem = async (script: Script): Promise<string | undefined> => {
    const t = testApp(app("Wrong", script));
    await t.run();
    expect(t.branches).toEqual([]);
    return t.errors[0]?.message;
  };
  expect(await problem(async (ui) => ui.room.fork("Mine"))).toContain("does not know in whose name");
  expect(await problem((ui) => ui.private(async () => void (await ui.room.fork("Mine"))))).toContain("which runs once for each person");
  expect(await problem(async (ui) => ui.room.history({ limit: 1_000 }))).toContain("limit is 1000; it is a whole number of 1 to 100");
});

test("[INFO-4] a run that is superseded while it waits for its room ends there, and a process that is gone hears no answer of the one before", async () => {
  let asked = 0;
  const t = testApp(app("Wait", async (ui) => {
    const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
    asked += 1;
    const changes = await ui.room.history();
    ui.text(`${months}: ${changes.length}`);
  }));
  await t.run();
  t.slider("Months").set(3);
  t.crash();
  await t.run();
  expect([t.texts, t.errors, asked]).toEqual([["3: 1"], [], 2]);
});
