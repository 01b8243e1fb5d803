import { relative } from "node:path";

/** A place in a file, as people name it: `brush.ts:12`. `at` is an offset in `text`, or the line itself where there is no text. */
export function placeOf(file: string, text: string | undefined, at: number): { readonly line: number; readonly shown: string } {
  const line = text === undefined ? at : text.slice(0, at).split("\n").length;
  return { line, shown: `${relative(process.cwd(), file)}:${line}` };
}
