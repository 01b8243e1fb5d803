import { join } from "node:path";
import { isRole, MAX_LINK_DAYS, MAX_NOTE_CHARS, parseAppId, parseRoomId, ROLES } from "@tutti/protocol";
import type { Command } from "../command.ts";
import { Problem } from "../problem.ts";
import { SERVER_OPTIONS, textOf } from "./start.ts";

const MOST_PEOPLE = 100_000;

export const invite: Command = {
  name: "invite",
  words: "<app/room> <folder or app.ts>",
  most: 2,
  summary: "makes a link that gives a role in a room, also beside a running server; it is shown once",
  options: {
    role: { type: "string", value: "<role>", help: `one of ${ROLES.join(", ")}; viewer if nobody says` },
    days: { type: "string", value: "<days>", help: "after which nobody can come by it any more; 7 if nobody says" },
    people: { type: "string", value: "<number>", help: "how many may come by it; 1 if nobody says" },
    note: { type: "string", value: "<text>", help: "what it is for, as it stands in the share dialog and the log" },
    ...SERVER_OPTIONS,
  },
  run: async ({ words: [place, target], options: { role = "viewer", days = "7", people = "1", note = "", ...options } }) => {
    const wanted = { ...placeOf(place), role: roleOf(role), days: wholeOf("days", days, MAX_LINK_DAYS), people: wholeOf("people", people, MOST_PEOPLE), note: String(note).trim().slice(0, MAX_NOTE_CHARS) };
    const { findTarget } = await import("../apps/target.ts");
    const { loadConfig } = await import("../settings/load.ts");
    const { settingsFrom } = await import("../settings/settings.ts");
    const { DEFAULT_PORT } = await import("../serve/port.ts");
    const { inviteFrom } = await import("@tutti/server");
    const { apps, folder } = await findTarget(target ?? ".");
    if (!apps.some(({ id }) => id === wanted.app)) throw new Problem(`There is no app "${wanted.app}" in ${folder}; it has ${apps.map(({ id }) => id).join(", ")}`);
    const settings = settingsFrom(process.env, await loadConfig(folder, textOf(options["config"])), options, process.cwd());
    const path = await inviteFrom(settings.data ?? join(folder, ".tutti"), wanted);
    const address = settings.identity?.url ?? `http://${settings.host ?? "127.0.0.1"}:${settings.port ?? DEFAULT_PORT}`;
    console.log(`${address}${path}`);
    console.error(`It makes ${wanted.people === 1 ? "one person" : `${wanted.people} people`} ${wanted.role} of ${place}, within ${wanted.days === 1 ? "a day" : `${wanted.days} days`}. It is not shown again; take it back in the share dialog.`);
    return 0;
  },
};

function placeOf(place: string | undefined) {
  const [app, room, more] = place?.split("/") ?? [];
  const [appId, roomId] = [parseAppId(app ?? ""), parseRoomId(room ?? "")];
  if (!appId || !roomId || more !== undefined) throw new Problem("tutti invite needs a room: tutti invite sales/main --role editor");
  return { app: appId, room: roomId };
}

function roleOf(role: string | true) {
  return isRole(role) ? role : fail(`--role is "${role}"; it has to be one of ${ROLES.join(", ")}`);
}

function wholeOf(name: string, text: string | true, most: number): number {
  const number = /^\d{1,9}$/.test(String(text)) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : fail(`--${name} is "${text}"; it has to be a whole number from 1 to ${most}`);
}

const fail = (sentence: string): never => {
  throw new Problem(sentence);
};
