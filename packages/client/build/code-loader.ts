import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** The module by which Vite loads code and styles where they are first needed. */
const ID = "\0vite/preload-helper.js";
/** `import`, as the helper's source calls it: every other one Vite wraps into a call of the helper. */
const IMPORT = "__TUTTI_IMPORT__";

/** Code that did not come is asked for again, without loading the page anew: see `load-code.js`. */
export function codeLoader(): Plugin {
  return {
    name: "tutti-code-loader",
    apply: "build",
    enforce: "pre",
    load: (id) => (id === ID ? readFileSync(new URL("load-code.js", import.meta.url), "utf8") : undefined),
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === "chunk") output.code = output.code.replaceAll(IMPORT, "import");
      }
    },
  };
}
