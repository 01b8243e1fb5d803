import { appendFileSync, readFileSync } from "node:fs";

/** Writes a line into a file, and is busy until there are so many of them. */
export default function meet({ notes, n }: { readonly notes: string; readonly n: number }): number {
  if (n > 8) throw new RangeError("So many never meet");
  appendFileSync(notes, "here\n");
  while (readFileSync(notes, "utf8").split("\n").length <= n) Math.sqrt(2);
  return n;
}
