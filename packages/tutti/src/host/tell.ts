import { formatWithOptions } from "node:util";
import { needsNoTelling } from "../runner/quiet.ts";
import type { FromHost } from "./messages.ts";

type Emit = (message: FromHost) => void;

const LEVELS = { log: "info", info: "info", debug: "info", warn: "warn", error: "error" } as const;
const LONGEST = 16_000;

/** What the script prints goes to the server's log, and not to a stream that nobody reads. */
export function tellConsole(emit: Emit): void {
  for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, (typeof LEVELS)[keyof typeof LEVELS]][]) {
    console[method] = (...args: unknown[]) => emit({ type: "log", level, text: formatWithOptions({ colors: false }, ...args).slice(0, LONGEST) });
  }
}

/** Errors that no run owns are told, and end nothing: other rooms are in this process too. */
export function tellFaults(emit: Emit): void {
  const tell = (reason: unknown): void => {
    if (needsNoTelling(reason)) return;
    const error = reason instanceof Error ? reason : new Error(String(reason));
    emit({ type: "fault", message: `${error.name}: ${error.message}`, stack: error.stack });
  };
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}
