import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import type { Piscina } from "piscina";

/** A thread that nothing needs for so long (ms) ends. */
const IDLE = 30_000;
/** So many tasks wait for a thread. */
const MOST_WAITING = 1_000;
/** Of the process's memory, a thread may take this part. */
const SHARE = 3;
const MiB = 1024 * 1024;

let made: Promise<Piscina> | undefined;

/** The threads of this process, as many as the machine has cores; none before the first task. */
export function pool(): Promise<Piscina> {
  made ??= import("piscina").then(({ Piscina }) => {
    // One that is hungry ends alone. The process was started with a limit of its own, which would hold for each thread too and goes
    // before `resourceLimits`: what is set here holds for those that are made from now on.
    setFlagsFromString(`--max-old-space-size=${Math.max(64, Math.floor(getHeapStatistics().heap_size_limit / SHARE / MiB))}`);
    return new Piscina({
      filename: fileURLToPath(new URL("./thread.ts", import.meta.url)),
      minThreads: 0, maxThreads: availableParallelism(), idleTimeout: IDLE, maxQueue: MOST_WAITING,
      // A thread that waits for its next task is asleep in Node's own loop, and ends when its process does.
      atomics: "disabled",
    });
  });
  return made;
}
