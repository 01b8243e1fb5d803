import { describe, expect, it } from "vitest";
import { app } from "../app.ts";
import { testApp } from "./index.ts";

const desk = app("Desk", async (ui) => {
  const files = ui.fileUpload("Tables", { many: true, types: [".csv"], maxSize: "1kB", max: 3 });
  ui.text(`${files.length}: ${files.map((file) => `${file.path ?? file.name} of ${file.by}`).join("; ")}`);
  for (const file of files) ui.caption(await file.text());
  const picture = ui.fileUpload("Picture", { types: ["image/*"], onChange: (now, { by }) => ui.state("log", "").set(`${by?.name}: ${now?.name ?? "nothing"}`) });
  ui.markdown(picture ? `${picture.type}, ${picture.size} bytes at ${picture.url}` : "no picture");
  const sent = ui.form("send", (f) => {
    const paper = f.fileUpload("Paper", { key: "paper" });
    f.submitButton("Send");
    return paper?.name ?? "nothing";
  }, { clearOnSubmit: true });
  ui.success(`sent: ${sent ?? "not yet"}`);
  if (ui.button("Empty")) ui.setValue("fileUpload:Tables", []);
  ui.private((mine) => mine.info(`own: ${mine.fileUpload("Own")?.name ?? "none"}`));
});

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 9, 0, 0, 0, 9]);

