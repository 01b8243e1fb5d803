import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { noteCode } from "../cache/code.ts";
import { isAuthors } from "../runner/call-site.ts";

const TUTTI = new URL("../index.ts", import.meta.url).href;

/**
 * Lets an author write what TypeScript asks for: `import "./orders.js"` finds orders.ts where there is no orders.js, and
 * `import "tutti"` is always this copy, wherever the app lies and whatever it has installed. Drizzle is the one that `db.orm()`
 * requires: Node reads a package's description anew for each module that it imports from it, which in Drizzle's case, with 450
 * modules and 180 kB of description, is two seconds of a processor; and once is enough in memory. Styles and pictures that a
 * component's module imports are the page's: here they are nothing.
 */
export function registerResolveHook(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === "tutti") return { url: TUTTI, shortCircuit: true };
      if (ORM.test(specifier)) return next(specifier, { ...context, conditions: REQUIRED });
      const typed = typedTwin(specifier, context.parentURL);
      return next(typed ?? specifier, context);
    },
    load: (url, context, next) => {
      if (url.startsWith("file:") && PAGES_OWN.test(url)) return { format: "module", source: "export default '';", shortCircuit: true };
      if (url.startsWith("file:") && JSX.test(url)) {
        throw new SyntaxError(`${fileURLToPath(url.replace(/[?#].*$/, ""))} holds JSX, which only the page understands. Import it inside the component's mount: const { view } = await import("./view.tsx")`);
      }
      const loaded = next(url, context);
      if (url.startsWith("file:") && isAuthors(fileURLToPath(url.replace(/[?#].*$/, "")))) noteCode(url, loaded.source);
      return loaded;
    },
  });
}

const ORM = /^drizzle-orm(?:\/|$)/;
const REQUIRED = ["node", "require", "default"];
const PAGES_OWN = /\.(?:css|svg|png|jpe?g|gif|webp|avif|woff2)(?:[?#]|$)/;
const JSX = /\.[jt]sx(?:[?#]|$)/;
const TWINS: readonly (readonly [RegExp, string])[] = [[/\.js$/, ".ts"], [/\.mjs$/, ".mts"], [/\.cjs$/, ".cts"]];

/** The TypeScript file that a relative import of JavaScript means, where only that one is there. */
function typedTwin(specifier: string, parent: string | undefined): string | undefined {
  if (!/^\.{1,2}\//.test(specifier) || !parent?.startsWith("file:") || parent.includes("/node_modules/")) return undefined;
  const twin = TWINS.find(([ending]) => ending.test(specifier));
  if (!twin || existsSync(fileURLToPath(new URL(specifier, parent)))) return undefined;
  const typed = specifier.replace(...twin);
  return existsSync(fileURLToPath(new URL(typed, parent))) ? typed : undefined;
}
