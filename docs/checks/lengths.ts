import { filesOf, isTest, read } from "./tree.ts";

/** The longest a source file may be, tests aside. A file that holds one idea stays far below it. */
export const MAX_LINES = 400;

export function lengthProblems(root: string): string[] {
  const sources = filesOf(root).filter((file) => /\.(ts|tsx|mjs|js|css)$/.test(file) && !isTest(file));
  return sources.flatMap((file) => {
    const lines = read(root, file).trimEnd().split("\n").length;
    return lines > MAX_LINES ? [`${file}: ${lines} lines, where ${MAX_LINES} are the most; which of its ideas wants a file of its own?`] : [];
  });
}