describe("files that people bring", () => {
  it("[FILE-10] one, many, replaced and taken away: everybody has the same, and the script reads them where they lie", async () => {
    const t = testApp(desk);
    const ben = t.person("Ben");
    await t.run();
    t.fileUpload("Tables").upload({ name: "a.csv", content: "a,b" }, { name: "b.csv", content: "c", path: "year/b.csv" });
    ben.fileUpload("Tables").upload({ name: "c.csv", content: "d" });
    await t.run();
    expect(ben.texts).toContain("3: a.csv of person-1; year/b.csv of person-1; c.csv of person-2");
    expect(ben.texts.filter((words) => ["a,b", "c", "d"].includes(words))).toEqual(["a,b", "c", "d"]);
    ben.fileUpload("Tables").remove("a.csv");
    t.fileUpload("Picture").upload({ name: "old.png", content: PNG });
    await t.run();
    expect(t.state("log")).toBe("Tester: old.png");
    ben.fileUpload("Picture").upload({ name: "new.png", content: PNG });
    await t.run();
    expect(t.state("log")).toBe("Ben: new.png");
    expect(t.fileUpload("Picture").value.map(({ name }) => name)).toEqual(["new.png"]);
    expect(t.texts.find((words) => words.startsWith("image/png, 24 bytes at /files/app/main/file_"))).toBeDefined();
    expect(t.texts).toContain("2: year/b.csv of person-1; c.csv of person-2");
    expect(ben.texts).toEqual(t.texts);
  });

  it("[FILE-10] a script may empty an upload; what one person removes, and another brings while away, both hold", async () => {
    const t = testApp(app("Tray", (ui) => {
      const files = ui.fileUpload("Tray", { key: "tray", many: true });
      ui.text(files.map((file) => file.name).join(" ") || "empty");
      if (ui.button("Empty")) ui.setValue("tray", []);
      if (ui.button("Last")) ui.setValue("tray", files.slice(-1));
    }));
    const ben = t.person("Ben");
    await t.run();
    t.fileUpload("Tray").upload({ name: "a", content: "1" }, { name: "b", content: "2" });
    await t.run();
    ben.offline();
    expect(() => ben.fileUpload("Tray").upload({ name: "c", content: "3" })).toThrow("not in the room");
    ben.fileUpload("Tray").remove("a");
    t.fileUpload("Tray").upload({ name: "d", content: "4" });
    ben.online();
    await t.run();
    expect(t.texts).toEqual(["b d"]);
    t.button("Last").click();
    await t.run();
    expect(ben.texts).toEqual(["d"]);
    t.button("Empty").click();
    await t.run();
    expect([t.texts, ben.fileUpload("Tray").value]).toEqual([["empty"], []]);
  });

  it("[FILE-11] in a form a file waits for the submit, counts for it once, and makes place for the next", async () => {
    const t = testApp(desk);
    const ben = t.person("Ben");
    await t.run();
    ben.fileUpload("Paper").upload({ name: "plan.pdf", content: "%PDF-1.7" });
    await t.run();
    expect(t.texts).toContain("sent: not yet");
    t.form("send").submit();
    await t.run();
    expect(ben.texts).toContain("sent: plan.pdf");
    expect(t.fileUpload("Paper").value).toEqual([]);
  });

  it("[FILE-12] what is not taken is said, by the page's own sentence; a viewer brings nothing, and what is private stays so", async () => {
    const t = testApp(desk);
    const [ben, vera] = [t.person("Ben"), t.person("Vera", "viewer")];
    await t.run();
    const bring = (who: typeof ben, label: string, name: string, content: string | Uint8Array) => () => who.fileUpload(label).upload({ name, content });
    expect(bring(ben, "Tables", "a.xlsx", "x")).toThrow("only .csv files are taken here");
    expect(bring(ben, "Tables", "a.csv", "x".repeat(1_001))).toThrow("it has 1 kB, and at most 1 kB are taken here");
    expect(bring(ben, "Tables", "a.csv", Uint8Array.from([0, 1]))).toThrow("its content is not that of a .csv file");
    expect(bring(ben, "Picture", "a.png", "<svg/onload=alert(1)>")).toThrow("its content is not that of a .png file");
    expect(bring(vera, "Tables", "a.csv", "x")).toThrow("Vera is a viewer");
    ben.fileUpload("Own").upload({ name: "diary.txt", content: "x" });
    await t.run();
    expect([t, ben, vera].map((who) => who.texts.filter((words) => words.startsWith("own:")))).toEqual([["own: none"], ["own: diary.txt"], ["own: none"]]);
  });

  it("[FILE-13] limits that make no sense are told to their author", async () => {
    const mistakes = [
      [{ types: ["c s v"] }, 'types holds ".c s v"'], [{ maxSize: "5 apples" as never }, "maxSize"], [{ maxSize: 0 }, "maxSize is 0"], [{ many: true, max: 0 }, "max is 0"],
    ] as const;
    for (const [options, words] of mistakes) {
      const t = testApp(app("Bad", (ui) => void ui.fileUpload("F", options as never)));
      await t.run();
      expect(t.errors[0]?.message).toContain(words);
    }
  });

  it("[FILE-14] an upload that is not drawn keeps its files; in a fragment it runs the fragment alone, and only a change is heard of", async () => {
    const heard: string[] = [];
    let runs = 0;
    const t = testApp(app("Shelf", (ui) => {
      runs += 1;
      if (ui.checkbox("Show", { value: true })) {
        ui.fragment((part) => {
          const files = part.fileUpload("Shelf", { key: "shelf", many: true, onChange: (now, { by, previous }) => heard.push(`${by?.name}: ${previous.length} to ${now.length}`) });
          part.text(`${files.length} files`);
        });
      }
    }));
    const ben = t.person("Ben");
    await t.run();
    const before = runs;
    ben.fileUpload("Shelf").upload({ name: "a", content: "1" });
    await t.run();
    expect([runs, heard, t.texts]).toEqual([before, ["Ben: 0 to 1"], ["1 files"]]);
    t.checkbox("Show").set(false);
    await t.run();
    expect(ben.shows("fileUpload")).toBe(false);
    t.checkbox("Show").set(true);
    await t.run();
    expect([ben.texts, ben.fileUpload("Shelf").value.map(({ name }) => name), heard]).toEqual([["1 files"], ["a"], ["Ben: 0 to 1"]]);
    t.crash();
    await t.run();
    expect([t.texts, heard]).toEqual([["1 files"], ["Ben: 0 to 1"]]);
  });
});
