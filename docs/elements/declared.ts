import { filesOf, isTest, read } from "../checks/tree.ts";

/** An option, or a method, as it is declared: its docstring, and what stands after its name. */
export interface Member { readonly name: string; readonly words: string; readonly rest: string; readonly method: boolean }

/** An interface of the author's API. */
export interface Declared {
  readonly name: string;
  readonly words: string;
  /** What it takes over from others: all, or only or not these members. */
  readonly from: readonly { readonly name: string; readonly only?: readonly string[]; readonly not?: readonly string[] }[];
  readonly members: readonly Member[];
  /** Its ways to be called, without a name. */
  readonly calls: readonly string[];
}

/** An exported function or object beside the interfaces, with its docstring. */
export type Exported = ReadonlyMap<string, string>;

const INTERFACE = /((?:^\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)?)^(?:export )?interface (\w+)(?:<[^\n]*?>)?(?: extends ([^\n]*?))? \{\n([\s\S]*?)^\}/gm;
const MEMBER = /((?:^ {2}\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)?)^ {2}(?:readonly )?([a-zA-Z]\w*)\??((?:<[^\n]*>)?)([(:])([^\n]*(?:\n {4}[^\n]*\n {2}[^\n]*)?);$/gm;
const CALL = /^ {2}((?:<[^\n]*>)?\((?:[^\n]*|\n[\s\S]*?\n {2}\)[^\n]*);)$/gm;
const EXPORTED = /^(\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)export (?:async )?(?:function|const) (\w+)/gm;

/** A docstring's text in Markdown: without its stars, and without the example that it may end in. */
export function plain(comment: string): string {
  return comment.replaceAll(/^ *\/\*\*\s?|\s*\*\/\s*$|^ *\* ?/gm, "").replace(/^@example[\s\S]*?(?=^@|(?![\s\S]))/gm, "").replace(/^@see [^\n]*$/gm, "")
    .replaceAll(/\{@link (\w+)\}/g, "`$1`").replaceAll(/^@returns /gm, "\nIt gives back ").replaceAll(/^@throws /gm, "\nIt throws ").replaceAll(/^@typeParam [^\n]*$/gm, "").replaceAll(/\n{3,}/g, "\n\n").trim();
}

const sourcesOf = (root: string): string[] => filesOf(root).filter((path) => /^packages\/tutti\/src\/(?:ui|runner\/data)\/[a-z-]+\.ts$|^packages\/tutti\/src\/[a-z-]+\.ts$/.test(path) && !isTest(path));

export function declaredIn(root: string): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  for (const file of sourcesOf(root)) {
    for (const [, comment = "", name = "", heritage = "", body = ""] of read(root, file).matchAll(INTERFACE)) {
      found.set(name, { name, words: plain(comment), from: splitTypes(heritage).map(inherited), members: [...body.matchAll(MEMBER)].map(member), calls: [...body.matchAll(CALL)].map((call) => call[1] ?? "") });
    }
  }
  return found;
}

export function exportedIn(root: string): Exported {
  return new Map(sourcesOf(root).flatMap((file) => [...read(root, file).matchAll(EXPORTED)].map(([, comment = "", name = ""]) => [name, plain(comment)] as const)));
}

const member = ([, comment = "", name = "", generics = "", sign = "", rest = ""]: RegExpMatchArray): Member =>
  ({ name, words: plain(comment), rest: `${generics}${sign}${rest}`, method: sign === "(" });

/** `Omit<Options<number>, "run">`: from whom, and without what. */
function inherited(text: string): Declared["from"][number] {
  const part = /^(Omit|Pick)<(\w+)[\s\S]*?, ((?:"\w+"(?: \| )?)+)>$/.exec(text);
  if (!part) return { name: /^\w+/.exec(text)?.[0] ?? text };
  const names = [...(part[3] ?? "").matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "");
  return { name: part[2] ?? "", ...(part[1] === "Omit" ? { not: names } : { only: names }) };
}

/** Parts of a list of types, at the commas that lie in no brackets. */
function splitTypes(list: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const letter of list) {
    if (letter === "<" || letter === "(" || letter === "{") depth += 1;
    if (letter === ">" || letter === ")" || letter === "}") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
