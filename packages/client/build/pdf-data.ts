import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** Of the fonts only those that no system has; the letters of all others are the system's own. */
const PARTS = ["cmaps", "standard_fonts/FoxitSymbol.pfb", "standard_fonts/FoxitDingbats.pfb", "standard_fonts/LICENSE_FOXIT"];

/**
 * Puts what a PDF may name and not bring along, the tables of Chinese, Japanese and Korean letters and two fonts of signs, beside the page's own files, under the version of what reads them. They are copied after the build has made its lists: a
 * document needs one or two of two hundred, and the service worker keeps those that were asked for.
 */
export function pdfData(outDir: string): Plugin {
  return {
    name: "tutti-pdf-data",
    apply: "build",
    closeBundle() {
      const require = createRequire(import.meta.url);
      const from = dirname(require.resolve("pdfjs-dist/package.json"));
      const { version } = require("pdfjs-dist/package.json") as { readonly version: string };
      for (const part of PARTS) cpSync(join(from, part), join(outDir, "assets", `pdf-${version}`, part), { recursive: true });
    },
  };
}
