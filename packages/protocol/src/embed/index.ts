export type { JsonValue } from "../json.ts";
export * from "./locks.ts";
export * from "./options.ts";
export * from "./codes.ts";
export * from "./socket.ts";
export * from "./channels.ts";
export * from "./flow.ts";
export * from "./messages.ts";
export * from "./origins.ts";
