import { builtinModules, createRequire } from "node:module";
import { relative } from "node:path";
import type { Plugin } from "vite";

const COMPONENT_HALF = createRequire(import.meta.url).resolve("tutti/component");
const NODES_OWN = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** Gives a component's module the half of `tutti` that a page can run, and no module of Node's. */
export const pageSide = (): Plugin => ({
  name: "tutti-page-side",
  enforce: "pre",
  resolveId(specifier, importer) {
    if (specifier === "tutti") return COMPONENT_HALF;
    if (!NODES_OWN.has(specifier) || importer?.includes("/node_modules/")) return undefined;
    const who = importer === undefined ? "A component" : relative(process.cwd(), importer);
    return this.error(`${who} imports ${specifier}, which no page has. Read what it gives in the app, and hand it to the component as props`);
  },
});
