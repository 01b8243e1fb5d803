import { build, type Plugin } from "vite";

/**
 * Builds the page of isolated components after the page itself, by itself: what the two share would else be cut into files of its
 * own, and the first page would grow by what only the other needs.
 */
export function isolated(root: string, outDir: string, input: string): Plugin {
  return {
    name: "tutti-isolated",
    apply: "build",
    enforce: "post",
    closeBundle: {
      sequential: true,
      async handler() {
        await build({
          configFile: false, root, logLevel: "error",
          build: {
            outDir, emptyOutDir: false, target: "es2023", modulePreload: { polyfill: false },
            rolldownOptions: { input, output: { entryFileNames: "assets/[name]-[hash].js", chunkFileNames: "assets/[name]-[hash].js" } },
          },
        });
      },
    },
  };
}
