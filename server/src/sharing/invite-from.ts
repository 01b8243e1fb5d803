import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AppId, Role, RoomId } from "@tutti/protocol";
import { SqliteAccess } from "../access/sqlite-access.ts";
import { Identity } from "../identity/identity.ts";
import { readSecrets } from "../identity/secret.ts";
import { lineByOperator, OPERATOR } from "./audit.ts";
import { Links, parseLink } from "./links.ts";

const DAY = 24 * 60 * 60_000;

interface Wanted {
  readonly app: AppId;
  readonly room: RoomId;
  readonly role: Role;
  readonly days: number;
  /** How many people may come by it. */
  readonly people: number;
  readonly note: string;
}

/**
 * Makes an invitation in a data folder, beside a server that runs there or before the first start. Whoever can read the folder's key
 * may do everything anyway; that it was done is a line of the room's audit log.
 *
 * @returns its path, `/join/<token>`, which is shown nowhere else.
 */
export async function inviteFrom(data: string, { app, room, role, days, people, note }: Wanted, now: number = Date.now()): Promise<string> {
  const store = new SqliteAccess(data);
  const identity = new Identity(await readSecrets(data));
  await store.open();
  try {
    const links = new Links(store, identity);
    links.load(await store.all("link"));
    const line = lineByOperator({ app, room }, "link made", { role, link: note, password: false, days, people }, now);
    return await links.path(await links.make({ app, room, role, note, created: now, by: OPERATOR.name, until: now + days * DAY, most: people, once: true }, () => [line]));
  } finally {
    await store.close();
  }
}

/** An invitation by which somebody may still come. */
export interface OpenInvitation {
  readonly app: AppId;
  readonly room: RoomId;
  readonly role: Role;
  readonly until?: number;
  /** How many may still come. */
  readonly left?: number;
  readonly password: boolean;
}

/** Reads which invitations of a data folder are open. Nothing is made or changed. */
export function openInvitations(data: string, now: number): readonly OpenInvitation[] {
  const path = join(data, "access.db");
  if (!existsSync(path)) return [];
  const db = new Database(path, { readonly: true });
  try {
    const rows = db.prepare("SELECT value FROM access WHERE kind = 'link'").all() as { value: string }[];
    return rows.map(({ value }) => parseLink(JSON.parse(value))).filter((link) => link !== undefined).filter(({ until = Infinity, most = Infinity, uses }) => until > now && uses < most)
      .map(({ app, room, role, until, most, uses, password }) => ({ app, room, role, ...(until === undefined ? {} : { until }), ...(most === undefined ? {} : { left: most - uses }), password: password !== undefined }));
  } finally {
    db.close();
  }
}
