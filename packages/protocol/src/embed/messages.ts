import { jsonProblem, type JsonValue } from "../json.ts";

/** The version of what a page and the page around it say to each other. */
export const EMBED_VERSION = 1;

/** What an address carries behind `#` where a script of ours around it answers: the page waits for that before it begins. */
export const HOSTED_HASH = "tutti-hosted";
/** What an address carries behind `#` where the page around it runs no script: it never leaves the browser. */
export const TOKEN_HASH = "tutti-token=";

/** How a page is doing, as the page around it is told. */
export type EmbedState = "opening" | "live" | "offline" | "refused";

/** What the page says to the page around it. `ready` alone is said to whoever is there, and holds nothing. */
export type FromEmbed =
  | { readonly tutti: 1; readonly type: "ready" }
  /** How high it is, in CSS pixels; said to whoever is there. */
  | { readonly tutti: 1; readonly type: "height"; readonly height: number }
  | { readonly tutti: 1; readonly type: "state"; readonly state: EmbedState; readonly reason?: string }
  /** It needs a token: the first one, or another before this ends. */
  | { readonly tutti: 1; readonly type: "token" }
  | { readonly tutti: 1; readonly type: "value"; readonly key: string; readonly value: JsonValue }
  | { readonly tutti: 1; readonly type: "page"; readonly page: string }
  /** What the script has said to everybody who is here. */
  | { readonly tutti: 1; readonly type: "broadcast"; readonly name: string; readonly data: JsonValue }
  | { readonly tutti: 1; readonly type: "answer"; readonly n: number; readonly value?: JsonValue; readonly problem?: string };

/** What the page around says to it. */
export type ToEmbed =
  /** With the port that everything else goes by. */
  | { readonly tutti: 1; readonly type: "connect"; readonly token?: string; readonly theme?: "light" | "dark"; readonly tokens: boolean }
  | { readonly tutti: 1; readonly type: "token"; readonly token: string }
  | { readonly tutti: 1; readonly type: "theme"; readonly theme: "light" | "dark" | "system" }
  | { readonly tutti: 1; readonly type: "get"; readonly n: number; readonly key: string }
  | { readonly tutti: 1; readonly type: "set"; readonly n: number; readonly key: string; readonly value: JsonValue }
  /** Values of these keys are told now, and whenever they change. */
  | { readonly tutti: 1; readonly type: "watch"; readonly keys: readonly string[] };

/** More keys than a page has anything to do with. */
export const MAX_WATCHED = 100;
const isKey = (raw: unknown): boolean => typeof raw === "string" && raw.length > 0 && raw.length <= 256;
const isCount = (raw: unknown): boolean => Number.isSafeInteger(raw);
const isTheme = (raw: unknown): boolean => raw === "light" || raw === "dark";

/** @returns the message, or `undefined` for anything else that windows say to each other. */
export function parseToEmbed(raw: unknown): ToEmbed | undefined {
  const said = raw as { readonly [name: string]: unknown } | null;
  if (typeof said !== "object" || said?.["tutti"] !== 1) return undefined;
  const { type, token, theme, tokens, n, key, value, keys } = said;
  const fits =
    type === "connect" ? (token === undefined || typeof token === "string") && (theme === undefined || isTheme(theme)) && typeof tokens === "boolean"
    : type === "token" ? typeof token === "string"
    : type === "theme" ? isTheme(theme) || theme === "system"
    : type === "get" ? isCount(n) && isKey(key)
    : type === "set" ? isCount(n) && isKey(key) && value !== undefined && jsonProblem(value) === undefined
    : type === "watch" && Array.isArray(keys) && keys.length <= MAX_WATCHED && keys.every(isKey);
  return fits ? (raw as ToEmbed) : undefined;
}

/** @returns the message, or `undefined` for anything else that windows say to each other. */
export function parseFromEmbed(raw: unknown): FromEmbed | undefined {
  const said = raw as { readonly [name: string]: unknown } | null;
  if (typeof said !== "object" || said?.["tutti"] !== 1) return undefined;
  const { type, height, state, key, page, name, n } = said;
  const fits =
    type === "ready" || type === "token" ? true
    : type === "height" ? typeof height === "number" && Number.isFinite(height) && height >= 0
    : type === "state" ? typeof state === "string"
    : type === "value" ? isKey(key)
    : type === "page" ? typeof page === "string"
    : type === "broadcast" ? isKey(name)
    : type === "answer" && isCount(n);
  return fits ? (raw as FromEmbed) : undefined;
}
