import { describe, expect, it } from "vitest";
import { app } from "../app.ts";
import { testApp } from "./index.ts";

interface Said { readonly by: string; readonly text: string; readonly files: readonly string[] }

const talk = app("Talk", (ui) => {
  const said = ui.state<readonly Said[]>("said", []);
  const now = ui.chatInput("Write here", { key: "talk", maxChars: 20, files: { types: [".txt"], many: true } });
  if (now) said.update((list) => [...list, { by: now.by.name, text: now.text, files: now.files.map((file) => file.name) }]);
  for (const [n, { by, text, files }] of said.value.entries()) ui.chatMessage(by, { key: `${n}` }).markdown(`${text}${files.map((file) => ` [${file}]`).join("")}`);
  const box = ui.container({ key: "side" });
  const aside = box.chatInput("Aside", { disabled: said.value.length > 90 });
  if (aside) ui.toast(`${aside.by.name}: ${aside.text}`);
  ui.private((mine) => {
    const own = mine.chatInput("To myself", { key: "own" });
    if (own) mine.info(`noted: ${own.text}`);
  });
});

describe("conversations", () => {
  it("[CHAT-1] what somebody sends reaches the script once, with who sent it, in the order in which it was sent, also from offline", async () => {
    const t = testApp(talk);
    const ben = t.person("Ben");
    await t.run();
    for (let n = 0; n < 20; n++) t.chatInput("talk").send(`a${n}`);
    ben.offline();
    for (let n = 0; n < 5; n++) ben.chatInput("talk").send(`b${n}`);
    await t.run();
    ben.online();
    await t.run();
    const said = t.state("said") as unknown as readonly Said[];
    expect(said.filter(({ by }) => by === "Tester").map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, n) => `a${n}`));
    expect(said.filter(({ by }) => by === "Ben").map(({ text }) => text)).toEqual(["b0", "b1", "b2", "b3", "b4"]);
    expect(ben.all("chatMessage").map(({ props }) => props.name)).toEqual(t.all("chatMessage").map(({ props }) => props.name));
    expect(t.all("chatMessage")).toHaveLength(25);
    await t.run();
    expect((t.state("said") as unknown as readonly Said[]).length).toBe(25);
  });

  it("[CHAT-2] several lines, files and bounds: what cannot be sent is said before it is, and a viewer sends nothing", async () => {
    const t = testApp(talk);
    const [ben, vera] = [t.person("Ben"), t.person("Vera", "viewer")];
    await t.run();
    ben.chatInput("talk").send("one\ntwo", { files: [{ name: "a.txt", content: "x" }, { name: "b.txt", content: "y" }] });
    ben.chatInput("Aside").send("psst");
    await t.run();
    expect(t.state("said")).toEqual([{ by: "Ben", text: "one\ntwo", files: ["a.txt", "b.txt"] }]);
    expect(t.toasts).toEqual(["Ben: psst"]);
    expect(() => ben.chatInput("talk").send("x".repeat(21))).toThrow("21 characters, and at most 20");
    expect(() => ben.chatInput("talk").send("  ")).toThrow("empty");
    expect(() => ben.chatInput("talk").send("x", { files: [{ name: "a.exe", content: "x" }] })).toThrow("only .txt files");
    expect(() => ben.chatInput("Aside").send("x", { files: [{ name: "a.txt", content: "x" }] })).toThrow("nothing that takes this file");
    expect(() => vera.chatInput("talk").send("x")).toThrow("viewer");
    vera.chatInput("own").send("mine");
    await t.run();
    expect([vera.texts.includes("noted: mine"), t.texts.includes("noted: mine")]).toEqual([true, false]);
  });

  it("[CHAT-3] a message stands at the page's bottom edge where it is asked for on the page, and where it is drawn elsewhere; in a form it is a mistake", async () => {
    const t = testApp(talk);
    await t.run();
    const { children = [] } = t.view();
    const bottom = children.find(({ kind }) => kind === "bottom");
    expect(bottom?.children?.map(({ props }) => props["label"])).toEqual(["Write here"]);
    expect(children.find(({ kind }) => kind === "container")?.children?.[0]?.kind).toBe("chatInput");
    const wrong = testApp(app("Wrong", (ui) => void ui.form("f", (f) => f.chatInput("x"))));
    await wrong.run();
    expect(wrong.errors[0]?.message).toContain("stands in a form");
  });

  it("[CHAT-4] who speaks is a person of the room, a voice, or a name, with a picture, an icon or neither", async () => {
    const t = testApp(app("Faces", (ui) => {
      ui.chatMessage("assistant").text("a");
      ui.chatMessage("human").text("b");
      ui.chatMessage("Echo", { avatar: "🦜" }).text("c");
      for (const person of ui.people) ui.chatMessage(person).text("d");
      ui.chatMessage("Us", { avatar: "<svg xmlns='http://www.w3.org/2000/svg'/>" }).text("e");
    }));
    await t.run();
    expect(t.all("chatMessage").map(({ props }) => props)).toEqual([
      { name: "Assistant", voice: "assistant" }, { name: "User", voice: "user" }, { name: "Echo", icon: "🦜" }, { name: "Tester", person: t.who.id },
      { name: "Us", source: { kind: "blob", mime: "image/svg+xml", blob: expect.any(String) as string } },
    ]);
  });
});

