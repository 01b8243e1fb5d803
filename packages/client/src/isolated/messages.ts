import { EMITTED_NAME, jsonProblem, MAX_EMITTED_CHARS, MAX_VALUE_CHARS, type JsonValue } from "@tutti/protocol";
import type { Told } from "../elements/component/stand.ts";

/** A component's code in its own words: its frame could not load any. */
export interface Code {
  readonly name: string;
  readonly label: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/** What is told at each change. Tables, which may be large, go by themselves and only when they are others. */
type Change = Omit<Told, "tables">;

/**
 * What a page says to the frame of an isolated component, through one port. Tables are handed over as they are, before what is told
 * of them; all else is JSON in a text.
 */
export type ToFrame =
  | { readonly type: "begin"; readonly code: Code; readonly told: Change }
  | { readonly type: "tell"; readonly told: Change }
  | { readonly type: "tables"; readonly tables: Told["tables"] }
  | { readonly type: "broadcast"; readonly name: string; readonly data: JsonValue }
  | { readonly type: "ask" };

/** What the frame says. Each is JSON in a text: what arrives has no cycles, no prototypes, and a length that is known before it is read. */
export type FromFrame =
  | { readonly type: "ready" }
  | { readonly type: "alive" }
  | { readonly type: "set"; readonly value: JsonValue }
  | { readonly type: "drag"; readonly value?: JsonValue | undefined }
  | { readonly type: "emit"; readonly name: string; readonly data: JsonValue }
  | { readonly type: "focus"; readonly here: boolean }
  | { readonly type: "height"; readonly pixels: number }
  | { readonly type: "failed"; readonly message: string };

/** The longest message of a frame's, in characters. */
const MAX_CHARS = MAX_VALUE_CHARS + MAX_EMITTED_CHARS;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): boolean => typeof value === "string" && value.length <= most;
const isJson = (value: unknown): boolean => value !== undefined && jsonProblem(value) === undefined;

/** Written out and not by a library, whose every function that is used anywhere would come with the first page. */
function isTold(value: unknown): boolean {
  if (!isFields(value) || typeof value["disabled"] !== "boolean" || !Array.isArray(value["people"])) return false;
  const theme = value["theme"];
  if (!isFields(theme) || !isFields(theme["tokens"]) || (theme["mode"] !== "light" && theme["mode"] !== "dark") || typeof theme["still"] !== "boolean") return false;
  return Object.values(theme["tokens"]).every((token) => isText(token, 400)) && isJson(value["given"]) && isJson(value["start"])
    && (value["people"] as unknown[]).every((present) => isFields(present) && isFields(present["person"]) && isText(present["person"]["name"], 200) && isText(present["colour"], 100));
}

function isCode(value: unknown): boolean {
  if (!isFields(value) || !isText(value["name"], 64) || !isText(value["label"], 10_000) || typeof value["script"] !== "string") return false;
  const { styles } = value;
  return Array.isArray(styles) && (styles as unknown[]).every((style) => typeof style === "string");
}

const TO_FRAME: Readonly<Record<ToFrame["type"], (message: Fields) => boolean>> = {
  begin: ({ code, told }) => isCode(code) && isTold(told),
  tell: ({ told }) => isTold(told),
  tables: ({ tables }) => isFields(tables),
  broadcast: ({ name, data }) => typeof name === "string" && EMITTED_NAME.test(name) && isJson(data),
  ask: () => true,
};

const FROM_FRAME: Readonly<Record<FromFrame["type"], (message: Fields) => boolean>> = {
  ready: () => true,
  alive: () => true,
  set: ({ value }) => isJson(value),
  drag: ({ value }) => value === undefined || isJson(value),
  emit: ({ name, data }) => typeof name === "string" && EMITTED_NAME.test(name) && isJson(data),
  focus: ({ here }) => typeof here === "boolean",
  height: ({ pixels }) => typeof pixels === "number" && Number.isFinite(pixels) && pixels >= 0,
  failed: ({ message }) => typeof message === "string",
};

export const print = (message: ToFrame | FromFrame): string => JSON.stringify(message);

/** @returns the message, or `undefined` where it is none. */
export const readToFrame = (raw: unknown): ToFrame | undefined => read<ToFrame>(TO_FRAME, typeof raw === "string" ? parsed(raw) : raw);

/** @returns the message, or `undefined` where it is none. */
export const readFromFrame = (raw: unknown): FromFrame | undefined =>
  typeof raw === "string" && raw.length <= MAX_CHARS ? read<FromFrame>(FROM_FRAME, parsed(raw)) : undefined;

function read<Message>(rules: Readonly<Record<string, (message: Fields) => boolean>>, message: unknown): Message | undefined {
  if (!isFields(message) || typeof message["type"] !== "string" || !Object.hasOwn(rules, message["type"])) return undefined;
  // Its rule has just been kept.
  return rules[message["type"]]?.(message) ? (message as Message) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
