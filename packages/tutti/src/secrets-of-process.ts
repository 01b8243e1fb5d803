import { secretsFrom, type Secrets } from "./secrets.ts";

/**
 * The secrets of this process.
 *
 * @example
 * const key = secrets.get("MAPS_KEY");   // of the environment, or of the file that MAPS_KEY_FILE names
 */
export const secrets: Secrets = secretsFrom({
  environment: process.env,
  read: (file) => {
    try {
      return process.getBuiltinModule("node:fs").readFileSync(file, "utf8");
    } catch {
      return undefined;
    }
  },
});
