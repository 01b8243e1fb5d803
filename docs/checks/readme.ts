import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOf, read } from "./tree.ts";

const NPM_OWN = new Set(["install", "ci", "create", "init", "audit"]);

/** What a page of words promises and a reader will try: the commands it shows, and the files and pictures it links to. */
export function readmeProblems(root: string, commands: readonly string[]): string[] {
  const scripts = new Set(Object.keys((JSON.parse(read(root, "package.json")) as { scripts?: Record<string, string> }).scripts ?? {}));
  const pages = filesOf(root).filter((file) => file.endsWith(".md") && !file.includes("/template/"));
  return pages.flatMap((page) => {
    const text = read(root, page);
    return [...missingScripts(page, text, scripts), ...missingCommands(page, text, commands), ...deadLinks(root, page, text)];
  });
}

function missingScripts(page: string, text: string, scripts: ReadonlySet<string>): string[] {
  const named = [...text.matchAll(/\b(?:npm|pnpm) (?:run )?([a-z][a-z:-]*)/g)].filter((match) => inCode(text, match.index)).map((match) => match[1] ?? "");
  return named.filter((name) => name !== "run" && !NPM_OWN.has(name) && !scripts.has(name)).map((name) => `${page}: "npm run ${name}" is no script of package.json`);
}

function missingCommands(page: string, text: string, commands: readonly string[]): string[] {
  // `<tutti src="…">` is a tag of MediaWiki's.
  const named = [...text.matchAll(/(?<!<)\btutti ([a-z]+)\b/g)].filter((match) => inCode(text, match.index)).map((match) => match[1] ?? "");
  return [...new Set(named)].filter((name) => !commands.includes(name)).map((name) => `${page}: "tutti ${name}" is no command`);
}

function deadLinks(root: string, page: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  return local.filter((target) => !existsSync(join(root, dirname(page), target))).map((target) => `${page}: links to ${target}, which is not there`);
}

/** Whether a place of a Markdown text lies between backticks or in a fenced block. */
function inCode(text: string, index: number): boolean {
  const before = text.slice(0, index);
  if ((before.match(/^```/gm)?.length ?? 0) % 2 === 1) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
