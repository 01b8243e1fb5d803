/** The parts of the page that ship and need no browser: the simulation runs these very modules. */
export { AUTH, FRAME, openFrame, statelessFrame, SYNC, syncFrame } from "../../packages/client/src/sync/document/frames.ts";
export type { RoomDocument } from "../../packages/client/src/sync/document/room-document.ts";
export type { LineEvents, Line, Network, Ports } from "../../packages/client/src/sync/ports.ts";
export { DocumentWire } from "../../packages/client/src/sync/document/document-wire.ts";
export { RoomClient } from "../../packages/client/src/sync/room/room-client.ts";
export { MemoryStore as BrowserStore } from "../../packages/client/src/sync/storage/memory.ts";
export { rowsOf } from "../../packages/client/src/sync/values/rows.ts";
export { undoOf } from "../../packages/client/src/sync/undo/undo-history.ts";
export { LOCAL } from "../../packages/client/src/sync/document/room-document.ts";
export { valueHandle } from "../../packages/client/src/sync/values/value-handles.ts";
export { apiOf } from "../../packages/client/src/sync/browser/api.ts";
export { dialWith, type SocketClass } from "../../packages/client/src/sync/browser/dial.ts";
export { Uploads } from "../../packages/client/src/sync/uploads/uploads.ts";
export type { KeptFiles, KeptUpload } from "../../packages/client/src/sync/uploads/upload-ports.ts";
export type { TusParts } from "../../packages/client/src/sync/uploads/send.ts";
export { SharedLine } from "../../packages/client/src/embed/shared-line/shared-line.ts";
export type { FromLine, ToLine } from "../../packages/client/src/embed/shared-line/messages.ts";
