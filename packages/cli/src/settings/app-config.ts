import { isSettingName, type SaidSettings } from "@tutti/protocol";
import { Problem } from "../problem.ts";
import { record, type Rule } from "./rules.ts";

/** What the command line calls a setting of the app's own. */
export const ON_COMMAND_LINE = "config.";

/** Settings of the app's own in the config file, each with the place that messages name. */
export const appConfig: Rule<SaidSettings> = (raw, place) =>
  Object.fromEntries(Object.entries(record(raw, place)).map(([name, value]) => {
    const at = `${place}.${named(name, place)}`;
    if (value === undefined || JSON.stringify(value) === undefined) throw new Problem(`${at} has to be plain JSON: texts, numbers, truths, lists and objects`);
    // What a file says as a date or a class is what JSON makes of it, for every process.
    return [name, { value: JSON.parse(JSON.stringify(value)), place: at }];
  }));

/** Those of the command line: `--config.limit=50`. */
export const appConfigTyped = (options: Readonly<Record<string, string | true>>): SaidSettings =>
  Object.fromEntries(Object.entries(options).flatMap(([option, value]) => {
    if (!option.startsWith(ON_COMMAND_LINE) || value === true) return [];
    const name = named(option.slice(ON_COMMAND_LINE.length), "--config");
    return [[name, { value, place: `--${option}`, words: true as const }]];
  }));

function named(name: string, place: string): string {
  if (!isSettingName(name)) throw new Problem(`${place}: a setting cannot be called ${JSON.stringify(name)}; a name begins with a small letter, and has letters and digits alone`);
  return name;
}
