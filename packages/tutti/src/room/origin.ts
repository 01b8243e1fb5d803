/** Whether a transaction was begun by the server itself: by the room, by loading, or over a direct connection. */
export const isLocal = (origin: unknown): boolean =>
  typeof origin === "object" && origin !== null && (origin as { source?: unknown }).source === "local";
