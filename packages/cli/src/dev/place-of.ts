import { existsSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { excerptOf } from "./imports.ts";

/** A line of a stack: `at name (file:///apps/sales.ts:3:11)`. */
const FRAME = /\(?((?:file:\/\/)?\/[^()\n]+?):(\d+):(\d+)\)?\s*$/;

/**
 * Where in the author's own files an error arose: `sales.ts:3:11` and the lines around it.
 *
 * @param folder the folder of the apps; frames of packages, and of ours, are passed over
 * @returns `undefined` where no frame is the author's
 */
export function placeOf(stack: string, folder: string): string | undefined {
  for (const line of stack.split("\n")) {
    const [, file = "", row = "", column = ""] = FRAME.exec(line) ?? [];
    const path = file.startsWith("file://") ? fileURLToPath(file) : file;
    if (!path.startsWith(folder + sep) || path.includes(`${sep}node_modules${sep}`) || !existsSync(path)) continue;
    return `${relative(process.cwd(), path)}:${row}:${column}\n${excerptOf(readFileSync(path, "utf8"), Number(row), Number(column))}`;
  }
  return undefined;
}
