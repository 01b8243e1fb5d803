import { once } from "node:events";
import { join } from "node:path";
import type { Command } from "../command.ts";
import { Problem } from "../problem.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

export const audit: Command = {
  name: "audit",
  words: "<folder or app.ts>",
  most: 1,
  summary: "prints the audit log of all rooms, and who signed in, as one JSON object a line, also beside a running server",
  options: {
    after: { type: "string", value: "<id>", help: "only lines after the one of this id: the last that one has already" },
    data: SERVER_OPTIONS["data"] ?? { type: "string", help: "" }, config: SERVER_OPTIONS["config"] ?? { type: "string", help: "" },
  },
  run: async ({ words, options: { after = "0", ...options } }) => {
    if (!/^\d{1,15}$/.test(String(after))) throw new Problem(`--after is "${after}"; it has to be the id of a line, a whole number`);
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const { auditFrom } = await import("@tutti/server");
    const target = await findTarget(words[0] ?? ".");
    const settings = settingsFrom(process.env, await loadConfig(target.folder, textOf(options["config"])), options, process.cwd());
    for await (const line of auditFrom(settings.data ?? join(target.folder, ".tutti"), Number(after))) {
      if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
    }
    return 0;
  },
};
