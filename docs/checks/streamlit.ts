import { filesOf, isTest, lineOf, read } from "./tree.ts";

const PAGE = "docs/coming-from-streamlit.md";

/** The table of another framework's names has to name methods that are there. @returns a sentence for each that is not */
export function streamlitProblems(root: string): string[] {
  const files = filesOf(root);
  if (!files.includes(PAGE)) return [];
  const sources = files.filter((file) => file.startsWith("packages/tutti/src/ui/") && file.endsWith(".ts") && !isTest(file)).map((file) => read(root, file));
  const known = new Set(sources.flatMap((text) => [...text.matchAll(/^ {2}(?:readonly )?([a-z]\w*)(?:<[^\n]*>)?[(:]/gm)].map((match) => match[1])));
  const page = read(root, PAGE);
  return [...page.matchAll(/`ui\.([a-zA-Z]+)/g)].flatMap((match) =>
    (known.has(match[1] ?? "") ? [] : [`${PAGE}:${lineOf(page, match.index)}: there is no ui.${match[1]}`]));
}
