/**
 * Tutti's command line, as far as others may import it: the shape of `tutti.config.ts`, and the bundling of components for
 * who starts a server without it.
 *
 * @example
 * import { defineConfig } from "@tutti/cli";
 * export default defineConfig({ port: 8400, access: { default: "viewer" } });
 */
export { makeAllComponents, type MakeOptions } from "./components/index.ts";
export { COMMAND_NAMES } from "./names.ts";
export { defineConfig, type TuttiConfig } from "./settings/config.ts";
