import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { filesOf, read } from "./tree.ts";

/** Two copies of these do not know each other's types: documents made by one are strangers to the other. */
const ALONE = ["yjs", "lib0", "y-protocols"];

/** Whether yjs, and what it stands on, is there once: in the lock file, and in what is installed. */
export function yjsProblems(root: string): string[] {
  return ALONE.flatMap((name) => [...inLockFile(root, name), ...installed(root, name)]);
}

function inLockFile(root: string, name: string): string[] {
  const text = read(root, "pnpm-lock.yaml");
  const packages = text.slice(text.indexOf("\npackages:"), text.indexOf("\nsnapshots:"));
  const versions = [...packages.matchAll(/^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@([^:'(]+)'?:/gm)].filter((match) => match[1] === name).map((match) => match[2]);
  if (versions.length === 1) return [];
  return [`pnpm-lock.yaml: ${name} stands there ${versions.length === 0 ? "not at all" : `as ${versions.join(" and ")}`}; there has to be one version of it`];
}

function installed(root: string, name: string): string[] {
  const folders = filesOf(root).filter((file) => file.endsWith("package.json")).map((file) => file.slice(0, -"package.json".length));
  const found = new Map<string, string>();
  for (const folder of folders) {
    const at = join(root, folder, "node_modules", name);
    if (existsSync(at)) found.set(realpathSync(at), folder || ".");
  }
  if (found.size <= 1) return [];
  return [`${name} is installed ${found.size} times: ${[...found].map(([path, folder]) => `${folder} has ${path}`).join("; ")}`];
}
