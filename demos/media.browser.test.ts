import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tune } from "./gallery/sounds.ts";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import { faultsOn } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);
/** How long (s) a note is heard: none of the sounds ends before it is paused, however busy the machine is. */
const LONG = 8;

test("[MEDIA-20] a picture is enlarged by a key, arrows go from one to the next, and the focus comes back", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("media"));
  await ana.settled();
  const blue = ana.main.getByRole("button", { name: "Enlarge: Blue" });
  await blue.focus();
  await ana.page.keyboard.press("Enter");
  const box = ana.page.getByRole("dialog", { name: "Pictures, enlarged" });
  await box.getByText("2 of 3").waitFor();
  await box.getByText("The blue one").waitFor();
  await ana.page.keyboard.press("ArrowRight");
  await box.getByRole("img", { name: "Green" }).waitFor();
  await ana.page.keyboard.press("ArrowRight");
  await box.getByText("3 of 3").waitFor();
  await ana.page.keyboard.press("Home");
  await box.getByRole("img", { name: "Red" }).waitFor();
  const { violations } = await (await axeOn(ana.page)).include("dialog").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  await expect.poll(() => ana.focusedName()).toBe("Enlarge: Blue");
});

test("[MEDIA-21] a document is read page by page by keys, its words are text (Chinese ones too), nothing in it runs or leads away, and a broken one says so", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("media"));
  const asked: string[] = [];
  let dialogs = 0;
  ana.page.on("request", (request) => { if (!request.url().startsWith(stage.server.url) && !/^(?:blob|data):/.test(request.url())) asked.push(request.url()); });
  ana.page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const paper = ana.main.getByRole("region", { name: "Paper", exact: true });
  await paper.getByText("First words").waitFor();
  await paper.getByText("Page 1 of 2").waitFor({ state: "attached" });
  await paper.getByRole("region", { name: "Pages of Paper" }).focus();
  await ana.page.keyboard.press("PageDown");
  await paper.getByText("Second words").waitFor();
  await paper.getByRole("spinbutton", { name: "Go to page" }).fill("1");
  await ana.page.keyboard.press("Enter");
  await paper.getByText("First words").waitFor();
  await paper.getByRole("button", { name: "Larger" }).click();
  await expect.poll(() => ana.page.evaluate<boolean>("document.querySelector('.pdf canvas').getBoundingClientRect().width > document.querySelector('.pdf-view').clientWidth")).toBe(true);
  // Its letters are found by a table of our own server's.
  await ana.main.getByRole("region", { name: "Letter", exact: true }).getByText("你好").waitFor();
  await ana.main.getByText("“Broken” cannot be read as a PDF.").waitFor();
  expect([asked, dialogs, await paper.locator("a[href^=javascript]").count(), await paper.locator("form, input[type=submit]").count()]).toEqual([[], 0, 0, 0]);
  const { violations } = await (await axeOn(ana.page)).include(".pdf").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test("[MEDIA-22] a sound in a cell is played by a press and by keys, one at a time, a film over the whole screen, and what is no sound says so", async () => {
  const room = stage.freshRoom("media");
  const [ana, bilal] = [await stage.enter("Ana", room), await stage.enter("Bilal", room)];
  await ana.ready();
  const film = readFileSync(new URL("elements/parts/waves.webm", import.meta.url));
  const low = Buffer.from(tune([220, 220, 220, 220], LONG));
  const table = bilal.page.getByRole("grid", { name: "Recordings" });
  const button = (name: string) => table.getByRole("button", { name, includeHidden: true });
  // One after the other: of several at once the smallest may come first.
  for (const file of [
    { name: "low.wav", mimeType: "audio/wav", buffer: low }, { name: "high.wav", mimeType: "audio/wav", buffer: Buffer.from(tune([880, 880, 880, 880], LONG)) },
    { name: "cut.wav", mimeType: "audio/wav", buffer: low.subarray(0, 20) }, { name: "waves.webm", mimeType: "video/webm", buffer: film },
  ]) {
    const choosing = ana.page.waitForEvent("filechooser");
    await ana.button("Takes").click();
    await (await choosing).setFiles(file);
    await button(`Play: ${file.name}`).waitFor();
  }
  await bilal.page.getByRole("group", { name: "To read" }).getByRole("button", { name: "Play: waves.webm" }).waitFor();
  // In a table for reading each link and each player is reached by Tab.
  await bilal.page.getByRole("group", { name: "To read" }).focus();
  for (const name of ["Save", "low.wav", "Play: low.wav", "Save", "high.wav"]) {
    await bilal.page.keyboard.press("Tab");
    await expect.poll(() => bilal.focusedName()).toBe(name);
  }
  const loaded: string[] = [];
  bilal.page.on("response", (response) => { if (/^(?:audio|video)/.test(response.headers()["content-type"] ?? "")) loaded.push(response.url()); });
  expect(await bilal.page.evaluate<readonly number[]>("[...document.querySelectorAll('[role=grid] .cell-media')].map((media) => media.readyState)")).toEqual([0, 0, 0, 0]);
  await button("Play: low.wav").click();
  await button("Pause: low.wav").waitFor();
  // In pieces, maybe, and nothing else.
  await expect.poll(() => new Set(loaded).size).toBe(1);
  // By keys: the cell below, whose sound takes the place of the one before.
  await table.focus();
  await bilal.page.keyboard.press("Control+Home");
  await bilal.page.keyboard.press("ArrowRight");
  await bilal.page.keyboard.press("ArrowDown");
  await bilal.page.keyboard.press("Enter");
  await button("Pause: high.wav").waitFor();
  await button("Play: low.wav").waitFor();
  await bilal.page.keyboard.press("Enter");
  await button("Play: high.wav").waitFor();
  await button("Play: cut.wav").click();
  await button("Cannot be played: cut.wav").waitFor();
  await button("Play: waves.webm").click();
  await expect.poll(() => bilal.page.evaluate<string | undefined>("document.fullscreenElement?.localName")).toBe("video");
  await bilal.page.evaluate("document.exitFullscreen()");
  await button("Play: waves.webm").waitFor();
  // Where the screen may not be filled, as in a page of another site, it is seen in its cell.
  await bilal.page.evaluate("HTMLVideoElement.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'))");
  await button("Play: waves.webm").click();
  await table.locator("video").filter({ visible: true }).waitFor();
  expect(await faultsOn(bilal.page)).toEqual([]);
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

test("[CAP-20] a photo that one takes is everybody's where its author says so, a recording stays its person's, and a no of the browser's is said in words", async () => {
  const room = stage.freshRoom("media");
  const [ana, bilal] = [await stage.enter("Ana", room, { permissions: ["camera", "microphone"] }), await stage.enter("Bilal", room, { permissions: [] })];
  await ana.mayWrite(ana.button("Use the camera"));
  await ana.button("Use the camera").click();
  await expect.poll(() => ana.page.evaluate<number>("document.querySelector('video')?.videoWidth ?? 0")).toBeGreaterThan(0);
  await ana.button("Take the photo").click();
  for (const person of [ana, bilal]) await person.seesMetric("Photo", "image/jpeg, large");
  await bilal.main.getByRole("img", { name: "Photo: Camera" }).waitFor();
  await expect.poll(() => ana.page.locator("video").count()).toBe(0);
  await ana.button("Record").click();
  await ana.sees(/Recording, 0:(?!00)\d\d/);
  await ana.button("Stop").click();
  await ana.seesMetric("Voice", "audio/webm");
  await expect.poll(() => ana.page.evaluate<number>("document.querySelector('audio')?.readyState ?? 0")).toBeGreaterThan(0);
  await bilal.seesMetric("Voice", "none");
  await bilal.button("Record").click();
  await bilal.sees("This page may not use the microphone. Allow it beside the page's address, and try again.");
});
