import { atLeast, isRole, MAX_LINK_DAYS, MAX_NOTE_CHARS, parsePersonId, type Role } from "@tutti/protocol";
import type { Grantee } from "../../sharing/grants.ts";

/** What somebody asks for does not make sense, or is more than they may give. */
export class WantedProblem extends Error {
  override readonly name = "WantedProblem";
}

export interface WantedLink {
  readonly role: Role;
  readonly note: string;
  readonly days?: number;
  readonly most?: number;
  readonly password?: string;
}

type Fields = Readonly<Record<string, unknown>>;
const DAY = 24 * 60 * 60_000;

/** @throws {WantedProblem} */
export function fieldsOf(raw: unknown): Fields {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new WantedProblem("Send what you want as JSON.");
  return raw as Fields;
}

/** A role that somebody may give: their own at most. @throws {WantedProblem} */
export function wantedRole(raw: unknown, own: Role): Role {
  if (!isRole(raw)) throw new WantedProblem("role has to be owner, editor, commenter or viewer.");
  if (!atLeast(own, raw)) throw new WantedProblem(`You are ${own} here, and cannot make somebody ${raw}.`);
  return raw;
}

/** Who owns one room gives nothing in the others: what was given in one by name counts in that one alone. @throws {WantedProblem} */
export function wantedEverywhere(gives: Role, own: Role | undefined): void {
  if (own && atLeast(own, gives)) return;
  throw new WantedProblem(`In all rooms of this app together you are ${own ?? "nobody"}, and cannot make a program ${gives} there. Make its token for this room, or ask whoever runs the server to give you more by its settings.`);
}

export function wantedLink(fields: Fields, own: Role): WantedLink {
  const password = fields["password"] === undefined || fields["password"] === "" ? undefined : fields["password"];
  if (password !== undefined && (typeof password !== "string" || password.length < 6 || password.length > 200)) throw new WantedProblem("A password has 6 to 200 characters.");
  const days = wantedCount(fields["days"], "days", MAX_LINK_DAYS);
  const most = wantedCount(fields["most"], "most", 100_000);
  return {
    role: wantedRole(fields["role"], own), note: wantedNote(fields["note"]),
    ...(days === undefined ? {} : { days }), ...(most === undefined ? {} : { most }), ...(password === undefined ? {} : { password }),
  };
}

export const wantedNote = (raw: unknown): string => (typeof raw === "string" ? raw.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").trim().slice(0, MAX_NOTE_CHARS) : "");

export function wantedCount(raw: unknown, name: string, most: number): number | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw !== "number" || !Number.isInteger(raw) || raw < 1 || raw > most) throw new WantedProblem(`${name} has to be a whole number from 1 to ${most}.`);
  return raw;
}

export function wantedGrantee(fields: Fields): Grantee {
  const { person, email } = fields;
  const id = typeof person === "string" ? parsePersonId(person) : undefined;
  if (id) return { person: id };
  if (typeof email === "string" && email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) return { email: email.toLowerCase() };
  throw new WantedProblem("Say whom: a person's id, or an address such as ana@example.com.");
}

/** When something of so many days ends. */
export const endOf = (days: number | undefined, now: number): { readonly until?: number } => (days === undefined ? {} : { until: now + days * DAY });
