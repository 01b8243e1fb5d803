import { resolve } from "node:path";
import { DEFAULT_LIMITS } from "@tutti/server";
import { didYouMean } from "../nearest.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "./config.ts";
import { inFolder, theme } from "./theme.ts";
import { identity, secretName, withSecrets } from "./identity.ts";
import { SETTING_VARIABLE } from "@tutti/protocol";
import { appConfig, appConfigTyped } from "./app-config.ts";
import { connections } from "./connections.ts";
import { access, embed, logStyle, numbers, origins, port, record, word, type Rule } from "./rules.ts";

/** How each setting is read. The one list: the environment, the config file and the command line know no others. */
const RULES: { readonly [Name in keyof Settings]-?: Rule<NonNullable<Settings[Name]>> } = {
  port, host: word, data: word, log: logStyle, access, config: appConfig, connections, identity, origins, contentOrigins: origins, embed, limits: numbers(Object.keys(DEFAULT_LIMITS)), theme,
};

/** The settings that a word can say. The others are objects, and stand in the config file only. */
const IN_WORDS = ["port", "host", "data", "log"] as const;

const environmentName = (setting: string): string => `TUTTI_${setting.toUpperCase()}`;

/** A config file that was read, and the place that its relative paths start from. */
export interface ConfigFile {
  readonly file: string;
  /** How messages name it. */
  readonly path: string;
  readonly folder: string;
  readonly content: unknown;
}

/**
 * Puts the settings together: environment, then `tutti.config.ts`, then the command line, the later one winning.
 *
 * @param cwd where relative paths of the environment and the command line start
 * @throws {Problem} for a setting that is unknown or wrong, naming the place
 */
export function settingsFrom(
  environment: Readonly<Record<string, string | undefined>>, config: ConfigFile | undefined, options: Readonly<Record<string, string | true>>, cwd: string,
): Settings {
  const settings = { ...fromEnvironment(environment, cwd), ...(config ? fromConfig(config) : {}), ...fromCommandLine(options, cwd) };
  const own = { ...settings.config, ...appConfigTyped(options) };
  const identity = withSecrets(settings.identity, environment);
  return { ...settings, ...(identity ? { identity } : {}), ...(Object.keys(own).length > 0 ? { config: own } : {}) };
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>, cwd: string): Settings {
  const known = IN_WORDS.map(environmentName);
  const stray = Object.keys(environment).find((name) => name.startsWith("TUTTI_") && !known.includes(name) && !name.startsWith(secretName("")) && !name.startsWith(SETTING_VARIABLE) && !isOfService(name));
  if (stray !== undefined) throw new Problem(`The environment sets ${stray}, and there is no such setting${didYouMean(stray, known)}`);
  const named = IN_WORDS.map((setting) => [setting, environment[environmentName(setting)]] as const);
  return inWords(named, (setting) => environmentName(setting), cwd);
}

/** Kubernetes writes such names for a service that is called "tutti"; they are not meant for us. */
const isOfService = (name: string): boolean => /^TUTTI_(SERVICE_|PORT_\d+_)/.test(name);

function fromCommandLine(options: Readonly<Record<string, string | true>>, cwd: string): Settings {
  return inWords(IN_WORDS.map((setting) => [setting, options[setting]] as const), (setting) => `--${setting}`, cwd);
}

function inWords(given: readonly (readonly [keyof Settings, unknown])[], place: (setting: string) => string, cwd: string): Settings {
  const read = given.filter(([, raw]) => raw !== undefined).map(([setting, raw]) => [setting, RULES[setting](raw, place(setting))]);
  return withFolder(Object.fromEntries(read) as Settings, cwd);
}

function fromConfig({ path, folder, content }: ConfigFile): Settings {
  const given = record(content, path, Object.keys(RULES));
  const read = Object.entries(RULES).flatMap(([name, rule]) => (given[name] === undefined ? [] : [[name, rule(given[name], `${path}: ${name}`)]]));
  return withFolder(Object.fromEntries(read) as Settings, folder);
}

const withFolder = (settings: Settings, folder: string): Settings => ({
  ...settings,
  ...(settings.data === undefined ? {} : { data: resolve(folder, settings.data) }),
  ...(settings.theme === undefined ? {} : { theme: inFolder(settings.theme, folder) }),
});
