import { atLeast, isRole, locksProblem, type Locks, type Role } from "@tutti/protocol";

const DEFAULT_MINUTES = 10;
const MOST_MINUTES = 24 * 60;

export interface WantedGrant {
  readonly role: Role;
  readonly minutes: number;
  readonly locks?: Locks;
  readonly sub?: string;
  readonly name?: string;
}

/** Reads what a program wants a token for. @returns a sentence where that cannot be given. */
export function wantedGrant(body: Readonly<Record<string, unknown>>, own: Role): WantedGrant | string {
  const { role, minutes = DEFAULT_MINUTES, locks, person } = body;
  if (!isRole(role) || role === "owner") return "role is what whoever sees the page may do: viewer, commenter or editor.";
  if (!atLeast(own, role)) return `The token that you show is ${own}'s here, and cannot make somebody ${role}.`;
  if (typeof minutes !== "number" || !Number.isFinite(minutes) || minutes <= 0 || minutes > MOST_MINUTES) return `minutes is a number above 0, ${MOST_MINUTES} at most.`;
  const wrong = locks === undefined ? undefined : locksProblem(locks);
  if (wrong !== undefined) return `${wrong}.`;
  if (person !== undefined && (typeof person !== "object" || person === null)) return 'person is an object: {"id": "ana", "name": "Ana"}.';
  const { id, name } = (person ?? {}) as { readonly id?: unknown; readonly name?: unknown };
  if (person !== undefined && !isWord(id)) return "person.id is how you know them: a text of 1 to 200 characters.";
  if (name !== undefined && !isWord(name)) return "person.name is how they are called: a text of 1 to 200 characters.";
  return { role, minutes, ...(locks === undefined ? {} : { locks: locks as Locks }), ...(isWord(id) ? { sub: id } : {}), ...(isWord(name) ? { name } : {}) };
}

const isWord = (raw: unknown): raw is string => typeof raw === "string" && raw.trim() !== "" && raw.length <= 200;
