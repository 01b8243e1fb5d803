import type { Worker } from "node:worker_threads";

/** How long (ms) a thread that was told to close may take to end by itself. */
const PATIENCE = 2_000;

/**
 * Resolves once a thread that runs, and has closed its store, has ended. It ends by itself; to end it in that very moment is what the native
 * code in it does not always survive, and the whole process goes with it. Where it hangs, it is ended.
 */
export function threadEnded(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => void worker.terminate(), PATIENCE);
    worker.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
