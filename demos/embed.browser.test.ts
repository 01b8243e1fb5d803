import { embedToken } from "@tutti/embed/server";
import type { FrameLocator } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { sees, useHostStage } from "./testing/host-stage.ts";

const stage = useHostStage(TEST_APPS.filter(({ id }) => id === "regions"));
const { read } = stage;

beforeAll(async () => {
  const { server, wiki, browser } = stage;
  const owner = await browser.newContext();
  await owner.request.get(`${server.url}/api/me`);
  await owner.request.get(server.url + (await server.invite({ app: "regions", room: "main", role: "owner" })));
  const made = await owner.request.post(`${server.url}/api/sharing/tokens?app=regions&room=main`, { data: { name: "The wiki", role: "editor", allRooms: true }, headers: { origin: server.url } });
  const { secret } = (await made.json()) as { secret: string };
  await owner.close();
  wiki.token = async (query) => {
    const region = query.get("region");
    const { token } = await embedToken({
      server: server.url, apiToken: secret, app: "regions", role: query.get("role") === "viewer" ? "viewer" : "editor", minutes: Number(query.get("minutes") ?? 10),
      room: query.get("room") ?? "main", ...(region !== null && { locks: { region } }),
    });
    return token;
  };
});

test("[EMB-30] a page of another site shows a room by tokens, for two roles side by side, with a value that nobody there can change, as high as it is, without any cookie", async () => {
  const page = await read("/hosted", `<script src="${stage.app}/embed.js"></script>
    <tutti-app id="writes" src="${stage.app}/regions/main" watch="factor" token-url="/token?role=editor&region=APAC"></tutti-app>
    <tutti-app id="reads" src="${stage.app}/regions/main" token-url="/token?role=viewer&region=APAC"></tutti-app>`, stage.policy);
  const [writes, reads] = [page.frameLocator("#writes iframe"), page.frameLocator("#reads iframe")];
  await Promise.all([sees(writes, "70"), sees(reads, "70")]);
  expect(await writes.getByRole("combobox", { name: "Region" }).count()).toBe(0);
  await expect.poll(() => writes.getByRole("slider", { name: "Factor" }).isEnabled()).toBe(true);
  expect(await reads.getByRole("slider", { name: "Factor" }).isEnabled()).toBe(false);
  // The page around sets a value as whoever sits there; both see it, and the page hears of it.
  await page.evaluate(`window.heard = []; addEventListener("tutti-change", (event) => heard.push(event.detail)); addEventListener("tutti-broadcast", (event) => heard.push([event.target.id, event.detail])); document.getElementById("writes").set("factor", 3)`);
  await Promise.all([sees(writes, "210"), sees(reads, "210")]);
  await expect.poll(() => page.evaluate("JSON.stringify(heard)")).toContain('{"key":"factor","value":3}');
  // Both frames pass on what the script says to everybody.
  for (const id of ["writes", "reads"]) await expect.poll(() => page.evaluate("JSON.stringify(heard)")).toContain(`["${id}",{"name":"factor","data":{"to":3}}]`);
  await expect.poll(() => page.evaluate(`document.getElementById("reads").get("factor")`)).toBe(3);
  const refused = (call: string): Promise<unknown> => page.evaluate(`document.getElementById("reads").${call}.then(() => "done", (error) => error.message)`);
  expect([await refused('set("factor", 5)'), await refused('get("region")')]).toEqual([expect.stringContaining("cannot be changed"), expect.stringContaining("no widget of the key")]);
  // It grows with what is in it, and shrinks again.
  const height = (): Promise<number> => page.evaluate<number>(`document.querySelector("#reads iframe").offsetHeight`);
  await page.evaluate(`document.getElementById("writes").set("lines", 40)`);
  await expect.poll(height).toBeGreaterThan(1_000);
  await page.evaluate(`document.getElementById("writes").set("lines", 0)`);
  await expect.poll(height).toBeLessThan(600);
  expect(await page.context().cookies()).toEqual([]);
});

test("[EMB-31] a token that ends is followed by another without a reload", async () => {
  const page = await read("/", "", stage.policy);
  // The app asks for the next token long before this one ends, so that a busy machine does not lose it in between.
  await page.context().addInitScript("{ const wait = setTimeout; window.setTimeout = (then, ms, ...more) => wait(then, ms > 10_000 && ms < 15_000 ? 3_000 : ms, ...more); }");
  const first = Date.now();
  await page.goto(stage.wiki.put("/short", `<script src="${stage.app}/embed.js"></script><tutti-app src="${stage.app}/regions/main" token-url="/token?role=editor&minutes=${1 / 3}"></tutti-app>`, stage.policy));
  const frame = page.frameLocator("tutti-app iframe");
  let asked = 0;
  page.on("request", (request) => void (asked += request.url().includes("/token?") ? 1 : 0));
  await sees(frame, "30");
  await frame.locator("body").evaluate("window.stayed = true");
  // Two tokens later it is still the same page, and live: its value is set past the end of the first.
  await expect.poll(() => asked).toBeGreaterThan(2);
  await expect.poll(() => Date.now() - first).toBeGreaterThan(21_000);
  expect(await frame.locator("body").evaluate("window.stayed")).toBe(true);
  await page.evaluate(`document.querySelector("tutti-app").set("factor", 2)`);
  await sees(frame, "60");
});

