import { gzipSync } from "node:zlib";
import type { Rolldown } from "vite";

/** What a reader may have to load of script until a page without charts, tables and editors is alive, gzipped, in bytes. */
export const BUDGET = 80_000;
/** How many of the largest modules are named where it is passed. */
const NAMED = 15;

/** What is loaded until a first page is alive, and what it is made of. */
export interface Alive {
  /** Bytes of script, gzipped file by file. */
  readonly script: number;
  readonly files: readonly string[];
  /** The modules in them, largest first, with their length in characters before they are made small. */
  readonly modules: readonly (readonly [path: string, length: number])[];
}

/**
 * Weighs what a room's page loads until it is alive.
 *
 * @param room all files that are needed to show it, styles too
 */
export function weighAlive(bundle: Rolldown.OutputBundle, room: readonly string[]): Alive {
  const chunks = room.flatMap((name) => {
    const file = bundle[name];
    return file?.type === "chunk" ? [file] : [];
  });
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules).map(([id, { renderedLength }]) => [nameOf(id), renderedLength] as const));
  return {
    script: chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0),
    files: chunks.map(({ fileName }) => fileName),
    modules: modules.sort(([, a], [, b]) => b - a),
  };
}

/** What is wrong with it, in words for whoever added the last module; `undefined` where it is light enough. */
export function budgetProblem({ script, modules }: Alive): string | undefined {
  if (script <= BUDGET) return undefined;
  const largest = modules.slice(0, NAMED).map(([path, length]) => `${String(length).padStart(8)}  ${path}`);
  return [
    `A first page loads ${kilobytes(script)} of script until it is alive; it may be ${kilobytes(BUDGET)}. Load what was added where it is first drawn`,
    "(elements/registry.ts, lazily.tsx), not with the page. The largest modules, in characters before they are made small:",
    ...largest,
  ].join("\n");
}

/** A module's place in the tree or, of a package, its name and the place in it. */
const nameOf = (id: string): string => id.replace(/^.*\/node_modules\//, "").replace(/^.*\/packages\//, "");

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
