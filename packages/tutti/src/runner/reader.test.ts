import { expect, test } from "vitest";
import { app } from "../app.ts";
import { page } from "../page.ts";
import { testApp } from "../testing/index.ts";
import type { PrivateUi } from "../ui/ui.ts";

test("[READER-1] a private block reads its person's language, zone, theme and address, and runs again when they change, alone", async () => {
  const ran: string[] = [];
  const t = testApp(app("Readers", (ui) => {
    ran.push("app");
    ui.private((mine, me) => {
      ran.push(me.name);
      const { locale, timeZone, theme, query, embedded } = mine.context;
      mine.text(`${locale} ${timeZone} ${theme} ${embedded} ${JSON.stringify(query)}`);
    });
    ui.private((mine, me) => {
      ran.push(`${me.name} too`);
      mine.text("reads nothing");
    });
  }));
  const ana = t.person("Ana");
  await t.run();
  ran.length = 0;
  ana.reads({ locale: "de-AT", timeZone: "Europe/Vienna", theme: "dark", url: "https://x.example/app/main?tab=2&tag=a&tag=b" });
  await t.run();
  expect(ran).toEqual(["Ana"]);
  expect([ana.texts[0], t.texts[0]]).toEqual(['de-AT Europe/Vienna dark false {"tab":"2","tag":["a","b"]}', "en-GB UTC light false {}"]);
  ran.length = 0;
  ana.reads({ theme: "dark" });
  await t.run();
  expect(ran).toEqual([]);
  t.crash();
  await t.run();
  expect(ana.texts[0]).toContain("de-AT");
});

test("[READER-2] a private block sets parameters of its person's address, and takes them away; a page that is switched to brings its own", async () => {
  const t = testApp(app("Links", (ui) => {
    const where = (mine: PrivateUi): void => mine.text(JSON.stringify(mine.context.query));
    ui.pages([
      page("Start", (p) => p.private((mine) => {
        where(mine);
        if (mine.button("Set")) mine.setQuery({ tab: 2, tag: ["a", "b"] });
        if (mine.button("Clear")) mine.setQuery({ tag: undefined });
        if (mine.button("Go")) mine.switchPage("other", { query: { from: "start" } });
      })),
      page("Other", (p) => p.private(where)),
    ]);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.button("Set").click();
  await t.run();
  expect([ana.texts, t.texts]).toEqual([['{"tab":"2","tag":["a","b"]}'], ["{}"]]);
  ana.button("Clear").click();
  await t.run();
  expect(ana.texts).toEqual(['{"tab":"2"}']);
  ana.button("Go").click();
  await t.run();
  expect([ana.page, ana.texts]).toEqual(["other", ['{"from":"start"}']]);
});

test("[READER-3] an input that is bound to the address says under which name; one that cannot be is told in words", async () => {
  const t = testApp(app("Bound", (ui) => {
    ui.slider("Months", { key: "months", min: 1, max: 12, bind: "query" });
    ui.textInput("Find", { key: "find", bind: "query" });
    ui.private((mine) => void mine.multiselect("Tags", ["a", "b"], { key: "tags", bind: "query" }));
  }));
  await t.run();
  expect([t.slider("months").props.query, t.multiselect("tags").props.query, t.textInput("find").props.query]).toEqual(["months", "tags", "find"]);
  const wrong = async (draw: Parameters<typeof testApp>[0]["script"]): Promise<string> => {
    const other = testApp(app("Wrong", draw));
    await other.run();
    return other.errors.map(({ message }) => message).join();
  };
  expect(await wrong((ui) => ui.slider("M", { min: 0, max: 1, bind: "query" }))).toContain("no key");
  expect(await wrong((ui) => ui.codeEditor("M", { key: "m", bind: "query" }))).toContain("cannot be bound");
  expect(await wrong((ui) => ui.form("f", (f) => f.slider("M", { key: "m", min: 0, max: 1, bind: "query" })))).toContain("inside a form");
  expect(await wrong((ui) => ui.checkbox("M", { key: "m", bind: "hash" as never }))).toContain('"hash"');
});
