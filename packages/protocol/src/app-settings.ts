import type { JsonValue } from "./json.ts";

/** A setting of an app's own, and where it was said. */
export interface SaidSetting {
  readonly value: JsonValue;
  /** As messages name it: `tutti.config.ts: config.limit`, `--config.limit`. */
  readonly place: string;
  /** Whether it was said in words, which stand for a number or a truth as well. */
  readonly words?: true;
}

/** Settings of apps' own, by their names. */
export type SaidSettings = Readonly<Record<string, SaidSetting>>;

/** What the variables of the environment begin with that are settings of apps' own. */
export const SETTING_VARIABLE = "TUTTI_CONFIG_";

/** Whether a text is the name of such a setting: `maxRows`. */
export const isSettingName = (name: unknown): name is string => typeof name === "string" && /^[a-z][A-Za-z0-9]*$/.test(name);
