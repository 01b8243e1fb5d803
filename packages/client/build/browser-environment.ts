import type { Plugin } from "vite";

/** What lib0 asks of its surroundings, answered when the page is built: it is a browser's page, and nothing is set by parameters. */
const ANSWERS = ["isNode = false", "isBrowser = true", "isMac = false", "production = true", "supportsColor = false", "getConf = () => null", "getVariable = () => null"];

/**
 * lib0 works out where it runs: Node's arguments, a browser's address and storage. The page is always in a browser, and Yjs asks
 * for one setting that is for its own developers; so half a kilobyte, gzipped, is spared.
 */
export function browserEnvironment(): Plugin {
  const ID = "\0lib0-environment";
  return {
    name: "tutti-browser-environment",
    enforce: "pre",
    resolveId(source, importer) {
      const own = source === "lib0/environment" || (source === "./environment.js" && /[\\/]lib0[\\/]/.test(importer ?? ""));
      return own ? ID : undefined;
    },
    load: (id) => (id === ID ? ANSWERS.map((answer) => `export const ${answer};`).join("\n") : undefined),
  };
}
