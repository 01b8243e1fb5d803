/**
 * What starts and speaks to the processes that run scripts. `fork(HOST_ENTRY, [appFile], { serialization: "advanced" })` starts
 * one; from then on both sides say {@link ToHost} and {@link FromHost}. `startInProcess` does the same without a process.
 */
import { fileURLToPath } from "node:url";

export type * from "./messages.ts";
export type { ConfiguredConnections } from "../connections/configured.ts";
export { startInProcess, type HostClock, type InProcessHost } from "./in-process.ts";

/** Path of the child process' entry. Its one argument is the path of the app's module. */
export const HOST_ENTRY = fileURLToPath(new URL("./main.ts", import.meta.url));
