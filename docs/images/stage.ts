import { fileURLToPath } from "node:url";
import { launchChromium, type Page } from "../../demos/testing/chromium.ts";
import { DEMOS } from "../../demos/testing/demos.ts";
import { TestServer } from "../../demos/testing/server.ts";

const SIZE = { width: 1360, height: 860 };

/** Somebody opens a room of the demos in a browser profile of their own. */
export type Enter = (name: string, room: string, size?: { readonly width: number; readonly height: number }) => Promise<Page>;

/** Takes a picture of people who work together, of the page that the scene ends with. Needs the built page (`npm run build`). */
export async function takePicture(file: string, scene: (enter: Enter) => Promise<Page>): Promise<void> {
  const [server, browser] = await Promise.all([TestServer.start(DEMOS), launchChromium()]);
  try {
    const page = await scene(async (name, room, viewport = SIZE) => {
      const context = await browser.newContext({ viewport, colorScheme: "light", locale: "en-GB" });
      await context.request.get(`${server.url}/api/me`);
      await context.request.post(`${server.url}/api/me`, { data: { name }, headers: { origin: server.url } });
      const opened = await context.newPage();
      await opened.goto(`${server.url}${room}`);
      await opened.getByRole("textbox", { name: "What we decided" }).and(opened.locator(":enabled:not([readonly])")).waitFor();
      return opened;
    });
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    await page.evaluate("Promise.allSettled(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity).map((each) => each.finished)).then(() => undefined)");
    await page.screenshot({ path: fileURLToPath(new URL(file, import.meta.url)) });
  } finally {
    await browser.close();
    await server.end();
  }
}
