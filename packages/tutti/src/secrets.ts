import { AuthorError } from "./ui/author-error.ts";

/** What an app has to know and nobody shall read: keys and passwords of other services. They stand outside of its text. */
export interface Secrets {
  /** @throws where there is none: the message says how to set one. */
  get(name: string): string;
  has(name: string): boolean;
}

/** Where secrets come from. */
export interface SecretSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @returns `undefined` where the file cannot be read. */
  read(file: string): string | undefined;
  /** How one is set, where that is not the environment. */
  readonly how?: (name: string) => string;
}

/** What is wrong with the name of a secret, if anything is. */
export function secretNameProblem(name: string): { readonly message: string; readonly hint?: string } | undefined {
  if (typeof name !== "string" || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return { message: "a name has letters, digits and _ alone, and begins with no digit" };
  return name.startsWith("TUTTI_") ? { message: "what begins with TUTTI_ is the server's own", hint: "Give it another name" } : undefined;
}

/**
 * Secrets by their names: a variable of the environment, or the file that the variable of that name with `_FILE` names, as containers hand
 * them over. Settings of the server's own (`TUTTI_…`) are none of an app's.
 *
 * @param sources asked each time: an app under test has others than its process.
 */
export function secretsFrom(sources: () => SecretSources): Secrets {
  const find = (name: string): string | undefined => {
    const problem = secretNameProblem(name);
    if (problem) throw new AuthorError(`secrets.get(${JSON.stringify(name)}): ${problem.message}`, problem.hint);
    const { environment, read } = sources();
    const said = environment[name];
    if (said !== undefined && said !== "") return said;
    const file = environment[`${name}_FILE`];
    if (file === undefined || file === "") return undefined;
    const text = read(file)?.replace(/\r?\n$/, "");
    if (text === undefined) throw new AuthorError(`The secret "${name}" cannot be read: ${name}_FILE names a file that is not there, or not for this process`);
    return text === "" ? undefined : text;
  };
  return {
    has: (name) => find(name) !== undefined,
    get: (name) => find(name) ?? missing(name, sources()),
  };
}

function missing(name: string, { how }: SecretSources): never {
  throw new AuthorError(`There is no secret "${name}"`, how?.(name) ?? `Set ${name} in the environment that the server is started with, or name a file that holds it in ${name}_FILE`);
}
