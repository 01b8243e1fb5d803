/**
 * Tutti's command line, as far as others may import it: the shape of `tutti.config.ts`.
 *
 * @example
 * import { defineConfig } from "@tutti/cli";
 * export default defineConfig({ port: 8400, access: { default: "viewer" } });
 */
export { COMMAND_NAMES } from "./names.ts";
export { defineConfig, type TuttiConfig } from "./settings/config.ts";
