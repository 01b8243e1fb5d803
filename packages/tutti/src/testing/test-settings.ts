import { isSettingName, jsonProblem, type JsonValue } from "@tutti/protocol";
import type { ConfigSources } from "../config.ts";
import { secretNameProblem, type SecretSources } from "../secrets.ts";
import type { SettingsHere } from "../host/settings-here.ts";
import { AuthorError } from "../ui/author-error.ts";

/** What an app under test finds in `config` and `secrets`, in place of what its process has. */
export interface TestSettings {
  /** All that `config` has; what it is said to be usually stands for what is left out. The process's own where absent. */
  readonly config?: Readonly<Record<string, JsonValue>>;
  /** All that `secrets` has. The process's own where absent. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** @throws AuthorError where one is none, naming its place. */
export function settingsOf({ config, secrets }: TestSettings): SettingsHere {
  return { ...(config !== undefined && { config: configOf(config) }), ...(secrets !== undefined && { secrets: secretsOf(secrets) }) };
}

function configOf(config: NonNullable<TestSettings["config"]>): ConfigSources {
  const said = entriesOf("config", config).map(([name, value]) => {
    if (!isSettingName(name)) throw new AuthorError(`testApp: config has ${JSON.stringify(name)}: a name begins with a small letter, and has letters and digits alone`);
    const problem = jsonProblem(value, `config.${name}`);
    if (problem !== undefined) throw new AuthorError(`testApp: ${problem}`, "A setting is plain JSON");
    return [name, { value: value as JsonValue, place: `testApp: config.${name}` }] as const;
  });
  return { environment: {}, said: Object.fromEntries(said), how: (name) => `Hand it over: testApp(app, { config: { ${name}: … } }), or name what it usually is: config.get("${name}", …)` };
}

function secretsOf(secrets: NonNullable<TestSettings["secrets"]>): SecretSources {
  const environment = entriesOf("secrets", secrets).map(([name, value]) => {
    const problem = secretNameProblem(name);
    if (problem) throw new AuthorError(`testApp: secrets has ${JSON.stringify(name)}: ${problem.message}`, problem.hint);
    // What it is stays out of the sentence, as everywhere.
    if (typeof value !== "string" || value === "") throw new AuthorError(`testApp: secrets.${name} is no text, or an empty one`, "A secret is a text");
    return [name, value] as const;
  });
  return { environment: Object.fromEntries(environment), read: () => undefined, how: (name) => `Hand it over: testApp(app, { secrets: { ${name}: "…" } })` };
}

function entriesOf(what: string, given: object): readonly (readonly [string, unknown])[] {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw new AuthorError(`testApp: ${what} is no object of names and values`);
  return Object.entries(given);
}
