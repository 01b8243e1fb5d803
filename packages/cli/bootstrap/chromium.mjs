import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { say } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** What to do where no browser is found and none can be installed. */
export const NO_CHROMIUM =
  "The browser tests need Chromium. Install it (on Debian: apt-get install -y chromium), or name one: CHROMIUM=/path/to/chrome npm test";

/**
 * The browser that the browser tests drive: the one that $CHROMIUM names, else one on the PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(path: string) => boolean} isProgram
 * @returns {string | undefined}
 */
export function findChromium(env, isProgram) {
  const named = env["CHROMIUM"];
  if (named) return isProgram(named) ? named : undefined;
  const folders = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const places = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), "/usr/bin/chromium", ...MAC];
  return places.find(isProgram);
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds Chromium, or installs Debian's where we may.
 *
 * @returns {Promise<string | undefined>} its path
 */
export async function bringChromium() {
  const found = findChromium(process.env, isProgram);
  if (found) {
    say("Chromium", found);
    return found;
  }
  if (process.env["CHROMIUM"] || !canInstall()) return undefined;
  say("Chromium", "installing Debian's, since none is here");
  await install("chromium");
  return findChromium(process.env, isProgram);
}
