import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../problem.ts";

/** The version of a package as the app sees it. @throws {Problem} where it is not installed */
export function installedVersion(name: string, folder: string): string {
  const found = versionIn(name, folder);
  if (found === undefined) throw new Problem(`The app imports ${name}, which is not installed in ${folder}; add it to the app's package.json and install it`);
  return found;
}

/** The same; `undefined` where it is not installed. */
export function versionIn(name: string, folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const manifest = join(here, "node_modules", name, "package.json");
    if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
    if (dirname(here) === here) return undefined;
  }
}
