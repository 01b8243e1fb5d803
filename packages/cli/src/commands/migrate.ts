import type { Command } from "../command.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

export const migrate: Command = {
  name: "migrate",
  words: "<folder or app.ts>",
  most: 1,
  summary: "runs the migrations of the databases that an app connects to, as dev and start do before they begin",
  options: {
    check: { type: "boolean", help: "runs nothing, and says which are pending; the exit code is 1 where some are" },
    config: SERVER_OPTIONS["config"] ?? { type: "string", help: "" },
  },
  run: async ({ words, options }) => {
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const { migrateConnections } = await import("../serve/migrations.ts");
    const { folder } = await findTarget(words[0] ?? ".");
    const { check, ...others } = options;
    const { connections } = settingsFrom(process.env, await loadConfig(folder, textOf(options["config"])), others, process.cwd());
    const mode = check === true ? "check" : "run";
    const found = await migrateConnections(connections, folder, mode);
    if (found.length === 0) console.log('No connection has migrations. Name their folder: connections: { notes: { kind: "sqlite", file: "notes.db", writable: true, migrations: "drizzle" } }');
    for (const { connection, migrations } of found) {
      if (migrations.length === 0) console.log(`${connection}: nothing is pending`);
      for (const name of migrations) console.log(`${connection}: ${name} ${mode === "run" ? "was run" : "is pending"}`);
    }
    return mode === "check" && found.some(({ migrations }) => migrations.length > 0) ? 1 : 0;
  },
};
