import { join } from "node:path";
import type { Command } from "../command.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

export const doctor: Command = {
  name: "doctor",
  words: "<folder or app.ts>",
  most: 1,
  summary: "tells what is unsafe in the settings that an app would start with",
  options: SERVER_OPTIONS,
  run: async ({ words, options }) => {
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const { diagnose } = await import("../doctor/diagnose.ts");
    const { lookAtDisk } = await import("../doctor/on-disk.ts");
    const target = await findTarget(words[0] ?? ".");
    const config = await loadConfig(target.folder, textOf(options["config"]));
    const settings = settingsFrom(process.env, config, options, process.cwd());
    const found = diagnose(settings, await lookAtDisk(settings.data ?? join(target.folder, ".tutti"), config?.file, Date.now()));
    for (const { level, place, what, fix } of found) console.log(`${level === "unsafe" ? "UNSAFE" : "note  "}  ${place}: ${what}.\n        To mend it: ${fix}.`);
    const unsafe = found.filter(({ level }) => level === "unsafe").length;
    console.log(unsafe === 0 ? "Nothing unsafe was found in these settings." : `${unsafe} unsafe ${unsafe === 1 ? "thing" : "things"} found.`);
    return unsafe === 0 ? 0 : 1;
  },
};
