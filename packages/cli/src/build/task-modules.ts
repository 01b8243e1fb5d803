import { dirname, resolve } from "node:path";
import type { Plugin } from "rolldown";

/** A module that is named by its address, as `task()` takes it; other files named so are carried along as they are. */
const ADDRESS = /new URL\(\s*(["'`])(\.{1,2}\/[^"'`]+\.m?[jt]s)\1\s*,\s*import\.meta\.url\s*\)/g;

/** Bundles each module that another names by its address, with all that it imports, and puts its new address in place of the old. */
export const taskModules = (): Plugin => ({
  name: "tutti-task-modules",
  transform(code, id) {
    if (!code.includes("import.meta.url")) return null;
    const folder = dirname(id);
    const changed = code.replaceAll(ADDRESS, (_, __, path: string) => {
      const file = this.emitFile({ type: "chunk", id: resolve(folder, path) });
      return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
    });
    return changed === code ? null : { code: changed, map: null };
  },
});
