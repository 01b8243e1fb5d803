import type { SaidSettings } from "@tutti/protocol";
import { configFrom, type Config, type ConfigSources } from "./config.ts";
import { settingsHere } from "./host/settings-here.ts";

/** What the server was configured with and has checked. It is no secret, and threads of this process have it too. */
const ofProcess: ConfigSources = { environment: process.env, said: JSON.parse(process.env["TUTTI_SETTINGS"] ?? "{}") as SaidSettings };

/**
 * The settings of the app's own, as whoever runs it has them.
 *
 * @example
 * const limit = config.get("limit", 100);   // config: { limit: 50 } in tutti.config.ts
 */
export const config: Config = configFrom(() => settingsHere.getStore()?.config ?? ofProcess);
