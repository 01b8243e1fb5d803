import { cleanName } from "@tutti/protocol";
import type { ProviderConfig } from "./provider-config.ts";

export type Claims = Readonly<Record<string, unknown>>;

/** Who somebody is, by a provider's word. */
export interface Profile {
  readonly name: string;
  /** Only an address that the provider vouches for. */
  readonly email?: string;
  readonly groups: readonly string[];
}

/** What nobody needs more of; a token that names more is cut. */
const MOST_GROUPS = 500;
const MOST_CHARS = 200;
const DEFAULT_GROUPS = ["groups", "roles"];

/** Reads what a provider tells of somebody. Nothing of it is taken but texts of a bounded length. */
export function profileOf(claims: Claims, { groups = DEFAULT_GROUPS, trustEmail = false }: Pick<ProviderConfig, "groups" | "trustEmail">): Profile {
  const email = wordOf(claims["email"])?.toLowerCase();
  const vouched = email !== undefined && email.includes("@") && (trustEmail || claims["email_verified"] === true || claims["email_verified"] === "true");
  const both = [wordOf(claims["given_name"]), wordOf(claims["family_name"])].filter(Boolean).join(" ");
  const named = [wordOf(claims["name"]), both, wordOf(claims["preferred_username"]), email?.split("@", 1)[0]].map((text) => cleanName(text ?? "")).find(Boolean);
  return {
    name: named ?? "Somebody", ...(vouched ? { email } : {}),
    groups: [...new Set(groups.flatMap((path) => wordsOf(claimAt(claims, path))))].slice(0, MOST_GROUPS),
  };
}

/** Whether everything is there that a second question could tell. */
export const isWhole = (claims: Claims, { groups = DEFAULT_GROUPS }: Pick<ProviderConfig, "groups">): boolean =>
  claims["email"] !== undefined && claims["name"] !== undefined && groups.some((path) => claimAt(claims, path) !== undefined);

/** Whether a provider's list of those who may enter names this person. */
export function isAllowed({ email, groups }: Profile, allow: ProviderConfig["allow"]): boolean {
  if (!allow || (!allow.domains && !allow.groups)) return true;
  const domain = email?.slice(email.lastIndexOf("@") + 1);
  return (domain !== undefined && (allow.domains ?? []).some((one) => one.toLowerCase() === domain)) || groups.some((group) => allow.groups?.includes(group) === true);
}

/** A claim by its name, which may itself hold dots, else by its path. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let found: unknown = claims;
  for (const part of path.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Claims)[part];
  }
  return found;
}

const wordOf = (raw: unknown): string | undefined => (typeof raw === "string" && raw.trim() !== "" ? raw.trim().slice(0, MOST_CHARS) : undefined);

const wordsOf = (raw: unknown): string[] => (Array.isArray(raw) ? raw : [raw]).map(wordOf).filter((word) => word !== undefined);
