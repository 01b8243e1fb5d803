/**
 * A room: one shared instance of an app. Three nouns: the room's **documents** hold what people write, its **schedule** says
 * when the script runs, its **channels** carry what the script drew.
 *
 * @example
 * const room = await Room.open(app, id, ports);
 * const leave = room.join({ person, send });
 */
export * from "./ports.ts";
export { Room } from "./room.ts";
export { compactValues, dropOldGenerations, MAX_TOMBSTONES, tombstones } from "./compact-values.ts";
export { lookRun, type LookedView } from "./look-run.ts";
export { toldWrites, type ToldCell } from "./told-writes.ts";
export type { Operation } from "./operate.ts";
export type { UploadRuling, WantedUpload } from "./judge-upload.ts";
