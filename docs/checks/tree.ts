import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PASSED_OVER = new Set(["node_modules", "dist", ".git", ".tutti", ".cache"]);

/** The files of a tree, by their path from its root, sorted. */
export function filesOf(root: string, folder = ""): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => !PASSED_OVER.has(entry.name));
  return entries
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(root, path) : [path];
    })
    .toSorted();
}

export const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8");

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** The line, counted from 1, in which a place of a text lies. */
export const lineOf = (text: string, index: number): number => text.slice(0, index).split("\n").length;
