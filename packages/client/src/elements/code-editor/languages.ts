import type { Extension } from "@codemirror/state";
import type { CodeLanguage } from "@tutti/protocol";

/** Tables and their columns, offered while SQL is written. */
export type Schema = Readonly<Record<string, readonly string[]>>;

/** Each language is a file of its own, fetched when the first code in it is shown. */
const LANGUAGES: Readonly<Record<Exclude<CodeLanguage, "text">, (schema: Schema | undefined) => Promise<Extension>>> = {
  sql: async (schema) => (await import("@codemirror/lang-sql")).sql(schema && { schema }),
  python: async () => (await import("@codemirror/lang-python")).python(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true }),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true, typescript: true }),
  json: async () => (await import("@codemirror/lang-json")).json(),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown(),
  html: async () => (await import("@codemirror/lang-html")).html(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
};

/** What the editor knows of a language; nothing where its code did not load: then it is written without colours. */
export async function languageOf(language: CodeLanguage | undefined, schema: Schema | undefined): Promise<Extension> {
  if (language === undefined || language === "text") return [];
  try {
    return await LANGUAGES[language](schema);
  } catch (error) {
    console.error(error);
    return [];
  }
}
