/**
 * Rooms, for programs: reads what a page shows, sets, presses, submits, waits for runs, and listens, by an API token's rights. Runs
 * in Node.
 */
export { rooms, type Rooms, type RoomsOptions } from "./rooms.ts";
export type { ProgramRoom } from "../participant/program-room.ts";
export type { RemoteRoom } from "./remote-room.ts";
export type { Row } from "../participant/rows.ts";
