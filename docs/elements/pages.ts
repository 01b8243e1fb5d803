import { filesOf, isTest, read } from "../checks/tree.ts";

const EXAMPLES = "demos/elements/";
/** One method of the author's API: what stands above it, and how it is called. */
const METHOD = /((?:^ {2}\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)?)^ {2}((?:readonly )?([a-z]\w*)(?:<[^\n]*>)?[(:][^\n]*;)$/gm;

interface Method { readonly words: string; readonly signatures: string[] }

/** The docstring's text, without its stars. */
const plain = (comment: string): string => comment.replaceAll(/^ *\/\*\*\s?|\s*\*\/\s*$|^ *\* ?/gm, "").replaceAll(/\{@link (\w+)\}/g, "`$1`").trim();

function methodsOf(root: string): ReadonlyMap<string, Method> {
  const found = new Map<string, { words: string; signatures: string[] }>();
  for (const file of filesOf(root).filter((path) => /^packages\/tutti\/src\/ui\/[a-z-]+\.ts$/.test(path) && !isTest(path))) {
    for (const block of read(root, file).matchAll(/^(?:export )?interface \w*[^\n]*\{\n([\s\S]*?)^\}/gm)) {
      for (const [, comment = "", signature = "", name = ""] of (block[1] ?? "").matchAll(METHOD)) {
        const method = found.get(name) ?? { words: "", signatures: [] };
        found.set(name, method);
        if (method.words.length < plain(comment).length) method.words = plain(comment);
        if (!method.signatures.includes(signature)) method.signatures.push(signature);
      }
    }
  }
  return found;
}

const methodOf = (kebab: string): string => kebab.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The page of each example, by its path: made of the words above the method, its call, and the example's code. */
export function elementPages(root: string): ReadonlyMap<string, string> {
  const methods = methodsOf(root);
  const examples = filesOf(root).filter((path) => path.startsWith(EXAMPLES) && /^[a-z-]+\.ts$/.test(path.slice(EXAMPLES.length)));
  const pages = new Map<string, string>();
  for (const example of examples) {
    const kebab = example.slice(EXAMPLES.length, -".ts".length);
    const name = methodOf(kebab);
    const method = methods.get(name);
    const drawn = method?.signatures.filter((signature) => /^(?:readonly )?\w+(?:<|\(|: [A-Z])/.test(signature)) ?? [];
    const call = drawn.length > 0 ? `\n\`\`\`ts\n${drawn.join("\n")}\n\`\`\`\n` : "";
    pages.set(`docs/elements/${kebab}.md`, `# ${name}\n\n${method?.words ? `${method.words}\n` : ""}${call}\n## Example\n\nThis is [${example}](../../${example}).\n\n\`\`\`ts\n${read(root, example).trimEnd()}\n\`\`\`\n`);
  }
  const list = examples.map((example) => example.slice(EXAMPLES.length, -".ts".length)).map((kebab) => `- [${methodOf(kebab)}](${kebab}.md)`);
  pages.set("docs/elements/README.md", `# Elements\n\nOne page for each example. They are generated: \`node docs/elements/generate.ts\` makes them anew.\n\n${list.join("\n")}\n`);
  return pages;
}

/** @returns a sentence for each page that is not as its sources say. */
export function elementPageProblems(root: string): string[] {
  const there = new Set(filesOf(root));
  return [...elementPages(root)].flatMap(([path, text]) => (there.has(path) && read(root, path) === text ? [] : [`${path} is out of date: run node docs/elements/generate.ts`]));
}
