import { accessSync, constants } from "node:fs";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";

export type { Browser, Page } from "playwright-core";

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // A camera and a microphone that are none: a page still has to be let use them.
  "--use-fake-device-for-media-stream",
];

/** The browser to drive: the one that $CHROMIUM names, else one in a usual place. */
export function chromiumPath(): string {
  const named = process.env["CHROMIUM"];
  const found = (named ? [named] : USUAL).find(isProgram);
  if (found) return found;
  throw new Error(named ? `CHROMIUM names ${named}, and no program is there` : `No Chromium was found in ${USUAL.join(", ")}; name one: CHROMIUM=/path/to/chromium`);
}

/** @param more arguments beside those of every test. */
export const launchChromium = (...more: readonly string[]): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), headless: true, args: [...ARGS, ...more] });

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser whose profile lies in a folder: closed and launched again, it has all that it kept. */
export const launchProfile = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { executablePath: chromiumPath(), headless: true, args: ARGS, ...options });
