/**
 * Takes the picture of each example for its page, from a real Chromium and a real server: `node docs/elements/pictures.ts`, or of some
 * alone: `node docs/elements/pictures.ts slider tabs`. Needs the built page (`npm run build`).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchChromium, type Browser, type Page } from "../../demos/testing/chromium.ts";
import { BRIEF_STAY, EXAMPLES } from "../../demos/testing/examples.ts";
import { TestServer } from "../../demos/testing/server.ts";
import { DARK, MOMENTS, WINDOW } from "./moments.ts";

const FOLDER = fileURLToPath(new URL("pictures/", import.meta.url));
const WINDOW_SIZE = { width: 1_100, height: 600 };
const wanted = process.argv.slice(2);

const [server, browser] = await Promise.all([TestServer.start(EXAMPLES, undefined, BRIEF_STAY), launchChromium()]);
mkdirSync(FOLDER, { recursive: true });
for (const { id } of EXAMPLES.filter((example) => wanted.length === 0 || wanted.includes(example.id))) {
  for (const colorScheme of DARK.has(id) ? ["light", "dark"] as const : ["light"] as const) {
    const picture = await take(browser, id, colorScheme).catch((error: unknown) => error);
    if (!(picture instanceof Buffer)) {
      console.error(`${id} in ${colorScheme}: ${String(picture)}`);
      process.exitCode = 1;
      continue;
    }
    writeFileSync(`${FOLDER}${id}${colorScheme === "dark" ? "-dark" : ""}.webp`, picture);
    console.log(`${id} in ${colorScheme}: ${(picture.length / 1024).toFixed(0)} kB`);
  }
}
await browser.close();
await server.end();

async function take(from: Browser, id: string, colorScheme: "light" | "dark"): Promise<Buffer> {
  const whole = WINDOW.has(id);
  const context = await from.newContext({ viewport: whole ? WINDOW_SIZE : { width: 760, height: 1_000 }, colorScheme, locale: "en-GB", deviceScaleFactor: 1.5 });
  context.setDefaultTimeout(15_000);
  try {
    return await shoot(await context.newPage(), id, colorScheme);
  } finally {
    await context.close();
  }
}

async function shoot(page: Page, id: string, colorScheme: string): Promise<Buffer> {
  const whole = WINDOW.has(id);
  await page.goto(`${server.url}/api/me`);
  await page.evaluate(`fetch("/api/me", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name: "Ana" }) })`);
  await page.goto(`${server.url}/${id}/${colorScheme}`);
  await drawn(page);
  await MOMENTS[id]?.(page);
  await page.mouse.move(0, 0);
  if (!(id in MOMENTS)) await drawn(page);
  const clip = whole ? { x: 0, y: 0, ...WINDOW_SIZE } : await place(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 82, clip: { ...clip, scale: 1 } });
  return Buffer.from(data, "base64");
}

async function drawn(page: Page): Promise<void> {
  await page.locator("main [data-kind]").first().waitFor();
  const loading = page.locator(".el-loading, [aria-busy=true]");
  while (await loading.count() > 0) await loading.first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready.then(() => undefined)");
}

/** Where what the example drew lies, with some of the page around it. */
async function place(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const [left, top, right, bottom] = await page.evaluate<[number, number, number, number]>(`(() => {
    const boxes = [...document.querySelectorAll("main [data-kind]:not([data-kind=root])")].map((node) => node.getBoundingClientRect()).filter(({ width, height }) => width > 0 && height > 0);
    const of = (pick, from) => Math[pick](...boxes.map((box) => box[from]));
    return [of("min", "left"), of("min", "top"), of("max", "right"), of("max", "bottom")];
  })()`);
  const room = 16;
  return { x: Math.max(0, left - room), y: Math.max(0, top - room), width: right - left + 2 * room, height: Math.min(900, bottom - top + 2 * room) };
}
