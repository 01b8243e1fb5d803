import { describe, expect, it } from "vitest";
import { ana, ben, must, Stage } from "../runner/runner.fixture.ts";
import { plainJson } from "./elements/plain-json.ts";
import { filmType, isSvg, pictureType, soundType } from "@tutti/protocol";
import { webVtt } from "./media/subtitles.ts";
import type { AppUi } from "./ui.ts";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const WAV = new TextEncoder().encode("RIFF....WAVEfmt and so on");
const WEBM = Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, 9, 9]);
const SVG = '<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const refused = async (draw: (ui: AppUi) => void): Promise<string> => {
  const stage = new Stage(draw);
  await stage.run();
  return must(stage.errors()[0]);
};

describe("elements that show", () => {
  it("[RUN-110] write chooses what fits each value: Markdown, text, a table, an error, or a tree", async () => {
    const stage = new Stage((ui) => ui.write(
      "*a*", 3, true, null, 5n, new Date(0), [{ a: 1 }], { a: [1, 2], b: ["x", "y"] }, [1, 2], [], {}, { a: [1], b: [1, 2] }, new Map([["k", 1]]), new Error("no"),
    ));
    const { outcome } = await stage.run();
    expect(outcome).toEqual({ kind: "done" });
    const kinds = must(stage.shared.get("root" as never)).children?.map((id) => must(stage.shared.get(id)).kind);
    expect(kinds).toEqual(["markdown", "text", "text", "text", "text", "text", "dataframe", "dataframe", "json", "json", "json", "json", "json", "exception"]);
    expect(stage.elements("text").map((text) => text.props.body)).toEqual(["3", "true", "", "5", "1970-01-01T00:00:00.000Z"]);
    for (const [value, words] of [[Promise.resolve(1), "Promise"], [() => 1, "function"], [(async function* () {})(), "stream"]] as const) {
      expect(await refused((ui) => ui.write(value))).toContain(words);
    }
  });

  it("[RUN-111] anything becomes plain data: dates, maps, cycles, getters that throw; a large value is bounded, and says what is left out", () => {
    const round: Record<string, unknown> = { name: "a" };
    round["self"] = round;
    expect(plainJson(round)).toEqual({ value: { name: "a", self: "[contains itself]" }, cut: 0 });
    expect(plainJson([new Date(0), 2n, Number.NaN, undefined, new Set([1]), new Map([["k", new Uint8Array([1, 2])]]), /x/u])).toEqual({
      value: ["1970-01-01T00:00:00.000Z", "2", "NaN", null, [1], { k: [1, 2] }, "/x/u"], cut: 0,
    });
    expect(plainJson({ get bad() { throw new Error("broken"); }, fn() { return 1; }, none: undefined })).toEqual({ value: { bad: "[broken]", fn: "[function fn]" }, cut: 0 });
    const twice = { a: 1 };
    expect(plainJson([twice, twice]).value).toEqual([twice, twice]);
    const long = plainJson(Array.from({ length: 1_000_000 }, (_, n) => n));
    expect((long.value as readonly unknown[]).length + long.cut).toBe(1_000_000);
    expect((long.value as readonly unknown[]).length).toBeLessThan(5_000);
    expect(plainJson("x".repeat(1_000_000)).cut).toBe(1);
    expect((plainJson("x".repeat(1_000_000)).value as string).length).toBeLessThan(10_100);
    let deep: unknown = 1;
    for (let n = 0; n < 10_000; n += 1) deep = [deep];
    expect(JSON.stringify(plainJson(deep).value)).toContain("[too deep]");
    const own = plainJson(JSON.parse('{"__proto__": {"x": 1}}'));
    expect(JSON.stringify(own.value)).toBe('{"\\"__proto__\\"":{"x":1}}');
  });

  it("[RUN-112] bytes say themselves what they are, and go before their element under a name that it carries", async () => {
    expect([PNG, WAV, WEBM].map(pictureType)).toEqual(["image/png", undefined, undefined]);
    expect([PNG, WAV, WEBM].map(soundType)).toEqual([undefined, "audio/wav", "audio/webm"]);
    expect([PNG, WAV, WEBM].map(filmType)).toEqual([undefined, undefined, "video/webm"]);
    expect([SVG, "<svg/>", "<html><svg>", "<!--<svg>-->", "a <svg>"].map(isSvg)).toEqual([true, false, false, false, false]);
    const stage = new Stage((ui) => {
      ui.image([PNG, SVG, `data:image/png;base64,${Buffer.from(PNG).toString("base64")}`], { alt: ["a", "b", "c"] });
      ui.audio(WAV, { start: 1, end: 2 });
      ui.video(WEBM, { subtitles: { English: "1\n00:00:01,000 --> 00:00:02,500\nHello" } });
      ui.private((mine) => mine.logo(PNG, { alt: "Us" }));
    }, { people: [ana, ben] });
    await stage.run();
    const [first, second, third] = stage.element("image").props.pictures.map((picture) => picture.source);
    expect(first).toEqual(third);
    expect(second).toMatchObject({ kind: "blob", mime: "image/svg+xml" });
    const order = stage.said.map((message) => message.type).filter((type) => type === "blob" || type === "ops");
    expect(order.indexOf("blob")).toBeLessThan(order.indexOf("ops"));
    const shared = stage.all("blob").filter((blob) => !blob.person);
    expect(shared.map((blob) => blob.mime).sort()).toEqual(["audio/wav", "image/png", "image/svg+xml", "text/vtt", "video/webm"]);
    expect(stage.all("blob").filter((blob) => blob.person).map((blob) => blob.person).sort()).toEqual([ana.id, ben.id].sort());
    expect(new TextDecoder().decode(must(shared.find((blob) => blob.mime === "text/vtt")).bytes)).toContain("00:00:02.500");
    expect(webVtt("WEBVTT\n\nx")).toBe("WEBVTT\n\nx");
    const sent = stage.all("blob").length;
    await stage.run({ all: true });
    expect(stage.all("blob").length).toBe(sent);
  });

  it("[RUN-113] nothing is loaded or led to from where nothing may, and what shows something says what", async () => {
    const mistakes: readonly (readonly [(ui: AppUi) => void, string])[] = [
      [(ui) => ui.image("javascript:alert(1)", { alt: "x" }), "nothing can be loaded"],
      [(ui) => ui.image("//evil.example/x.png", { alt: "x" }), "nothing can be loaded"],
      [(ui) => ui.image("http://plain.example/x.png", { alt: "x" }), "nothing can be loaded"],
      [(ui) => ui.image("./cat.png", { alt: "x" }), "nothing can be loaded"],
      [(ui) => ui.image(WAV, { alt: "x" }), "are not a picture"],
      [(ui) => ui.audio(new Uint8Array()), "these 0 bytes are not a sound"],
      [(ui) => ui.image(PNG, {} as never), "what the picture shows is not said"],
      [(ui) => ui.image([PNG, PNG], { alt: ["one"] }), "2 pictures and 1 of alt"],
      [(ui) => ui.audio(WAV, { start: 3, end: 2 }), "starts at 3 s and ends at 2"],
      [(ui) => ui.iframe("data:text/html,x", { title: "x" }), "nothing can be loaded"],
      [(ui) => ui.iframe("https://a.b", {} as never), "what is inside is not said"],
      [(ui) => ui.logo(PNG, { alt: "" }), "the name that it stands for"],
      [(ui) => ui.link("a", "javascript:alert(1)"), "may not lead"],
      [(ui) => ui.badge("a", { colour: "pink" as never }), "no colour of the theme"],
    ];
    for (const [draw, words] of mistakes) expect(await refused(draw)).toContain(words);
  });

  it("[RUN-114] an error that was caught is shown with its line, and the script goes on", async () => {
    const stage = new Stage((ui) => {
      ui.exception(new TypeError("not today"));
      ui.exception("a text");
      ui.text("after");
    });
    expect((await stage.run()).outcome).toEqual({ kind: "done" });
    expect(stage.elements("exception").map(({ props }) => [props.name, props.file?.endsWith("displays.test.ts")])).toEqual([["TypeError", true], ["Error", undefined]]);
    expect(stage.texts()).toContain("after");
  });

  it("[RUN-115] balloons and snow are messages: they go out once, and are no part of the page", async () => {
    const stage = new Stage((ui) => {
      ui.balloons();
      ui.private((mine) => mine.snow());
    });
    await stage.run();
    expect(stage.all("toast").map(({ toast, to }) => [toast, to])).toEqual([[{ body: "", celebration: "balloons" }, undefined], [{ body: "", celebration: "snow" }, ana.id]]);
    expect([...stage.shared.values()].map((element) => element.kind).sort()).toEqual(["private", "root"]);
  });
});
