import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** Starts the browser that $CHROMIUM names, or one in a usual place. */
export function launch(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"] ?? USUAL.find((path) => existsSync(path));
  if (!executablePath) throw new Error("No Chromium was found; name one: CHROMIUM=/path/to/chromium pnpm bench");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, args });
}
