import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { browserEnvironment } from "./build/browser-environment.ts";
import { codeLoader } from "./build/code-loader.ts";
import { embedScript } from "./build/embed-script.ts";
import { isolated } from "./build/isolated.ts";
import { pdfData } from "./build/pdf-data.ts";
import { shell } from "./build/shell.ts";
import { woff2Only } from "./build/woff2-only.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const filesOf = (places: readonly string[]): RegExp => new RegExp(places.join("|"));

/*
 * A first page is four files. Left to itself, the bundler cuts a dozen out of what one lazily loaded part shares with another, and
 * each brings a list of names of what it takes and gives: together they weigh more, and come later.
 */

/** What draws anything at all, and reads the address: of every page, and with nothing of ours below it. */
const BASE = filesOf([
  "solid-js/", "vite/preload-helper", "@fontsource-variable/",
  "client/src/(?:texts/catalogue|shell/route|theme/(?:index|theme|tokens|base|controls)|service-worker/register)[.]",
  "protocol/src/(?:ids|roles|stream/pages)[.]",
]);

/** What the list of apps needs as well as a room. */
const LOOK = filesOf([
  "client/src/people/(?:people[.]css|(?:colour|initials|shape|avatar|name-tag)[.])",
  "client/src/elements/(?:text/text[.]css|(?:readable|room|float|opens-box|retrying|lazily|widget|granular)[.])",
  "client/src/shell/(?:(?:menus|top-bar)[.]css|(?:message|theme-menu|popover-button|mark)[.])",
  "client/src/(?:sync/(?:throttle|readable)|texts/(?:page|words)|theme/bar-icon)[.]",
  "protocol/src/(?:json|addresses|shape|elements/(?:checklist|option|widget))[.]",
]);

/** A room, with all that it imports at once. */
const ROOM = /client\/src\/(?:shell\/room-page\.tsx|sync\/open-room\.ts)$/;

// Base "./" would break at /<app>/<room>: the server serves this folder at its root.
export default defineConfig({
  root: here("."),
  // Yjs from its sources: of its one bundled file, what walks undo and places in texts would be loaded by everybody.
  resolve: { alias: { yjs: here("node_modules/yjs/src/index.js"), "lib0/logging": here("build/yjs-logging.js") } },
  plugins: [codeLoader(), browserEnvironment(), solid({ ssr: false }), woff2Only(), shell(), pdfData(here("dist")), isolated(here("."), here("dist"), here("isolated.html")), embedScript(here("."), here("dist"), here("../embed/src/index.ts"))],
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // What a lazily loaded part imports in its turn is known when that part is read, and kept by the service worker from then on: to name
    // it beforehand would put two hundred names into what everybody loads first. Styles are named all the same.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    // Fonts and pictures stay files of their own: an inlined one is loaded by those who do not need it.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { main: here("index.html"), sw: here("src/service-worker/sw.ts") },
      output: {
        // The worker's scope is the folder it lies in, so it lies at the root, under a name that never changes.
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        codeSplitting: {
          groups: [
            { name: "base", test: BASE, includeDependenciesRecursively: false, priority: 3 },
            { name: "look", test: LOOK, includeDependenciesRecursively: false, priority: 2 },
            { name: "room", test: ROOM, priority: 1 },
          ],
        },
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