test("[EMB-32] a plain frame, and one in a sandbox without an origin, show a room to a guest where no script of the host's runs; the sandbox says what it cannot keep", async () => {
  // MediaWiki's and Wiki.js's rules: no script at all, frames of named hosts.
  const page = await read("/plain", `<iframe id="plain" src="${stage.app}/regions/guests?embed=chrome:none" width="600" height="400"></iframe>
    <iframe id="boxed" sandbox="allow-scripts" src="${stage.app}/regions/guests?embed=theme:dark" width="600" height="400"></iframe>
    <iframe id="one" src="${stage.app}/regions/guests?embed=chrome:none,element:Revenue" width="600" height="200"></iframe>`, `default-src 'none'; frame-src ${stage.app}`);
  const [plain, boxed, one] = ["plain", "boxed", "one"].map((id) => page.frameLocator(`#${id}`)) as [FrameLocator, FrameLocator, FrameLocator];
  await Promise.all([sees(plain, "30"), sees(boxed, "30"), sees(one, "30")]);
  expect(await one.getByRole("slider").count()).toBe(0);
  await expect.poll(() => boxed.locator("html").getAttribute("data-theme")).toBe("dark");
  await boxed.getByText("Nothing is kept in this browser").first().waitFor();
  const slider = boxed.getByRole("slider", { name: "Factor" });
  await expect.poll(() => slider.isEnabled()).toBe(true);
  await slider.focus();
  await slider.press("ArrowRight");
  await Promise.all([sees(boxed, "60"), sees(plain, "60"), sees(one, "60")]);
});

test("[EMB-33] a page of a site that was not named shows nothing", async () => {
  const page = await read("/other", `<iframe src="${stage.app}/regions/main?embed"></iframe>`, `default-src 'none'; frame-src ${stage.app}`);
  // The same page under another name is another site.
  const refusals: string[] = [];
  page.on("console", (message) => void refusals.push(message.text()));
  await page.goto(`${stage.wiki.origin.replace("wiki.", "evil.")}/other`);
  await expect.poll(() => refusals.join("\n")).toContain("frame-ancestors");
  expect(await page.frameLocator("iframe").getByText("Revenue").count()).toBe(0);
});

test("[CHAN-30] ten embeds of two rooms in two roles on one page share one connection, each sees its own alone; one that is taken away leaves it, and where that one kept it another does", async () => {
  const apps = Array.from({ length: 10 }, (_, n) => `<tutti-app id="e${n}" src="${stage.app}/regions/ten" token-url="/token?room=ten&role=${n < 5 ? "editor" : "viewer"}&region=${n % 2 === 0 ? "APAC" : "EMEA"}"></tutti-app>`);
  const page = await read("/many", `<script src="${stage.app}/embed.js"></script>${apps.join("")}`, stage.policy);
  let there = apps.map((_, n) => n);
  const all = (apac: string, emea: string): Promise<void[]> => Promise.all(there.map((n) => sees(page.frameLocator(`#e${n} iframe`), n % 2 === 0 ? apac : emea)));
  const count = (wanted: { sockets: number; lines: number }): Promise<void> => expect.poll(() => stage.server.count()).toEqual(wanted);
  const set = (n: number, factor: number): Promise<unknown> => page.evaluate(`document.getElementById("e${n}").set("factor", ${factor}).then(() => "done", (error) => error.message)`);
  await all("70", "30");
  await count({ sockets: 10, lines: 1 });
  // What is shown may be changed once the room's values are here, too.
  await expect.poll(() => set(0, 2)).toBe("done");
  await expect.poll(() => set(6, 5)).toContain("cannot be changed");
  await all("140", "30");
  // Whoever keeps the line is taken away: another frame keeps it from then on, for all.
  const keepers = (): Promise<unknown[]> => Promise.all(there.map((n) => page.frameLocator(`#e${n} iframe`).locator("html").evaluate("\"tuttiLines1\" in window")));
  await expect.poll(async () => (await keepers()).filter(Boolean)).toHaveLength(1);
  const keeper = (await keepers()).indexOf(true);
  there = there.filter((n) => n !== keeper);
  await page.evaluate(`document.getElementById("e${keeper}").remove()`);
  await count({ sockets: 9, lines: 1 });
  await expect.poll(() => set(keeper === 1 ? 3 : 1, 3)).toBe("done");
  await all("140", "90");
});
