/**
 * Tutti's server. Three nouns:
 *
 * - the **log** keeps every change that people make (`log/`, `journal/`);
 * - a **room** is opened when somebody comes, and its script runs in a process of its own (`rooms/`, `hosts/`);
 * - a **socket** carries a person's documents and the room's view (`sockets/`, `documents/`).
 *
 * @example
 * const server = await startServer({ apps: [{ id: "sales", file: "/srv/sales.ts" }], data: "/var/lib/tutti" });
 * console.log(server.url);
 */
export { DEFAULT_LIMITS, type Limits } from "./limits.ts";
export { MemoryLog } from "./log/memory.ts";
export { StoreConflict, StoreLocked, type DocumentLog } from "./log/port.ts";
export { embedOriginProblem, type EmbedConfig } from "./embed/config.ts";
export type { ProviderConfig, SessionConfig } from "./identity/oidc/provider-config.ts";
export { rotateFrom } from "./sharing/rotate-from.ts";
export { rangeProblem, type ProxyConfig } from "./identity/proxy.ts";
export { isRoomPattern } from "./identity/roles.ts";
export type { AccessConfig, AppRights, AppSource, IdentityConfig, Invitation, LogLine, RightsConfig, RoomRights, RunningServer, ServerOptions, ServerStats, ServerTheme } from "./options.ts";
export { auditFrom } from "./sharing/audit-from.ts";
export { inviteFrom, openInvitations, type OpenInvitation } from "./sharing/invite-from.ts";
export { StoredRooms, type StoredRoom } from "./transfer/stored-rooms.ts";
export { startServer } from "./start.ts";
