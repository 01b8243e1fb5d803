import { AsyncLocalStorage } from "node:async_hooks";
import { insideCached } from "../cache/inside.ts";
import type { Execution } from "../runner/execution.ts";
import type { RunnerPorts } from "../runner/ports.ts";

const running = new AsyncLocalStorage<Execution>();

/** Which part of which script is running now, kept across its awaits. */
export const context: RunnerPorts["context"] = {
  run: (execution, fn) => running.run(execution, fn),
  current: () => running.getStore(),
  cached: insideCached,
  outside: (fn) => running.exit(fn),
};
