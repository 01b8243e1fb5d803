/** The parts of the page that ship and need no browser: the simulation runs these very modules. */
export { AUTH, FRAME, openFrame, statelessFrame, SYNC, syncFrame } from "../../packages/client/src/sync/document/frames.ts";
export type { RoomDocument } from "../../packages/client/src/sync/document/room-document.ts";
export type { LineEvents, Line, Network, Ports } from "../../packages/client/src/sync/ports.ts";
export { RoomClient } from "../../packages/client/src/sync/room/room-client.ts";
export { MemoryStore as BrowserStore } from "../../packages/client/src/sync/storage/memory.ts";
export { LOCAL } from "../../packages/client/src/sync/document/room-document.ts";
export { valueHandle } from "../../packages/client/src/sync/values/value-handles.ts";
