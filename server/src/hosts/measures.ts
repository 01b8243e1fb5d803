import { readFileSync } from "node:fs";

const PAGE_BYTES = 4_096;

/** Bytes of memory that a process holds; `undefined` where the system does not tell. */
export function residentBytes(pid: number): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : undefined;
  } catch {
    return undefined;
  }
}

/** What the first thread of a process has had of the machine, in ms: on a core, and waiting for one because others were there. */
export interface CoreTime {
  readonly ran: number;
  readonly waited: number;
}

/** `undefined` where the system does not tell. */
export function coreTime(pid: number): CoreTime | undefined {
  try {
    const [ran, waited] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ").map((nanoseconds) => Number(nanoseconds) / 1e6);
    return Number.isFinite(ran) && Number.isFinite(waited) ? { ran: ran as number, waited: waited as number } : undefined;
  } catch {
    return undefined;
  }
}
