import hljs from "highlight.js/lib/core";
import type { LanguageFn } from "highlight.js";
import { linesOf, plainLines, type Line } from "./lines.ts";

/** The languages we know; each is a file of its own, fetched when the first code in it is shown. */
const LANGUAGES = {
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  css: () => import("highlight.js/lib/languages/css"),
  diff: () => import("highlight.js/lib/languages/diff"),
  go: () => import("highlight.js/lib/languages/go"),
  graphql: () => import("highlight.js/lib/languages/graphql"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  lua: () => import("highlight.js/lib/languages/lua"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  php: () => import("highlight.js/lib/languages/php"),
  python: () => import("highlight.js/lib/languages/python"),
  r: () => import("highlight.js/lib/languages/r"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  scala: () => import("highlight.js/lib/languages/scala"),
  sql: () => import("highlight.js/lib/languages/sql"),
  swift: () => import("highlight.js/lib/languages/swift"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
} satisfies Record<string, () => Promise<{ default: LanguageFn }>>;

type Language = keyof typeof LANGUAGES;

const ALIASES: Readonly<Record<string, Language>> = {
  "c++": "cpp", "c#": "csharp", cs: "csharp", golang: "go", html: "xml", js: "javascript", jsx: "javascript", kt: "kotlin",
  md: "markdown", mjs: "javascript", patch: "diff", py: "python", rb: "ruby", rs: "rust", sh: "bash", shell: "bash",
  svg: "xml", toml: "ini", ts: "typescript", tsx: "typescript", yml: "yaml", zsh: "bash",
};

/** @returns our name for a language as an author writes it, or `undefined` where we do not know it. */
export function languageOf(name: string | undefined): Language | undefined {
  const plain = (name ?? "").trim().toLowerCase();
  if (Object.hasOwn(ALIASES, plain)) return ALIASES[plain];
  return Object.hasOwn(LANGUAGES, plain) ? (plain as Language) : undefined;
}

/** Longer than this, colours cost more than they show. */
const MAX_CHARS = 200_000;

/** Fetches what the language needs, and returns the text's lines; without colours where the language is not known. */
export async function highlight(text: string, name: string | undefined): Promise<Line[]> {
  const language = languageOf(name);
  if (language === undefined || text.length > MAX_CHARS) return plainLines(text);
  if (!hljs.getLanguage(language)) hljs.registerLanguage(language, (await LANGUAGES[language]()).default);
  return linesOf(hljs.highlight(text, { language, ignoreIllegals: true }).value);
}