describe("what is spoken", () => {
  it("[CHAT-7] something spoken is sent as a message of its own, where that is taken, and is a sound by its content", async () => {
    const t = testApp(app("Radio", (ui) => {
      const sent = ui.chatInput("Speak", { audio: true });
      if (sent) ui.text(`${sent.by.name}: ${sent.audio?.type ?? "nothing spoken"}, ${sent.files.length} files`);
      ui.container().chatInput("Write", { key: "write" });
    }));
    const ben = t.person("Ben");
    await t.run();
    const sound = { name: "recording.weba", content: Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, 0]) };
    ben.chatInput("Speak").send("", { audio: sound });
    await t.run();
    expect(t.texts).toEqual(["Ben: audio/webm, 0 files"]);
    expect(() => ben.chatInput("Speak").send("", { audio: { name: "voice.weba", content: "words" } })).toThrow("its content is not that of a .weba file");
    expect(() => ben.chatInput("Speak").send("x", { files: [{ name: "a.txt", content: "x" }] })).toThrow("only audio/* files");
    expect(() => ben.chatInput("write").send("", { audio: sound })).toThrow("nothing that takes this file");
  });
});

describe("streams of text", () => {
  it("[CHAT-5] one stream is everybody's: who comes late sees it whole, and an error in the middle stands under what came before it", async () => {
    const gate = Promise.withResolvers<void>();
    const t = testApp(app("Stream", async (ui) => {
      const answer = ui.chatMessage("assistant");
      await answer.writeStream((async function* () {
        yield "One, ";
        yield "two, ";
        await gate.promise;
        yield "three.";
        throw new Error("the line broke");
      })());
      ui.text("never");
    }));
    const running = t.run();
    await expect.poll(() => t.texts).toEqual(["One, two, "]);
    const late = t.person("Late");
    late.enter();
    expect(late.texts).toEqual(["One, two, "]);
    gate.resolve();
    await running;
    for (const who of [t, late]) {
      const { children: [message] = [] } = who.view();
      expect(message?.children?.map(({ kind }) => kind)).toEqual(["markdown", "exception"]);
      expect(who.texts).toEqual(["One, two, three."]);
      expect(who.errors.map(({ message: words }) => words)).toEqual(["the line broke"]);
    }
  });

  it("[CHAT-6] a stream whose run is over is given up at once, also where its next piece never comes, and its maker is told", async () => {
    const given: string[] = [];
    const t = testApp(app("Stream", async (ui) => {
      const level = ui.slider("Level", { min: 0, max: 9 });
      await ui.writeStream({
        [Symbol.asyncIterator]: () => {
          let n = 0;
          return {
            next: () => (n++ === 0 ? Promise.resolve({ done: false as const, value: `level ${level}` }) : level === 0 ? new Promise<never>(() => undefined) : Promise.resolve({ done: true as const, value: undefined })),
            return: () => {
              given.push(`stopped at ${level}`);
              return Promise.resolve({ done: true as const, value: undefined });
            },
          };
        },
      });
      ui.caption("done");
    }));
    const running = t.run();
    await expect.poll(() => t.texts).toEqual(["level 0"]);
    t.slider("Level").set(3);
    await running;
    await t.run();
    expect(t.texts).toEqual(["level 3", "done"]);
    expect(new Set(given)).toEqual(new Set(["stopped at 0"]));
  });

  it("[CHAT-6] what is no stream of texts is told to its author", async () => {
    for (const [pieces, words] of [[[1], "a piece is a number"], [undefined, "one after the other"]] as const) {
      const t = testApp(app("Bad", async (ui) => void (await ui.writeStream(pieces as never))));
      await t.run();
      expect(t.errors[0]?.message).toContain(words);
    }
  });
});

