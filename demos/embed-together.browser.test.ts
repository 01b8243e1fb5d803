import { embedToken } from "@tutti/embed/server";
import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium } from "./testing/chromium.ts";
import { raise, sees } from "./testing/host-stage.ts";
import { keptIn } from "./testing/kept.ts";
import { PATIENCE } from "./testing/patience.ts";
import { TestServer } from "./testing/server.ts";
import { Wiki } from "./testing/wiki.ts";

let [server, wiki, browser]: [TestServer | undefined, Wiki | undefined, Browser | undefined] = [undefined, undefined, undefined];
/** The same pages on the same site as the server: there a browser lets frames keep something. */
const near = (address: string): string => address.replace("wiki.localhost", "127.0.0.1");

beforeAll(async () => {
  wiki = await Wiki.start();
  [server, browser] = await Promise.all([
    TestServer.start(TEST_APPS.filter(({ id }) => id === "regions"), undefined, undefined, { origins: [wiki.origin, near(wiki.origin)] }), launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1"),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.end(), wiki?.end()]);
});

test("[EMB-34] in a frame people see each other and take back their own with any bar; with the whole bar they also speak, look back and branch", async () => {
  const app = (server as TestServer).url.replace("127.0.0.1", "app.localhost");
  const frame = (chrome: string): string => `<iframe id="${chrome}" src="${app}/regions/main?embed=chrome:${chrome}" width="900" height="640"></iframe>`;
  const page = await (await (browser as Browser).newContext({ locale: "en-GB", viewport: { width: 960, height: 2_000 } })).newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto((wiki as Wiki).put("/bars", ["none", "small", "full"].map(frame).join("<br>"), `default-src 'none'; frame-src ${app}`));
  const bars = ["none", "small", "full"].map((chrome) => page.frameLocator(`#${chrome}`)) as [FrameLocator, FrameLocator, FrameLocator];
  const factor = (of: FrameLocator) => of.getByRole("slider", { name: "Factor" });
  const [none, small, full] = bars;
  for (const of of bars) {
    await expect.poll(() => factor(of).isEnabled()).toBe(true);
    const before = Number(await factor(of).inputValue());
    await factor(of).focus();
    await page.keyboard.press("ArrowRight");
    // Who holds it is seen in the others, and what they set.
    for (const other of bars.filter((one) => one !== of)) {
      await other.locator(".field .name-tag").first().waitFor();
      await expect.poll(() => factor(other).inputValue()).toBe(String(before + 1));
    }
    if (of !== none) await of.getByRole("button", { name: "Undo", exact: true }).waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => factor(of).inputValue()).toBe(String(before));
  }
  await full.locator(".comment-layer").waitFor({ state: "attached" });
  for (const of of [none, small]) expect(await of.locator(".comment-layer, .branches-button").count()).toBe(0);
  await expect.poll(async () => [await none.getByRole("button", { name: /people? here/ }).count(), await small.getByRole("button", { name: /here/ }).count()]).toEqual([0, 1]);
  await factor(full).focus();
  await page.keyboard.press("Control+Alt+KeyM");
  await full.getByRole("textbox", { name: "Write a comment" }).fill("From the wiki");
  await page.keyboard.press("Control+Enter");
  await full.getByRole("dialog", { name: "Comments on Factor" }).getByText("From the wiki").waitFor();
  await full.getByRole("button", { name: "History" }).click();
  await full.getByRole("complementary", { name: "History" }).getByRole("listitem").filter({ hasText: "Factor" }).first().waitFor();
  await full.getByRole("button", { name: "Branches" }).click();
  await full.getByLabel("What do you want to try?").waitFor();
});

test("[EMB-62] where a browser lets frames keep something, a guest's frame keeps the room, and one that a token opened keeps nothing of it", async () => {
  const { url } = server as TestServer;
  const owner = await (browser as Browser).newContext();
  await owner.request.get(`${url}/api/me`);
  await owner.request.get(url + (await (server as TestServer).invite({ app: "regions", room: "kept", role: "owner" })));
  const made = await owner.request.post(`${url}/api/sharing/tokens?app=regions&room=kept`, { data: { name: "The wiki", role: "editor" }, headers: { origin: url } });
  const token = await embedToken({ server: url, apiToken: ((await made.json()) as { secret: string }).secret, app: "regions", room: "kept", role: "viewer", locks: { region: "APAC" } });
  const page = await (await (browser as Browser).newContext({ locale: "en-GB", serviceWorkers: "block" })).newPage();
  page.setDefaultTimeout(PATIENCE);
  const frames = [["token", `?embed#tutti-token=${token.token}`], ["guest", "?embed"]] as const;
  await page.goto(near((wiki as Wiki).put("/kept", frames.map(([id, how]) => `<iframe id="${id}" src="${url}/regions/kept${how}" width="600" height="400"></iframe>`).join(""), `default-src 'none'; frame-src ${url}`)));
  const [locked, guest] = [page.frameLocator("#token"), page.frameLocator("#guest")];
  await Promise.all([sees(locked, "70"), sees(guest, "30")]);
  await raise(guest);
  await Promise.all([sees(guest, "60"), sees(locked, "70")]);
  // The two have one store: what the guest's frame keeps is in it, and nothing of the room that the token opened.
  const kept = (): Promise<string> => keptIn(page.frames().at(-1) ?? page.mainFrame());
  await expect.poll(async () => (await kept()).match(/Revenue.{0,60}/g)).toEqual([expect.stringContaining("60")]);
});
