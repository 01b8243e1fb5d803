import { secretsFrom, type Secrets, type SecretSources } from "./secrets.ts";
import { settingsHere } from "./host/settings-here.ts";

const ofProcess: SecretSources = {
  environment: process.env,
  read: (file) => {
    try {
      return process.getBuiltinModule("node:fs").readFileSync(file, "utf8");
    } catch {
      return undefined;
    }
  },
};

/**
 * The secrets of this process.
 *
 * @example
 * const key = secrets.get("MAPS_KEY");   // of the environment, or of the file that MAPS_KEY_FILE names
 */
export const secrets: Secrets = secretsFrom(() => settingsHere.getStore()?.secrets ?? ofProcess);
