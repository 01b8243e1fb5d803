import { describe, expect, it } from "vitest";
import { app, type App } from "../app.ts";
import { testApp } from "./index.ts";

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 4, 0, 6, 1, 1, 0x11, 0]);
const WEBM = Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, 0, 0]);
const PNG_OF = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};
const problemOf = async (tried: App): Promise<string> => {
  const t = testApp(tried);
  await t.run();
  return t.errors[0]?.message ?? "none";
};

describe("cameras and microphones", () => {
  it("[CAP-1] what a camera or microphone takes is its person's, unless its author says that it is everybody's", async () => {
    const t = testApp(app("Booth", (ui) => {
      const shared = ui.cameraInput("For all", { shared: true });
      ui.text(`all: ${shared?.type ?? "none"}`);
      ui.private((mine) => {
        const photo = mine.cameraInput("Mine");
        const voice = mine.audioInput("Voice");
        mine.caption(`mine: ${photo?.type ?? "none"}, ${voice?.type ?? "none"}`);
      });
    }));
    const ben = t.person("Ben");
    await t.run();
    ben.cameraInput("Mine").upload({ name: "photo.jpg", content: JPEG });
    ben.audioInput("Voice").upload({ name: "recording.weba", content: WEBM });
    ben.cameraInput("For all").upload({ name: "old.jpg", content: JPEG });
    await t.run();
    t.cameraInput("For all").upload({ name: "new.jpg", content: JPEG });
    await t.run();
    expect(t.texts).toEqual(["all: image/jpeg", "mine: none, none"]);
    expect(ben.texts).toEqual(["all: image/jpeg", "mine: image/jpeg, audio/webm"]);
    expect(ben.cameraInput("For all").value.map(({ name }) => name)).toEqual(["new.jpg"]);
    expect(() => ben.cameraInput("Mine").upload({ name: "photo.jpg", content: "no picture" })).toThrow("its content is not that of a .jpg file");
    expect(await problemOf(app("Open", (ui) => void ui.audioInput("Voice")))).toContain('audioInput "Voice" would show to everybody what somebody takes');
  });
});

describe("media", () => {
  it("[MEDIA-1] a picture of more pixels than can be drawn is refused by its header, before any page has it", async () => {
    expect(await problemOf(app("Bomb", (ui) => ui.image(PNG_OF(60_000, 60_000), { alt: "x" })))).toBe("image: the picture has 60000 × 60000 pixels, and at most 100 million are shown; make it smaller");
    expect(await problemOf(app("List", (ui) => ui.image([PNG_OF(9, 9), PNG_OF(99_999, 9_999)], { alt: ["a", "b"], zoom: true })))).toContain("99999 × 9999");
    expect(await problemOf(app("Logo", (ui) => ui.logo(PNG_OF(60_000, 60_000), { alt: "x" })))).toContain("logo: the picture has");
    expect(await problemOf(app("Fine", (ui) => ui.image(PNG_OF(10_000, 10_000), { alt: "x" })))).toBe("none");
  });

  it("[MEDIA-2] a document is what its bytes say, and limits that make no sense are told", async () => {
    const t = testApp(app("Paper", (ui) => ui.pdf(new TextEncoder().encode("%PDF-1.7 …"), { label: "Minutes", height: 300, page: 2 })));
    await t.run();
    expect(t.one("pdf", "Minutes").props).toMatchObject({ label: "Minutes", height: 300, page: 2, source: { kind: "blob", mime: "application/pdf" } });
    expect(await problemOf(app("Not", (ui) => ui.pdf(new Uint8Array([1, 2, 3]))))).toContain("are not a PDF");
    expect(await problemOf(app("Page", (ui) => ui.pdf("/x.pdf", { page: 0 })))).toContain("pages are counted from 1");
    expect(await problemOf(app("From", (ui) => ui.pdf("javascript:alert(1)")))).toContain("nothing can be loaded");
  });
});
