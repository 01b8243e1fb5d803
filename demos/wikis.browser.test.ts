import { fileURLToPath } from "node:url";
import type { FrameLocator } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { snippet } from "./testing/guides.ts";
import { raise, sees, useHostStage } from "./testing/host-stage.ts";

const DOMPURIFY = fileURLToPath(new URL("../packages/client/node_modules/dompurify/dist/purify.min.js", import.meta.url));
const macros = (origin: string): string => origin.replace("wiki.", "macros.");

const stage = useHostStage(TEST_APPS.filter(({ id }) => id === "regions"), (origin) => [macros(origin)]);

/** Pages that take frames of anywhere, and run no script of an author's. */
const frames = (): string => `default-src 'self'; style-src 'unsafe-inline'; frame-src ${stage.app} ${macros(stage.wiki.origin)}`;
const room = (name: string): string => `${stage.app}/regions/${name}`;

/** Whoever reads the page works in the room, together with somebody who is there by its own address. */
async function works(shown: FrameLocator, address: string): Promise<void> {
  const other = await stage.open(address);
  await Promise.all([sees(shown, "30"), sees(other, "30")]);
  await raise(shown);
  await Promise.all([sees(shown, "60"), sees(other, "60")]);
}

test("[WIKI-3] Confluence: the address in the Iframe macro, and the frame in an HTML macro's sandbox on another origin, show the room", async () => {
  const [own, other] = [room("confluence"), room("confluence-html")];
  // Confluence Cloud's Iframe macro takes an address, a width and a height, and makes the frame itself.
  const address = snippet("Confluence", "text", own);
  const page = await stage.read("/confluence", `<iframe src="${address}" width="800" height="480" frameborder="0" scrolling="auto"></iframe>`, frames());
  await works(page.frameLocator("iframe"), own);
  // Apps with an HTML macro show it in a frame of the app's own origin, with this sandbox:
  // https://yamuno.com/docs/html-macro-for-confluence/features/content-display
  const sandbox = "allow-scripts allow-same-origin allow-modals allow-popups allow-forms";
  stage.wiki.put("/macro", snippet("Confluence", "html", other), frames());
  const html = await stage.read("/confluence-html", `<iframe sandbox="${sandbox}" src="${macros(stage.wiki.origin)}/macro" width="900" height="600"></iframe>`, frames());
  await works(html.frameLocator("iframe").frameLocator("iframe"), other);
});

/**
 * The sandbox of Notion's own frames, as a renderer of its pages notes it:
 * https://github.com/NotionX/react-notion-x/blob/master/packages/react-notion-x/src/components/asset.tsx
 */
const NOTION = "allow-scripts allow-popups allow-top-navigation-by-user-activation allow-forms allow-same-origin";

test("[WIKI-4] Notion: the address in an embed block's sandbox shows the room", async () => {
  const address = snippet("Notion", "text", room("notion"));
  const page = await stage.read("/notion", `<iframe sandbox="${NOTION}" src="${address}" loading="lazy" frameborder="0" allowfullscreen style="width:100%;height:400px"></iframe>`, frames());
  await works(page.frameLocator("iframe"), room("notion"));
});

test("[WIKI-8] Notion: the frame that a service for previews finds for a room's address shows it in that sandbox", async () => {
  // Iframely, which Notion asks, finds the frame by the link that the room's page has (https://iframely.com/docs/oembed-api).
  const asked = await stage.open(room("preview"));
  const html = await asked.evaluate<string>(`fetch(document.querySelector('link[type="application/json+oembed"]').href).then((answer) => answer.json()).then(({ html }) => html)`);
  const preview = await stage.read("/preview", html.replace("<iframe ", `<iframe sandbox="${NOTION}" `), frames());
  await works(preview.frameLocator("iframe"), room("preview"));
});

test("[WIKI-5] Wiki.js: its sanitiser leaves the frame where iframes are allowed, and nothing of the element", async () => {
  const cleaner = await stage.open("about:blank");
  await cleaner.addScriptTag({ path: DOMPURIFY });
  // https://github.com/requarks/wiki/blob/main/server/modules/rendering/html-security/renderer.js, where allowIFrames adds the tag.
  const clean = (html: string, allowIFrames: boolean): Promise<string> =>
    cleaner.evaluate<string>(`DOMPurify.sanitize(${JSON.stringify(html)}, { ADD_ATTR: ["v-pre", "v-slot:tabs", "v-slot:content", "target"], ADD_TAGS: ${JSON.stringify(["tabset", "template", ...(allowIFrames ? ["iframe"] : [])])} })`);
  const frame = snippet("Wiki.js", "html", room("wikijs"));
  const page = await stage.read("/wikijs", await clean(frame, true), frames());
  await works(page.frameLocator("iframe"), room("wikijs"));
  expect(await clean(frame, false)).toBe("");
  expect(await clean(snippet("GitHub Pages", "html", room("wikijs")), true)).not.toMatch(/script|tutti-app/);
});

test("[WIKI-6] SharePoint: the frame's address and size in a frame that the Embed web part makes show the room, which scrolls inside", async () => {
  // It takes an <iframe> over https of a domain that the site allows, and no script:
  // https://support.microsoft.com/office/allow-or-restrict-the-ability-to-embed-content-on-sharepoint-pages-e7baf83f-09d0-4bd1-9058-4aa483ee137b
  const pasted = await stage.open("about:blank");
  await pasted.setContent(snippet("SharePoint", "html", room("sharepoint")));
  const [src, width, height] = await Promise.all(["src", "width", "height"].map((name) => pasted.locator("iframe").getAttribute(name)));
  const page = await stage.read("/sharepoint", `<iframe src="${src?.replaceAll("&", "&amp;")}" width="${width}" height="${height}" allowfullscreen></iframe>`, frames());
  await works(page.frameLocator("iframe"), room("sharepoint"));
});

test("[WIKI-7] GitHub Pages: the element with its script shows the room as high as it is, in a page without any policy", async () => {
  // It sends no policy of its own, and lets nobody send one: https://isaacsmith.us/blog/2022/add-csp-to-github-pages
  const page = await stage.read("/github", snippet("GitHub Pages", "html", room("github")), "");
  await works(page.frameLocator("tutti-app iframe"), room("github"));
  await expect.poll(() => page.frameLocator("tutti-app iframe").locator("html").evaluate("document.documentElement.scrollHeight - innerHeight")).toBe(0);
  expect(await page.locator("tutti-app iframe").getAttribute("title")).toBe("Sales");
});
