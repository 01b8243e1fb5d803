import { join } from "node:path";
import { rotateFrom } from "@tutti/server";
import type { Command } from "../command.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

export const rotate: Command = {
  name: "rotate",
  words: "<folder or app.ts>",
  most: 1,
  summary: "replaces the key that signs sessions; the old one still counts until the next time",
  options: { data: SERVER_OPTIONS["data"] ?? { type: "string", help: "" }, config: SERVER_OPTIONS["config"] ?? { type: "string", help: "" } },
  run: async ({ words, options }) => {
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const target = await findTarget(words[0] ?? ".");
    const settings = settingsFrom(process.env, await loadConfig(target.folder, textOf(options["config"])), options, process.cwd());
    const data = settings.data ?? join(target.folder, ".tutti");
    await rotateFrom(data);
    console.log(`The key in ${data} was replaced, also for a server that runs there. Sessions and links of the old one go on until the next time.`);
    return 0;
  },
};
