import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium } from "./testing/chromium.ts";
import { MediaWiki } from "./testing/mediawiki.ts";
import { PATIENCE } from "./testing/patience.ts";
import { TestServer } from "./testing/server.ts";

let [server, wiki, browser]: [TestServer | undefined, MediaWiki | undefined, Browser | undefined] = [undefined, undefined, undefined];
let pages: Page[] = [];

/** The app under a name of its own, which is another site than the wiki's. */
const app = (): string => (server?.url ?? "").replace("127.0.0.1", "app.localhost");

beforeAll(async () => {
  wiki = await MediaWiki.prepare();
  [server, browser] = await Promise.all([
    TestServer.start(TEST_APPS.filter(({ id }) => id === "regions"), undefined, undefined, { origins: [wiki.origin] }),
    launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1", "--test-third-party-cookie-phaseout"),
    wiki.install(),
  ]);
  // A wiki that lets its pages load nothing of other sites: the extension names the server to it.
  await wiki.serve(`wfLoadExtension( 'Tutti' );\n$wgTuttiServers = [ '${app()}' ];\n$wgCSPHeader = [ 'default-src' => [] ];`);
});
afterEach(async ({ task }) => {
  if ((task.result?.errors?.length ?? 0) > 0) console.error(wiki?.said);
  await Promise.all(pages.map((page) => page.context().close()));
  pages = [];
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.end(), wiki?.end()]);
});

async function open(): Promise<Page> {
  const page = await (browser as Browser).newContext({ locale: "en-GB" }).then((context) => context.newPage());
  page.setDefaultTimeout(PATIENCE);
  pages.push(page);
  return page;
}

const sees = (room: FrameLocator | Page, value: string): Promise<void> =>
  expect.poll(() => room.getByRole("group", { name: "Revenue", exact: true }).innerText().catch(() => "")).toContain(value);

test("[WIKI-1] a page of a real MediaWiki shows the room that an editor has written into it, whoever reads it there works in the room with everybody else, and it is as high as the room", async () => {
  const [editor, reader, other] = [await open(), await open(), await open()];
  const address = await (wiki as MediaWiki).edit(editor.request, "Figures", `Our figures:\n<tutti src="${app()}/regions/wiki" title="Figures of the regions" chrome="none" />\n`);
  await Promise.all([reader.goto(address), other.goto(`${server?.url}/regions/wiki`)]);
  const room = reader.frameLocator('iframe[title="Figures of the regions"]');
  await Promise.all([sees(room, "30"), sees(other, "30")]);
  const slider = room.getByRole("slider", { name: "Factor" });
  await expect.poll(() => slider.isEnabled()).toBe(true);
  await slider.focus();
  await slider.press("ArrowRight");
  await Promise.all([sees(room, "60"), sees(other, "60")]);
  // What the other does is seen in the wiki, and the page there grows with it.
  const lines = other.getByRole("slider", { name: "Lines" });
  await expect.poll(() => lines.isEnabled()).toBe(true);
  await lines.focus();
  await lines.press("End");
  await room.getByText("Line 40", { exact: true }).waitFor();
  await expect.poll(() => reader.evaluate<number>("document.querySelector('iframe').offsetHeight")).toBeGreaterThan(1_000);
  await expect.poll(() => room.locator("html").evaluate("document.documentElement.scrollHeight - innerHeight")).toBe(0);
});

test("[WIKI-2] a tag that names another server, or no room, shows a sentence and no frame; whatever an author writes stays between its quotes", async () => {
  const forged = [
    "https://evil.example/regions/main", `${app()}.evil.example/regions/main`, `${app()}@evil.example/regions/main`, `${app().replace("http:", "https:")}/regions/main`,
    `//${app().slice(7)}/regions/main`, "javascript:alert(1)", "data:text/html,hello", `${app()}\\@evil.example/`,
  ];
  const noRoom = [`${app()}/../evil`, `${app()}//evil.example/x`, `${app()}/regions/main/a/b`, `${app()}/regions/%2e%2e`, `${app()}/`, `${app()}/regions/main"onload=x`];
  const [editor, reader] = [await open(), await open()];
  const tags = [...forged, ...noRoom].map((src) => `<tutti src='${src}' />`).concat("<tutti />");
  await reader.goto(await (wiki as MediaWiki).edit(editor.request, "Forged", tags.join("\n\n")));
  const errors = await reader.locator(".mw-parser-output strong.error").allInnerTexts();
  expect(errors).toEqual([
    ...forged.map((src) => expect.stringContaining(`Nothing is shown of “${src}”: this wiki shows rooms of ${app()} alone.`)),
    ...noRoom.map((src) => expect.stringContaining(`“${src}” is no address of a room`)),
    expect.stringContaining("This tag names no room"),
  ]);
  expect(await reader.locator("iframe").count()).toBe(0);
  // Whoever looks after the wiki finds such pages.
  expect(await reader.locator("#catlinks").innerText()).toContain("Pages with rooms of Tutti that cannot be shown");
  const hostile = `<tutti src="${app()}/regions/wiki?embed=theme:dark&x=1#tutti-token=secret" height="300" title='" onload="alert(1)' element='A "b", c' theme="blue" page="../x" chrome="none" />`;
  await reader.goto(await (wiki as MediaWiki).edit(editor.request, "Hostile", hostile));
  const frame = reader.locator("iframe");
  const [title, src, height, onload, sandbox] = await Promise.all(["title", "src", "height", "onload", "sandbox"].map((name) => frame.getAttribute(name)));
  expect([title, height, onload]).toEqual(['" onload="alert(1)', "300", null]);
  expect(src).toBe(`${app()}/regions/wiki?embed=${encodeURIComponent('theme:dark,chrome:none,element:A "b"%2C c,height:fixed')}`);
  expect(sandbox).not.toContain("top-navigation");
});
