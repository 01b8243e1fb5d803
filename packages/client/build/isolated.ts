import { createHash } from "node:crypto";
import { build, type Plugin, type Rolldown } from "vite";

/**
 * Builds the page of isolated components after the page itself, by itself, with its script in it: a frame on an origin of its own has no
 * service worker, and so could load nothing without a network.
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
          configFile: false, root, logLevel: "error", plugins: [inOnePiece],
          build: {
            outDir, emptyOutDir: false, target: "es2023", modulePreload: { polyfill: false },
            rolldownOptions: { input, output: { codeSplitting: false } },
          },
        });
      },
    },
  };
}

const inOnePiece: Plugin = {
  name: "tutti-isolated-in-one-piece",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const scripts = Object.values(bundle).filter((file) => file.type === "chunk");
      const page = bundle["isolated.html"];
      const [script] = scripts;
      if (page?.type !== "asset" || !script || scripts.length > 1) this.error("The page of isolated components has to be a page and one script");
      page.source = withScript(String(page.source), script);
      delete bundle[script.fileName];
    },
  },
};

/**
 * The page's own policy, beside the one that it is served with, lets this script stand in it and no other, and holds in frames that a
 * component makes, too: what the script takes away from its window nobody finds in another one.
 */
function withScript(html: string, { code, fileName }: Rolldown.OutputChunk): string {
  const named = new RegExp(`<script[^>]*${fileName.replaceAll(".", "[.]")}"></script>`);
  if (!named.test(html)) throw new Error(`isolated.html does not name ${fileName}`);
  const script = code.replaceAll("</script", "<\\/script");
  const policy = `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}' blob:`;
  // A function, since a text put in by replace has signs of its own.
  return html.replace(named, () => `<meta http-equiv="Content-Security-Policy" content="${policy}" /><script type="module">${script}</script>`);
}
