import { createHash } from "node:crypto";
import type { Plugin, Rolldown } from "vite";
import { weighAlive } from "./budget.ts";
import { withImports } from "./with-imports.ts";

/** The name that the worker's source reads its list from; the build puts the list in its place. */
const LIST = "__TUTTI_SHELL__";
/** Where `index.html` carries the build's version, for the page and the server to read. */
const VERSION = "%TUTTI_BUILD%";

type Bundle = Rolldown.OutputBundle;

/**
 * Tells the service worker which files this build is made of, and everyone which build it is: `sw.js` gets the list,
 * `index.html` the version (in `<meta name="tutti-build">`), and `build.json` both, with what a first page weighs.
 */
export function shell(): Plugin {
  return {
    name: "tutti-shell",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        const worker = bundle["sw.js"];
        if (page?.type !== "asset" || worker?.type !== "chunk") this.error("index.html and sw.js have to be built together");
        if (worker.imports.length > 0) this.error(`sw.js imports ${worker.imports.join(", ")}; a worker of one file needs no modules`);
        const html = text(page.source);
        const version = createHash("sha256").update(Object.keys(bundle).sort().join()).update(html).digest("hex").slice(0, 16);
        page.source = html.replace(VERSION, () => version);
        const start = withImports(bundle, [...html.matchAll(/"\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? ""));
        // The entry loads one page of several by itself: each of them is needed to show anything at its address.
        const pages = start.flatMap((file) => dynamicImports(bundle, file)).map((page) => withImports(bundle, [...start, page]));
        const first = [...new Set([...start, ...pages.flat()])].sort();
        const later = Object.keys(bundle).filter((file) => file.startsWith("assets/") && !first.includes(file)).sort();
        const light = reached(bundle, [...start, ...pages.flat()]);
        const heavy = later.filter((file) => {
          const output = bundle[file];
          return output?.type === "chunk" ? !light.has(file) : (output?.source.length ?? 0) > HEAVY_ASSET;
        });
        const kept = later.filter((file) => !heavy.includes(file));
        const paths = (files: readonly string[]): string[] => files.map((file) => `/${file}`);
        const list = { version, first: paths(first), later: paths(kept), heavy: paths(heavy) };
        worker.code = worker.code.replaceAll(LIST, () => JSON.stringify(list));
        const alive = weighAlive(bundle, pages.reduce((most, page) => (weight(bundle, page) > weight(bundle, most) ? page : most), start));
        this.emitFile({ type: "asset", fileName: "build.json", source: `${JSON.stringify({ ...list, alive }, null, 1)}\n` });
        this.info(`build ${version}; script until a first page is alive, gzipped: ${(alive.script / 1000).toFixed(1)} kB`);
      },
    },
  };
}

/** The large drawing libraries, each behind a file of this name: pages that draw with none of them never load one, the service worker neither. */
const ENGINE = /\/engine\.ts$/;
/** A worker's file or a table of places that is larger, in bytes, is one of them too. */
const HEAVY_ASSET = 250_000;

/** All that a page may load without drawing by one of the large libraries. */
function reached(bundle: Bundle, from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    const output = bundle[file];
    if (output?.type !== "chunk" || found.has(file)) return;
    found.add(file);
    for (const next of output.imports) visit(next);
    for (const next of output.dynamicImports) {
      const chunk = bundle[next];
      if (chunk?.type === "chunk" && !ENGINE.test(chunk.facadeModuleId ?? "")) visit(next);
    }
  };
  for (const file of from) visit(file);
  return found;
}

function dynamicImports(bundle: Bundle, file: string): readonly string[] {
  const output = bundle[file];
  return output?.type === "chunk" && output.isEntry ? output.dynamicImports : [];
}

const text = (source: string | Uint8Array): string => (typeof source === "string" ? source : new TextDecoder().decode(source));

/** Characters of script: which of the pages is the heaviest. */
const weight = (bundle: Bundle, files: readonly string[]): number =>
  files.reduce((sum, name) => {
    const file = bundle[name];
    return sum + (file?.type === "chunk" ? file.code.length : 0);
  }, 0);
