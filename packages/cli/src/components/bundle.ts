import type { ComponentCode } from "@tutti/protocol";
import type { Rolldown } from "vite";
import type { Found } from "./find.ts";
import { pageSide } from "./page-side.ts";

export interface BundleOptions {
  /** The app's place in the address. */
  readonly app: string;
  readonly folder: string;
  readonly out: string;
  /** Readable code with its source map, as its author works on it. */
  readonly dev: boolean;
}

/** What came of one component: where its code lies, or why there is none. */
export type Bundled = { readonly code: ComponentCode } | { readonly problem: string };

/**
 * Bundles an app's components for the page, with Vite: TypeScript, JSX, styles, pictures and packages. What several of them import
 * is one file; an isolated one, whose frame loads nothing, is one file with all that it needs. A component that cannot be bundled
 * stands in no other's way.
 */
export async function bundleForPage(found: readonly Found[], options: BundleOptions): Promise<ReadonlyMap<string, Bundled>> {
  const plain = found.filter(({ isolated }) => !isolated);
  const alone = Object.values(Object.groupBy(found.filter(({ isolated }) => isolated), ({ file }) => file)).map((each) => each ?? []);
  const made: [string, Bundled][] = [];
  // One after the other: each build takes all the processor there is.
  for (const each of [plain, ...alone]) if (each.length > 0) made.push(...await bundleApart(each, options));
  return new Map(made);
}

async function bundleApart(found: readonly Found[], options: BundleOptions): Promise<ReadonlyMap<string, Bundled>> {
  try {
    return await bundleTogether(found, options);
  } catch (error) {
    const files = new Set(found.map(({ file }) => file));
    if (files.size === 1) return new Map(found.map(({ name }) => [name, { problem: sentence(error) }]));
    const each = await Promise.all([...files].map((file) => bundleApart(found.filter((one) => one.file === file), options)));
    return new Map(each.flatMap((one) => [...one]));
  }
}

async function bundleTogether(found: readonly Found[], { app, folder, out, dev }: BundleOptions): Promise<ReadonlyMap<string, Bundled>> {
  const { build } = await import("vite");
  // A file is named after its first component; files are told apart by their path.
  const input = Object.fromEntries([...new Map(found.toReversed().map(({ file, name }) => [file, name]))].map(([file, name]) => [name, file]));
  const isolated = found.some((one) => one.isolated);
  const mode = dev ? "development" : "production";
  // Vite sets this for its own process, which is ours and has scripts to start.
  const before = process.env["NODE_ENV"];
  const built = await build({
    configFile: false, root: folder, logLevel: "silent", mode, base: `/~component/${app}/`, publicDir: false,
    oxc: { jsx: { runtime: "automatic", development: dev } },
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    plugins: [pageSide()],
    build: {
      outDir: out, emptyOutDir: false, copyPublicDir: false, target: "es2023", sourcemap: dev ? "inline" : false, minify: !dev, modulePreload: false,
      // One file of styles: with one for each chunk Vite would put them into the page, outside the components' own roots.
      cssCodeSplit: false,
      ...(isolated ? { assetsInlineLimit: Number.POSITIVE_INFINITY } : {}),
      rolldownOptions: {
        input, preserveEntrySignatures: "strict",
        output: {
          codeSplitting: !isolated, entryFileNames: "[name]-[hash].js", chunkFileNames: "shared-[hash].js",
          assetFileNames: (asset) => `${stemOf(asset.names[0])}-[hash][extname]`,
        },
      },
    },
  }).finally(() => {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  });
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [Rolldown.RolldownOutput];
  const address = (fileName: string): string => `/~component/${app}/${fileName}`;
  const styles = output.filter((file) => file.type === "asset" && file.fileName.endsWith(".css")).map((file) => address(file.fileName));
  return new Map(found.map(({ file, name }): [string, Bundled] => {
    const entry = output.find((one) => one.type === "chunk" && one.isEntry && one.facadeModuleId === file);
    return [name, entry ? { code: { script: address(entry.fileName), styles } } : { problem: `${file} was not bundled` }];
  }));
}

/** Only such names stand in a component's addresses. */
const stemOf = (name: string | undefined): string => (name ?? "asset").replace(/\.[^.]*$/, "").replaceAll(/[^\w-]+/g, "-");

/** The first error in words, without colours and without the bundler's own frames. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\u001b\[[0-9;]*m/g, "").replace(/^Build failed with \d+ errors?:\s*/, "").trim().slice(0, 2_000);
}
