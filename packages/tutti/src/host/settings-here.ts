import { AsyncLocalStorage } from "node:async_hooks";
import type { ConfigSources } from "../config.ts";
import type { SecretSources } from "../secrets.ts";

/** What stands in for the settings of the process. */
export interface SettingsHere {
  readonly config?: ConfigSources;
  readonly secrets?: SecretSources;
}

/** Settings that an app was handed by its test: its scripts, handlers and jobs have these, and not those of the process. */
export const settingsHere = new AsyncLocalStorage<SettingsHere>();
