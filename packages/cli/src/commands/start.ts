import { join } from "node:path";
import type { Command, Option } from "../command.ts";

/** The options that set where and how the server runs; the same for `dev` and `start`. */
export const SERVER_OPTIONS: Readonly<Record<string, Option>> = {
  port: { type: "string", value: "<port>", help: "where to answer; 8400, or the next free one, if nobody says" },
  host: { type: "string", value: "<address>", help: "0.0.0.0 lets other machines in; 127.0.0.1 if nobody says" },
  data: { type: "string", value: "<folder>", help: "where what people write is kept; .tutti beside the app if nobody says" },
  log: { type: "string", value: "<style>", help: "json, plain or silent; json where the output is no terminal" },
  config: { type: "string", value: "<file>", help: "the settings' file; tutti.config.ts beside the app if nobody says" },
  "config.*": { type: "string", value: "<value>", help: "a setting of the app's own, such as --config.maxRows=50" },
};

export const start: Command = {
  name: "start",
  words: "<folder or app.ts>",
  most: 1,
  summary: "serves an app for good: what tutti build made, or the script itself",
  options: SERVER_OPTIONS,
  run: async ({ words, options }) => {
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const { serve, stopServing, whenToStop } = await import("../serve/serve.ts");
    const target = await findTarget(words[0] ?? ".");
    const config = await loadConfig(target.folder, textOf(options["config"]));
    const settings = settingsFrom(process.env, config, options, process.cwd());
    const { needFonts, warningsOf } = await import("../settings/theme.ts");
    const place = config?.path ?? "tutti.config.ts";
    needFonts(settings.theme, place);
    for (const warning of settings.theme ? warningsOf(settings.theme, place) : []) console.warn(warning);
    const server = await serve(target, settings, { data: join(target.folder, ".tutti"), dev: false });
    const toStop = whenToStop();
    console.log(`Tutti answers at ${server.url}`);
    await toStop;
    return stopServing(server);
  },
};

export const textOf = (value: string | true | undefined): string | undefined => (typeof value === "string" ? value : undefined);
