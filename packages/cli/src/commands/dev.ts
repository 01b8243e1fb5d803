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
    const { componentsIn, serve, stopServing, whenToStop } = await import("../serve/serve.ts");
    const { makeComponents } = await import("../components/index.ts");
    const { watchApps } = await import("../dev/session.ts");
    const { fontFiles, needFonts, warningsOf } = await import("../settings/theme.ts");
    const { changedBeside } = await import("../settings/changed.ts");
    const target = await findTarget(words[0] ?? ".");
    const config = await loadConfig(target.folder, textOf(options["config"]));
    let settings = settingsFrom(process.env, config, options, process.cwd());
    const place = config?.path ?? "tutti.config.ts";
    needFonts(settings.theme, place);
    const data = join(target.folder, ".tutti");
    const server = await serve(target, settings, { data, dev: true });
    const toStop = whenToStop();
    console.log(`Tutti answers at ${server.url}`);
    for (const app of target.apps) {
      const invitation = await server.invite({ app: app.id, room: "main", role: "owner" });
      console.log(`  ${server.url}/${app.id}\n  as its owner: ${server.url}${invitation}`);
    }
    const print = (text: string): void => console.log(`${new Date().toTimeString().slice(0, 8)}  ${text}`);
    const reload = async (id: string): Promise<void> => {
      const app = target.apps.find((one) => one.id === id);
      if (app && target.page === undefined) await makeComponents(app, { out: componentsIn(settings.data ?? data), dev: true, print });
      await server.reload(id);
    };
    const warn = (): void => (settings.theme ? warningsOf(settings.theme, place) : []).forEach((warning) => print(warning));
    warn();
    const restyle = async (): Promise<void> => {
      const next = settingsFrom(process.env, await loadConfig(target.folder, textOf(options["config"]), true), options, process.cwd());
      needFonts(next.theme, place);
      const others = changedBeside("theme", settings, next);
      if (others.length > 0) print(`${others.join(", ")} in ${place}: this holds from the next start`);
      settings = { ...settings, ...(next.theme ? { theme: next.theme } : { theme: {} }) };
      await server.retheme(next.theme);
      print(`${place} changed: the look is shown in every open page`);
      warn();
    };
    const unwatch = watchApps({
      folder: target.folder, apps: target.apps, config: config?.file ?? join(target.folder, "tutti.config.ts"), fonts: () => new Set(settings.theme ? fontFiles(settings.theme) : []),
      restyle, reload, print,
    });
    await toStop;
    unwatch();
    return stopServing(server);
  },
};
