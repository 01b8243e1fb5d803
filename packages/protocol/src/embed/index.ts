export * from "./locks.ts";
export * from "./options.ts";
export * from "./socket.ts";
