import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { isolated } from "./build/isolated.ts";
import { shell } from "./build/shell.ts";
import { woff2Only } from "./build/woff2-only.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What every page needs, the list of apps as well, in one file: it would else be a dozen small ones, which weigh more and come later. */
const LOOK = /client\/src\/(?:people\/(?:colour|initials|avatar|name-tag)|elements\/(?:readable|room|float|opens-box|retrying|lazily|widget|granular)|shell\/(?:message|theme-menu|popover-button|mark)|sync\/(?:throttle|readable)|texts\/(?:page|words)|theme\/icon)\.|protocol\/src\/(?:json|addresses|shape|elements\/(?:checklist|option))\./;

// Base "./" would break at /<app>/<room>: the server serves this folder at its root.
export default defineConfig({
  root: here("."),
  resolve: { alias: { "lib0/logging": here("build/yjs-logging.js") } },
  plugins: [solid({ ssr: false }), woff2Only(), shell(), isolated(here("."), here("dist"), here("isolated.html"))],
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // Where modules cannot be preloaded they are loaded when they are imported; that is not worth a polyfill for everybody.
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files of their own: an inlined one is loaded by those who do not need it.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { main: here("index.html"), sw: here("src/service-worker/sw.ts") },
      output: {
        // The worker's scope is the folder it lies in, so it lies at the root, under a name that never changes.
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        codeSplitting: { groups: [{ name: "look", test: LOOK, includeDependenciesRecursively: false }] },
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
