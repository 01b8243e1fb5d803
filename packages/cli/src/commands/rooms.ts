import { join, resolve } from "node:path";
import type { Command } from "../command.ts";
import { didYouMean } from "../nearest.ts";
import { Problem } from "../problem.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

const WHAT = ["list", "export", "import", "delete"] as const;

export const rooms: Command = {
  name: "rooms",
  words: "<list | export app/room folder | import folder [app/room] | delete app/room>",
  most: 3,
  summary: "lists the rooms of a server that is stopped, carries one to another server, or deletes one",
  options: {
    in: { type: "string", value: "<folder or app.ts>", help: "whose rooms; those of the app in this folder if nobody says" },
    data: SERVER_OPTIONS["data"] ?? { type: "string", help: "" },
    config: SERVER_OPTIONS["config"] ?? { type: "string", help: "" },
  },
  run: async ({ words: [what = "list", first, second], options }) => {
    if (!WHAT.some((one) => one === what)) throw new Problem(`tutti rooms cannot "${what}"${didYouMean(what, WHAT, "tutti rooms ") || `; it can ${WHAT.join(", ")}`}`);
    const needed = what === "list" ? 0 : what === "export" ? 2 : 1;
    const given = [first, second].filter((word) => word !== undefined).length;
    if (given < needed || given > (what === "import" ? 2 : needed)) throw new Problem(`tutti rooms ${what} needs ${NEEDS[what as (typeof WHAT)[number]]}`);
    const { StoredRooms } = await import("@tutti/server");
    const data = await dataOf(textOf(options["in"]), textOf(options["data"]), options);
    try {
      for (const line of await StoredRooms.use(data, (stored) => perform(stored, what, first ?? "", second))) console.log(line);
    } catch (error) {
      throw new Problem(error instanceof Error ? error.message : String(error));
    }
    return 0;
  },
};

const NEEDS: Readonly<Record<(typeof WHAT)[number], string>> = {
  list: "nothing more", export: "a room and a folder: tutti rooms export sales/main backup", import: "a folder, and perhaps a name: tutti rooms import backup sales/copy",
  delete: "a room: tutti rooms delete sales/main",
};

type Stored = Parameters<Parameters<typeof import("@tutti/server").StoredRooms.use>[1]>[0];

/** @returns what is printed. */
async function perform(stored: Stored, what: string, first: string, second: string | undefined): Promise<readonly string[]> {
  if (what === "export") {
    const { changes, files } = await stored.export(first, resolve(second ?? ""));
    return [`${first} was written to ${second} (${changes} changes, ${files} files).`];
  }
  if (what === "import") {
    const { app, room, from } = await stored.import(resolve(first), second);
    return [`${app}/${room} is here now, as ${from.app}/${from.room} was on ${new Date(from.at).toISOString()} (${from.changes} changes, ${from.files} files).`];
  }
  if (what === "delete") {
    await stored.delete(first);
    return [`${first} was deleted.`];
  }
  const list = await stored.list();
  return list.length === 0 ? ["There are no rooms yet."] : list.map(({ app, room, changes, since }) => `${app}/${room}  ${changes} changes${since === undefined ? "" : ` since ${new Date(since).toISOString().slice(0, 10)}`}`);
}

async function dataOf(target: string | undefined, data: string | undefined, options: Readonly<Record<string, string | true>>): Promise<string> {
  if (data !== undefined) return resolve(data);
  const { findTarget } = await import("../apps/target.ts");
  const { loadConfig } = await import("../settings/load.ts");
  const { settingsFrom } = await import("../settings/settings.ts");
  const { folder } = await findTarget(target ?? ".");
  const { in: _, ...others } = options;
  const settings = settingsFrom(process.env, await loadConfig(folder, textOf(options["config"])), others, process.cwd());
  return settings.data ?? join(folder, ".tutti");
}

