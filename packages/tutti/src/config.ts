import { isSettingName, SETTING_VARIABLE, type JsonValue, type SaidSetting, type SaidSettings } from "@tutti/protocol/script";
import { AuthorError } from "./ui/author-error.ts";

/** A type without its one value: `number` for `10`. */
type Any<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

/** Settings of the app's own: `config` in `tutti.config.ts`, `TUTTI_CONFIG_…` in the environment, `--config.…` on the command line, the later one winning. */
export interface Config {
  /** @throws where nobody has said it: the message names where it can be. */
  get(name: string): JsonValue;
  /**
   * @param usual what it is where nobody says it; what is said has to be of its type.
   * @throws where it is of another type, naming the place where it was said.
   */
  get<T extends JsonValue>(name: string, usual: T): Any<T>;
  has(name: string): boolean;
}

/** Where settings come from. */
export interface ConfigSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the config file and the command line; what they do not say, the environment may. */
  readonly said: SaidSettings;
  /** How one is said, where that is neither of them. */
  readonly how?: (name: string) => string;
}

/** `TUTTI_CONFIG_MAX_ROWS` for `maxRows`. */
const variableOf = (name: string): string => `${SETTING_VARIABLE}${name.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`;

/** @param sources asked each time: an app under test has others than its process. */
export function configFrom(sources: () => ConfigSources): Config {
  const find = (name: string): SaidSetting | undefined => {
    const { environment, said } = sources();
    if (!isSettingName(name)) throw new AuthorError(`config.get(${JSON.stringify(name)}): a name begins with a small letter, and has letters and digits alone`);
    if (Object.hasOwn(said, name)) return said[name];
    const place = variableOf(name);
    const value = environment[place];
    return value === undefined ? undefined : { value, place, words: true };
  };
  return {
    has: (name) => find(name) !== undefined,
    get<T extends JsonValue>(name: string, usual?: T): Any<T> {
      const found = find(name);
      if (found && usual !== undefined) return fitting(found, name, usual);
      // Without one of its type it is what was said.
      return (found?.value ?? usual ?? missing(name, sources())) as Any<T>;
    },
  };
}

const kindOf = (value: JsonValue): string => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value);
const KINDS: Readonly<Record<string, string>> = { string: "a text", number: "a number", boolean: "true or false", list: "a list", object: "an object", null: "null" };

function fitting<T extends JsonValue>({ value, place, words }: SaidSetting, name: string, usual: T): Any<T> {
  const wanted = kindOf(usual);
  const meant = words && typeof value === "string" && wanted !== "string" ? read(value) : value;
  // Of the same kind: no more of its type can be seen at run time.
  if (kindOf(meant) === wanted || usual === null) return meant as Any<T>;
  throw new AuthorError(`${place} is ${JSON.stringify(value)}, and config.get("${name}") takes ${KINDS[wanted]}`);
}

/** What words stand for: JSON where they are any. */
function read(words: string): JsonValue {
  try {
    return JSON.parse(words) as JsonValue;
  } catch {
    return words;
  }
}

function missing(name: string, { said, how }: ConfigSources): never {
  const known = Object.keys(said);
  throw new AuthorError(
    `There is no setting "${name}"${known.length > 0 ? `; there are ${known.join(", ")}` : ""}`,
    how?.(name) ?? `Say it in tutti.config.ts (config: { ${name}: … }), as ${variableOf(name)} in the environment or as --config.${name}=…, or name what it usually is: config.get("${name}", …)`,
  );
}
