import { build, type Plugin } from "vite";

/** Builds what makes `<tutti-app>` known into one file at an address that never changes: pages of other sites name it. */
export function embedScript(root: string, outDir: string, input: string): Plugin {
  return {
    name: "tutti-embed",
    apply: "build",
    enforce: "post",
    closeBundle: {
      sequential: true,
      async handler() {
        await build({
          configFile: false, root, logLevel: "error",
          build: {
            outDir, emptyOutDir: false, target: "es2023", modulePreload: { polyfill: false },
            // A script of its own, which may be loaded in the old way too, and leaves no names behind.
            rolldownOptions: { input, output: { format: "iife", entryFileNames: "embed.js" } },
          },
        });
      },
    },
  };
}
