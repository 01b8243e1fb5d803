import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Problem } from "../problem.ts";
import type { ConfigFile } from "./settings.ts";

const NAMES = ["tutti.config.ts", "tutti.config.js", "tutti.config.mjs"];

/** The config file in an app's folder, if there is one. */
export const findConfig = (folder: string): string | undefined => NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));

/**
 * Reads the config file of an app's folder, or the one that was named.
 *
 * @param again whether it has been read before, and may have changed
 * @throws {Problem} where it cannot be read or exports no settings
 */
export async function loadConfig(folder: string, named: string | undefined, again = false): Promise<ConfigFile | undefined> {
  const path = named === undefined ? findConfig(folder) : resolve(named);
  if (path === undefined) return undefined;
  const shown = relative(process.cwd(), path) || path;
  if (!existsSync(path)) throw new Problem(`--config names ${shown}, and there is no such file`);
  // A module is read once for each address: what was saved since has another.
  const address = pathToFileURL(path);
  if (again) address.searchParams.set("read", String(performance.now()));
  const module = (await import(address.href).catch((error: unknown) => {
    throw new Problem(`${shown} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  })) as { default?: unknown };
  if (module.default === undefined) throw new Problem(`${shown} has no default export; write: export default { port: 8400 }`);
  return { file: path, path: shown, folder: dirname(path), content: module.default };
}
