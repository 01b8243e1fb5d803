import { join } from "node:path";
import type { Command } from "../command.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

export const dev: Command = {
  name: "dev",
  words: "<app.ts or folder>",
  most: 1,
  summary: "serves an app while you write it: each save runs it anew in every open page, and values stay",
  options: SERVER_OPTIONS,
  run: async ({ words, options }) => {
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const { serve, untilStopped } = await import("../serve/serve.ts");
    const { watchApps } = await import("../dev/session.ts");
    const target = await findTarget(words[0] ?? ".");
    const config = await loadConfig(target.folder, textOf(options["config"]));
    const settings = settingsFrom(process.env, config, options, process.cwd());
    const server = await serve(target, settings, { data: join(target.folder, ".tutti"), dev: true });
    console.log(`Tutti answers at ${server.url}`);
    for (const app of target.apps) {
      const invitation = await server.invite({ app: app.id, room: "main", role: "owner" });
      console.log(`  ${server.url}/${app.id}\n  as its owner: ${server.url}${invitation}`);
    }
    const print = (text: string): void => console.log(`${new Date().toTimeString().slice(0, 8)}  ${text}`);
    const unwatch = watchApps({ folder: target.folder, apps: target.apps, ...(config ? { config: config.file } : {}), reload: (app) => server.reload(app), print });
    return untilStopped(server, unwatch);
  },
};