describe("files to save", () => {
  const orders = (runs: string[]) => app("Orders", (ui) => {
    runs.push("run");
    const level = ui.slider("Level", { min: 0, max: 9 });
    ui.downloadButton("Quietly", `level,${level}`, { fileName: "level.csv" });
    const click = ui.downloadButton("With a run", new Uint8Array([1, 2]), { fileName: "../b.bin", run: "commit" });
    if (click) ui.toast(`${click.by.name} saved it`);
    ui.downloadButton("On demand", async (by) => {
      runs.push(`made for ${by.name}`);
      await Promise.resolve();
      return `for ${by.name} at ${level}`;
    }, { fileName: "own.txt" });
    ui.container().downloadButton("Broken", () => { throw new Error("no data today"); }, { fileName: "x.txt" });
    ui.downloadButton("Closed", "x", { fileName: "x.txt", disabled: true });
  });
  const text = (file: { readonly bytes: Uint8Array } | undefined): string => new TextDecoder().decode(file?.bytes);

  it("[DOWN-1] a file that is there is saved by everybody, viewers too, without a run; with one where that is asked for", async () => {
    const runs: string[] = [];
    const t = testApp(orders(runs));
    const vera = t.person("Vera", "viewer");
    await t.run();
    t.slider("Level").set(4);
    await t.run();
    const before = runs.length;
    expect(vera.downloadButton("Quietly").click()).toMatchObject({ fileName: "level.csv", mime: "text/csv" });
    expect(text(t.downloadButton("Quietly").click())).toBe("level,4");
    await t.run();
    expect([runs.length, t.toasts]).toEqual([before, []]);
    expect(t.downloadButton("With a run").click()).toEqual({ fileName: "b.bin", mime: "application/octet-stream", bytes: new Uint8Array([1, 2]) });
    await t.run();
    expect([runs.length, vera.toasts]).toEqual([before + 1, ["Tester saved it"]]);
    expect(() => vera.downloadButton("With a run").click()).toThrow("viewer");
    expect(() => t.downloadButton("Closed").click()).toThrow("disabled");
  });

  it("[DOWN-2] a file that is made on demand is made once, for its presser, by the values of then, and nobody else may read it", async () => {
    const runs: string[] = [];
    const t = testApp(orders(runs));
    const [ben, vera] = [t.person("Ben"), t.person("Vera", "viewer")];
    await t.run();
    t.slider("Level").set(7);
    ben.downloadButton("On demand").click();
    await t.run();
    expect(ben.downloads.map((file) => [file.fileName, text(file)])).toEqual([["own.txt", "for Ben at 7"]]);
    expect(runs.filter((what) => what.startsWith("made"))).toEqual(["made for Ben"]);
    expect([t.downloads, vera.downloads]).toEqual([[], []]);
    expect(() => vera.downloadButton("On demand").click()).toThrow("viewer");
    ben.downloadButton("Broken").click();
    await t.run();
    expect(t.errors.map(({ message }) => message)).toEqual(["no data today"]);
    expect(t.view().children?.find(({ kind }) => kind === "container")?.children?.map(({ kind }) => kind)).toEqual(["downloadButton", "exception"]);
  });

  it("[DOWN-3] a file without a name or a type that can be is told to its author", async () => {
    for (const [data, options, words] of [["x", {}, "what the file is called"], ["x", { fileName: "a", mime: "a/b\r\nc" }, "mime is"], [5, { fileName: "a" }, "was given a number"]] as const) {
      const t = testApp(app("Bad", (ui) => void ui.downloadButton("Save", data as never, options as never)));
      await t.run();
      expect(t.errors[0]?.message).toContain(words);
    }
  });
});
