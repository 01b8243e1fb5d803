import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";

/** A mistake that keeps a file from being read, where it is, and that place's lines. */
export interface SyntaxProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly excerpt: string;
}

/** Everything of the author's own that a script imports, itself included, and the mistakes in it. */
export interface Imports {
  readonly files: ReadonlySet<string>;
  readonly problems: readonly SyntaxProblem[];
}

const CODE = new Set([".ts", ".mts", ".js", ".mjs", ".tsx", ".jsx"]);
const LANGUAGES = { ts: "ts", js: "js", tsx: "tsx", jsx: "jsx" } as const;
const languageOf = (file: string): "ts" | "js" | "tsx" | "jsx" => LANGUAGES[extname(file).replace(/^\.m?/, "") as keyof typeof LANGUAGES] ?? "js";

/** Follows a script's relative imports. Packages are passed over: they do not change while somebody writes an app. */
export function importsOf(entry: string): Imports {
  const files = new Set<string>();
  const problems: SyntaxProblem[] = [];
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!CODE.has(extname(file)) || !existsSync(file)) continue;
    const { wanted, problem } = parse(file, readFileSync(file, "utf8"));
    if (problem) problems.push(problem);
    open.push(...wanted.flatMap((specifier) => locate(specifier, file) ?? []));
  }
  return { files, problems };
}

function parse(file: string, text: string): { wanted: string[]; problem: SyntaxProblem | undefined } {
  const { module, errors } = parseSync(file, text, { lang: languageOf(file), sourceType: "module" });
  const wanted = module.staticImports.map((one) => one.moduleRequest.value);
  for (const one of module.staticExports) wanted.push(...one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []));
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(["'`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[2]) wanted.push(literal[2]);
  }
  const [error] = errors;
  if (!error) return { wanted, problem: undefined };
  const at = error.labels[0]?.start ?? 0;
  const before = text.slice(0, at).split("\n");
  const place = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  return { wanted, problem: { file, ...place, message: error.message, excerpt: excerptOf(text, place.line, place.column) } };
}

/** The file that a relative import means. TypeScript authors may write `./orders.js` for `orders.ts`. */
function locate(specifier: string, from: string): string | undefined {
  const path = specifier.startsWith("file:") ? fileURLToPath(specifier) : /^\.{0,2}\//.test(specifier) ? resolve(dirname(from), specifier) : undefined;
  if (path === undefined || existsSync(path)) return path;
  const typed = path.replace(/\.(m?)js$/, ".$1ts");
  return existsSync(typed) ? typed : path;
}

/** The line of a mistake between its neighbours, and a mark under its column. */
export function excerptOf(text: string, line: number, column: number): string {
  const lines = text.split("\n");
  const shown = [line - 1, line, line + 1].filter((n) => n >= 1 && n <= lines.length);
  const width = String(shown.at(-1)).length;
  return shown
    .flatMap((n) => {
      const text = `${n === line ? ">" : " "} ${String(n).padStart(width)} | ${lines[n - 1]}`;
      return n === line ? [text, `  ${" ".repeat(width)} | ${" ".repeat(column - 1)}^`] : [text];
    })
    .join("\n");
}
