import { statSync } from "node:fs";
import { join } from "node:path";
import { filesOf, read } from "../checks/tree.ts";
import { elementDocs, type ElementDocs } from "./element-docs.ts";
import { SECTIONS } from "./sections.ts";

const EXAMPLES = "demos/elements/";
const FOLDER = "docs/elements/";

export const methodOf = (kebab: string): string => kebab.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const kebabOf = (method: string): string => method.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The names of the examples of elements, in kebab-case. */
export const examplesOf = (files: readonly string[]): string[] =>
  files.filter((path) => path.startsWith(EXAMPLES) && /^[a-z-]+\.ts$/.test(path.slice(EXAMPLES.length))).map((path) => path.slice(EXAMPLES.length, -".ts".length));

/** The page of each example, by its path: made of the words above the method, its calls and options, a picture, and the example's code. */
export function elementPages(root: string): ReadonlyMap<string, string> {
  const files = filesOf(root);
  const there = new Set(files);
  const examples = examplesOf(files);
  const { docs } = elementDocs(root, examples.map(methodOf));
  const pages = new Map<string, string>();
  for (const kebab of examples) {
    const example = `${EXAMPLES}${kebab}.ts`;
    const name = methodOf(kebab);
    pages.set(`${FOLDER}${kebab}.md`, [
      `# ${name}`, ...spoken(docs.get(name)), ...picture(kebab, there),
      "## Example", `This is [${example}](../../${example}).`, fenced(read(root, example).trimEnd()), ...optionTable(docs.get(name)),
    ].join("\n\n") + "\n");
  }
  pages.set(`${FOLDER}README.md`, index(new Set(examples), docs));
  return pages;
}

const fenced = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

function spoken(docs: ElementDocs | undefined): string[] {
  if (!docs) return [];
  return [...(docs.words ? [docs.words] : []), ...(docs.calls.length > 0 ? [fenced(docs.calls.join("\n"))] : [])];
}

function picture(kebab: string, there: ReadonlySet<string>): string[] {
  const [light, dark] = [`pictures/${kebab}.webp`, `pictures/${kebab}-dark.webp`];
  if (!there.has(FOLDER + light)) return [];
  const image = `<img src="${light}" alt="What the example below draws" width="720">`;
  return [there.has(FOLDER + dark) ? `<picture><source media="(prefers-color-scheme: dark)" srcset="${dark}">${image}</picture>` : image];
}

function optionTable(docs: ElementDocs | undefined): string[] {
  if (!docs || (docs.options.length === 0 && !docs.input)) return [];
  const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
  const rows = docs.options.map(({ name, rest, words, method }) => `| \`${name}\` | \`${cell(method ? rest : rest.slice(2))}\` | ${cell(words)} |`);
  return [
    "## Options",
    ...(rows.length > 0 ? [["| option | type | |", "|---|---|---|", ...rows].join("\n")] : []),
    ...(docs.input ? ["It also takes [what every input takes](README.md#what-every-input-takes), and `key`, `help` and `width`."] : []),
  ];
}

function index(examples: ReadonlySet<string>, docs: ReadonlyMap<string, ElementDocs>): string {
  const line = (name: string): string => {
    const first = /^[\s\S]*?(?:[.:;](?=\s|$)|$)/.exec(docs.get(name)?.words ?? "")?.[0].replaceAll(/\s+/g, " ").replace(/[:;]$/, ".") ?? "";
    return `- [${name}](${kebabOf(name)}.md)${first ? `: ${first}` : ""}`;
  };
  const sections = Object.entries(SECTIONS).map(([title, names]) => `## ${title}\n\n${names.filter((name) => examples.has(kebabOf(name))).map(line).join("\n")}`);
  return `# Elements\n\nEach has a page with a running example. The pages are generated from the docstrings and the examples: \`node docs/elements/generate.ts\` makes them anew, and \`node docs/elements/pictures.ts\` their pictures.\n\n${sections.join("\n\n")}\n`;
}

/** @returns a sentence for each element without an example, example without a place in the index, and page that is not as its sources say. */
export function elementPageProblems(root: string): string[] {
  const files = filesOf(root);
  const there = new Set(files);
  const examples = examplesOf(files).map(methodOf);
  const listed = new Set(Object.values(SECTIONS).flat());
  const pages = elementPages(root);
  return [
    ...[...elementDocs(root, []).methods].filter((name) => !examples.includes(name)).map((name) => `\`${name}\` has no example: write ${EXAMPLES}${kebabOf(name)}.ts`),
    ...examples.filter((name) => !listed.has(name)).map((name) => `\`${name}\` stands in no section of ${FOLDER}sections.ts`),
    ...[...listed].filter((name) => !examples.includes(name)).map((name) => `${FOLDER}sections.ts lists \`${name}\`, and there is no ${EXAMPLES}${kebabOf(name)}.ts`),
    ...files.filter((path) => /^docs\/elements\/[\w-]+\.md$/.test(path) && !pages.has(path)).map((path) => `${path} is the page of no example`),
    ...pictureProblems(root, files, examples),
    ...[...elementDocs(root, examples).docs].filter(([, { words }]) => words === "").map(([name]) => `\`${name}\` has no docstring in packages/tutti/src/ui that says what it is`),
    ...[...pages].flatMap(([path, text]) => (there.has(path) && read(root, path) === text ? [] : [`${path} is out of date: run node docs/elements/generate.ts`])),
  ];
}

/** All pictures together, in bytes: they are cloned by everybody. */
const PICTURES_AT_MOST = 3_000_000;

function pictureProblems(root: string, files: readonly string[], examples: readonly string[]): string[] {
  const pictures = files.filter((path) => path.startsWith(`${FOLDER}pictures/`));
  const bytes = pictures.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
  return [
    ...pictures.filter((path) => !examples.includes(methodOf(/([a-z-]+?)(?:-dark)?\.webp$/.exec(path)?.[1] ?? ""))).map((path) => `${path} is the picture of no example`),
    ...(bytes > PICTURES_AT_MOST ? [`${FOLDER}pictures has ${bytes} bytes, and ${PICTURES_AT_MOST} are the most: take smaller ones`] : []),
  ];
}
