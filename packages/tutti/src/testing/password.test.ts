import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "./index.ts";

const SECRET = "correct horse";

test("[SECRET-1] a password reaches its person's block, and no document, view or other person", async () => {
  const heard: string[] = [];
  const t = testApp(app("Own", (ui) => {
    ui.private((mine, me) => {
      const typed = mine.textInput("Token", { type: "password", key: "token", onChange: (value, { by, previous }) => void heard.push(`${by?.name}: ${previous} → ${value}`) });
      mine.text(`${me.name} ${typed.length}`);
    });
  }));
  const ben = t.person("Ben", "viewer");
  await t.run();
  expect(t.passwordInput("Token").props.filled).toBe(false);
  t.passwordInput("Token").set(SECRET);
  ben.passwordInput("Token").set("pw");
  await t.run();
  expect([t.texts, ben.texts]).toEqual([["Tester 13"], ["Ben 2"]]);
  expect(heard).toEqual([`Tester:  → ${SECRET}`, "Ben:  → pw"]);
  expect(t.passwordInput("Token").props).toMatchObject({ filled: true });
  for (const scope of ["room", "owner", "me"] as const) expect(JSON.stringify(t.document(scope))).not.toContain(SECRET);
  expect(JSON.stringify([t.view(), ben.view()])).not.toContain(SECRET);
  // A script that begins anew has it, and nobody who has left does.
  t.crash();
  await t.run();
  expect(t.texts).toEqual(["Tester 13"]);
  ben.leave();
  await t.run();
  ben.enter();
  await t.run();
  expect(ben.texts).toEqual(["Ben 0"]);
});

test("[SECRET-2] in a form whoever submits hands theirs over, for that run alone", async () => {
  const got: string[] = [];
  const t = testApp(app("Form", (ui) => {
    const sent = ui.form("login", (f) => {
      const [name, word] = [f.textInput("Name"), f.textInput("Password", { type: "password" })];
      f.submitButton("Go");
      return { name, word };
    }, { onSubmit: ({ word }, { by }) => void got.push(`${by.name} ${word}`) });
    if (ui.button("Other")) ui.text("pressed");
    ui.text(sent ? `${sent.name} ${sent.word}` : "nothing");
  }));
  const ben = t.person("Ben");
  await t.run();
  t.passwordInput("Password").set(SECRET);
  ben.passwordInput("Password").set("ben's");
  ben.textInput("Name").set("team");
  await t.run();
  expect(t.texts).toContain("nothing");
  ben.form("login").submit();
  await t.run();
  expect(got).toEqual(["Ben ben's"]);
  expect(t.texts).toContain("team ben's");
  t.button("Other").click();
  await t.run();
  expect(t.texts).toContain("team ");
  expect(JSON.stringify([t.document("room"), ben.document("me")])).not.toContain("ben's");
});

test("[SECRET-3] one that is shared is everybody's to type and nobody's to read; a viewer types none", async () => {
  const t = testApp(app("Shared", (ui) => {
    const key = ui.textInput("Key", { type: "password", shared: true, key: "key" });
    ui.text(String(key.length));
  }));
  const [ana, ben] = [t.person("Ana"), t.person("Ben", "viewer")];
  await t.run();
  ana.passwordInput("Key").set(SECRET);
  expect(() => ben.passwordInput("Key").set("x")).toThrow("Ben is a viewer");
  await t.run();
  expect(ben.texts).toEqual(["13"]);
  ana.leave();
  await t.run();
  expect(t.texts).toEqual(["13"]);
  t.passwordInput("Key").set("");
  await t.run();
  expect(t.passwordInput("Key").props.filled).toBe(false);
});

test("[SECRET-4] what makes a password everybody's, or shows it, is refused in words that do not show it", async () => {
  const refused = async (script: Parameters<typeof app>[2]): Promise<string> => {
    const t = testApp(app("Wrong", {}, script));
    await t.run();
    return t.errors[0]?.message ?? "nothing";
  };
  expect(await refused((ui) => ui.textInput("P", { type: "password" }))).toContain("would be everybody's");
  expect(await refused((ui) => ui.textInput("P", { type: "password", shared: true, value: SECRET } as never))).toBe('textInput "P" is a password, and has no value');
  expect(await refused((ui) => ui.textInput("P", { type: "password", shared: true, bind: "query", key: "p" } as never))).toContain("has no bind");
  expect(await refused((ui) => ui.textInput("P", { type: "password", shared: true, run: "live" } as never))).toContain('it is "commit" or "never"');
  for (const early of [true, false]) {
    const message = await refused((ui) => {
      if (early) ui.setValue("p", SECRET);
      ui.textInput("P", { type: "password", shared: true, key: "p" });
      if (!early) ui.setValue("p", SECRET);
    });
    expect(message).toBe('setValue("p"): a password is set by its person alone');
  }
});
