import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { openInvitations } from "@tutti/server";
import type { OnDisk } from "./diagnose.ts";

const DAY = 24 * 60 * 60_000;
const modeOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(() => undefined))?.mode;

/** Looks at the files that matter. Nothing is made or changed. */
export async function lookAtDisk(data: string, config: string | undefined, now: number): Promise<OnDisk> {
  const path = join(data, "secret");
  const [folder, own, previous, access, settings] = await Promise.all([modeOf(data), stat(path).catch(() => undefined), modeOf(join(data, "secret.previous")), modeOf(join(data, "access.db")), config === undefined ? undefined : modeOf(config)]);
  const key = own === undefined ? undefined : Buffer.from((await readFile(path, "utf8").catch(() => "")).trim(), "base64url");
  return {
    invitations: openInvitations(data, now),
    ...(folder === undefined ? {} : { folder: folder & 0o777 }), previous: previous !== undefined, ...(access === undefined ? {} : { access: access & 0o777 }), ...(settings === undefined ? {} : { config: settings & 0o777 }),
    ...(own && key ? { secret: { mode: own.mode & 0o777, bytes: key.length, distinct: new Set(key).size, days: Math.floor((now - own.mtimeMs) / DAY) } } : {}),
  };
}
