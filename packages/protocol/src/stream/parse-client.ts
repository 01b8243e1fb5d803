import * as v from "valibot";
import { MAX_LAZY_ROWS } from "../elements/lazy-data.ts";
import { MAX_PASSWORD_CHARS } from "../elements/password-input.ts";
import { parseAppId, parseRoomId, parseWidgetKey, type AppId, type ElementId, type RoomId, type WidgetKey } from "../ids.ts";
import type { ClientMessage } from "./messages.ts";
import { isPagePath } from "./pages.ts";
import { readerSchema } from "./reader.ts";

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(500));
const plain = v.union([v.pipe(v.string(), v.maxLength(1_000)), v.number(), v.boolean(), v.null()]);
const question = v.object({
  search: name,
  sort: v.pipe(v.array(v.object({ column: name, descending: v.boolean() })), v.maxLength(20)),
  filters: v.pipe(v.array(v.object({
    column: name,
    filter: v.variant("kind", [
      v.object({ kind: v.literal("text"), text: name }),
      v.object({ kind: v.literal("range"), min: v.optional(v.number()), max: v.optional(v.number()) }),
      v.object({ kind: v.literal("values"), values: v.pipe(v.array(plain), v.maxLength(100)) }),
    ]),
  })), v.maxLength(100)),
  from: whole,
  count: v.pipe(whole, v.maxValue(MAX_LAZY_ROWS)),
});

const page = v.custom<string>((text) => typeof text === "string" && isPagePath(text), "is no page's path");

const clientSchema = v.variant("type", [
  v.object({
    type: v.literal("join"),
    app: v.custom<AppId>((text) => typeof text === "string" && parseAppId(text) !== undefined),
    room: v.custom<RoomId>((text) => typeof text === "string" && parseRoomId(text) !== undefined),
    page,
    reader: v.optional(readerSchema),
  }),
  v.object({ type: v.literal("reader"), reader: readerSchema }),
  v.object({ type: v.literal("page"), page }),
  v.object({
    type: v.literal("secret"),
    scope: v.picklist(["room", "owner", "me"]),
    key: v.custom<WidgetKey>((text) => typeof text === "string" && parseWidgetKey(text) !== undefined),
    value: v.pipe(v.string(), v.maxLength(MAX_PASSWORD_CHARS)),
  }),
  v.object({ type: v.literal("resync") }),
  v.object({ type: v.literal("rerun") }),
  v.object({ type: v.literal("settle"), n: whole }),
  v.object({ type: v.literal("ask"), n: whole, element: v.custom<ElementId>((text) => typeof text === "string" && text.length <= 128), version: v.pipe(v.string(), v.maxLength(64)), question }),
]);

/** @throws if the text is not a message of a page's. */
export function parseClientMessage(text: string): ClientMessage {
  return v.parse(clientSchema, JSON.parse(text)) as ClientMessage;
}
