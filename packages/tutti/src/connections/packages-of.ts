import { createRequire } from "node:module";
import { join } from "node:path";
import { AuthorError } from "../ui/author-error.ts";

/**
 * How the packages are found that only some apps need: the app's own copy counts, then one beside tutti.
 *
 * @param who What needs them, for the error: `db.orm()`.
 */
export function packagesOf(folder: string, who: string): NodeJS.Require {
  const apps = createRequire(join(folder, "app.js"));
  const own = createRequire(import.meta.url);
  return ((name: string): unknown => {
    for (const each of [apps, own]) {
      try {
        return each(name);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND")) throw error;
      }
    }
    const [packageName] = name.split("/");
    throw new AuthorError(`${who} needs the package ${name.startsWith("@") ? name : packageName}`, `Add it to the app: npm install ${name.startsWith("@") ? name : packageName}`);
  }) as NodeJS.Require;
}
