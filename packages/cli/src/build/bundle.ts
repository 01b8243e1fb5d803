import { builtinModules } from "node:module";
import { rolldown, type Plugin, type RolldownOutput } from "rolldown";
import { findComponents } from "../components/find.ts";
import { Problem } from "../problem.ts";
import { taskModules } from "./task-modules.ts";

/** What came of bundling: the packages that the code still imports. */
export interface Bundled { readonly packages: readonly string[] }

const NOTHING = "\0tutti-nothing";

/** A relative path, an absolute one, or one of our own: everything else is a package, and stays an import. */
const isOwn = (specifier: string): boolean => /^[./#]|^[A-Za-z]:[\\/]|^\0/.test(specifier);

/**
 * Bundles scripts into a folder, one file each with its source map. Packages stay imports: some hold native code, and
 * `tutti` has to be one with the server's own. Files named by `new URL("./data.csv", import.meta.url)` come along; modules
 * named so are bundled too, for other threads to run.
 *
 * @param inputs by the name that each gets, without its ending
 * @throws {Problem} with the place of a mistake in the scripts
 */
export async function bundle(inputs: Readonly<Record<string, string>>, folder: string): Promise<Bundled> {
  const build = await rolldown({
    input: inputs,
    platform: "node",
    external: (specifier) => !isOwn(specifier),
    // Styles and pictures of components are the page's: nothing of them runs here.
    moduleTypes: { ".css": "empty", ".svg": "empty", ".png": "empty", ".jpg": "empty", ".webp": "empty" },
    plugins: [pageOnly(), taskModules()],
    experimental: { resolveNewUrlToAsset: true },
    logLevel: "silent",
  });
  try {
    const written = await build.write({
      dir: folder, format: "esm", sourcemap: true, entryFileNames: "[name].js", chunkFileNames: "shared/[name]-[hash].js", assetFileNames: "assets/[name]-[hash][extname]",
    });
    return { packages: packagesOf(written) };
  } catch (error) {
    throw new Problem(`The app cannot be built. ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await build.close();
  }
}

/** What a component imports while it is mounted runs in the page alone: the script's bundle, and its list of packages, go without. */
const pageOnly = (): Plugin => {
  const components = new Map<string, boolean>();
  const holdsOne = (file: string): boolean => {
    const known = components.get(file) ?? findComponents([file]).components.length > 0;
    components.set(file, known);
    return known;
  };
  return {
    name: "tutti-page-only",
    resolveDynamicImport: (_, importer) => (importer !== undefined && holdsOne(importer) ? NOTHING : undefined),
    load: (id) => (id === NOTHING ? "export {};" : undefined),
  };
};

function packagesOf({ output }: RolldownOutput): string[] {
  const made = new Set(output.map((file) => file.fileName));
  const imported = output.flatMap((file) => (file.type === "chunk" ? [...file.imports, ...file.dynamicImports] : []));
  const outside = imported.filter((name) => !made.has(name) && !name.startsWith("node:") && !builtinModules.includes(name));
  return [...new Set(outside.map((name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/")))].toSorted();
}
