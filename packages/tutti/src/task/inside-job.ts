import { AsyncLocalStorage } from "node:async_hooks";

const inside = new AsyncLocalStorage<AbortSignal>();

/** Does a job's work: what it begins ends with it. */
export const doInsideJob = <T>(signal: AbortSignal, work: () => T): T => inside.run(signal, work);

/** Aborts with the job whose work this is, kept across its awaits. */
export const jobSignal = (): AbortSignal | undefined => inside.getStore();
