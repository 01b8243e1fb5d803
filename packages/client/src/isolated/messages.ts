import { EMITTED_NAME, jsonProblem, MAX_GIVEN_CHARS, MAX_VALUE_CHARS, type JsonValue } from "@tutti/protocol";
import type { Part, Told } from "../elements/component/stand.ts";

/**
 * What a page and the frame of an isolated component say to each other, through one port. Each message is JSON in a text: what
 * arrives has no cycles, no prototypes, and a length that is known before it is read.
 */
export type ToFrame =
  | { readonly type: "begin"; readonly part: Part; readonly told: Told }
  | { readonly type: "tell"; readonly told: Told };

export type FromFrame =
  | { readonly type: "ready" }
  | { readonly type: "set"; readonly value: JsonValue }
  | { readonly type: "drag"; readonly value?: JsonValue | undefined }
  | { readonly type: "emit"; readonly name: string; readonly data: JsonValue }
  | { readonly type: "focus"; readonly here: boolean }
  | { readonly type: "height"; readonly pixels: number }
  | { readonly type: "failed"; readonly message: string };

/** The longest message, in characters. */
export const MAX_CHARS = MAX_GIVEN_CHARS + MAX_VALUE_CHARS + 64 * 1024;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): boolean => typeof value === "string" && value.length <= most;
const isJson = (value: unknown): boolean => value !== undefined && jsonProblem(value) === undefined;

/** Written out and not by a library, whose every function that is used anywhere would come with the first page. */
function isTold(value: unknown): boolean {
  if (!isFields(value) || typeof value["disabled"] !== "boolean" || !Array.isArray(value["people"])) return false;
  const theme = value["theme"];
  if (!isFields(theme) || !isFields(theme["tokens"]) || (theme["mode"] !== "light" && theme["mode"] !== "dark") || typeof theme["still"] !== "boolean") return false;
  return Object.values(theme["tokens"]).every((token) => isText(token, 400)) && isJson(value["given"]) && isJson(value["start"]) && isFields(value["tables"]) && isJson(value["tables"])
    && (value["people"] as unknown[]).every((present) => isFields(present) && isFields(present["person"]) && isText(present["person"]["name"], 200) && isText(present["colour"], 100));
}

function isPart(value: unknown): boolean {
  if (!isFields(value) || !isFields(value["code"]) || !isText(value["name"], 64) || !isText(value["label"], 10_000)) return false;
  const { script, styles } = value["code"];
  return isText(script, 400) && Array.isArray(styles) && (styles as unknown[]).every((style) => isText(style, 400));
}

const TO_FRAME: Readonly<Record<ToFrame["type"], (message: Fields) => boolean>> = {
  begin: ({ part, told }) => isPart(part) && isTold(told),
  tell: ({ told }) => isTold(told),
};

const FROM_FRAME: Readonly<Record<FromFrame["type"], (message: Fields) => boolean>> = {
  ready: () => true,
  set: ({ value }) => isJson(value),
  drag: ({ value }) => value === undefined || isJson(value),
  emit: ({ name, data }) => typeof name === "string" && EMITTED_NAME.test(name) && isJson(data),
  focus: ({ here }) => typeof here === "boolean",
  height: ({ pixels }) => typeof pixels === "number" && Number.isFinite(pixels) && pixels >= 0,
  failed: ({ message }) => typeof message === "string",
};

export const print = (message: ToFrame | FromFrame): string => JSON.stringify(message);

/** @returns the message, or `undefined` where it is none. */
export const readToFrame = (raw: unknown): ToFrame | undefined => read<ToFrame>(TO_FRAME, raw);

/** @returns the message, or `undefined` where it is none. */
export const readFromFrame = (raw: unknown): FromFrame | undefined => read<FromFrame>(FROM_FRAME, raw);

function read<Message>(rules: Readonly<Record<string, (message: Fields) => boolean>>, raw: unknown): Message | undefined {
  if (typeof raw !== "string" || raw.length > MAX_CHARS) return undefined;
  try {
    const message: unknown = JSON.parse(raw);
    if (!isFields(message) || typeof message["type"] !== "string" || !Object.hasOwn(rules, message["type"])) return undefined;
    // Its rule has just been kept.
    return rules[message["type"]]?.(message) ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}
