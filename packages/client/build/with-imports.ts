import type { Rolldown } from "vite";

/** Files, and all that they import at once, with their styles. */
export function withImports(bundle: Rolldown.OutputBundle, files: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    const output = bundle[file];
    if (!output || found.has(file)) return;
    found.add(file);
    if (output.type === "chunk") for (const next of [...output.imports, ...(output.viteMetadata?.importedCss ?? [])]) visit(next);
  };
  for (const file of files) visit(file);
  return [...found];
}
