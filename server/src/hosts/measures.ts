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

/** How long (ms) the first thread of a process has been on a core in all; `undefined` where the system does not tell. */
export function timeOnCore(pid: number): number | undefined {
  try {
    const nanoseconds = Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]);
    return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : undefined;
  } catch {
    return undefined;
  }
}
