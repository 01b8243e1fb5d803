import { pino, type Logger } from "pino";
import type { LogLine, ServerOptions } from "./options.ts";

export type Level = "info" | "warn" | "error";

/** Writes one entry of the server's log. */
export type Log = (level: Level, message: string, fields?: Record<string, unknown>) => void;

/** How often one message may be said; what is beyond it is counted, and told with the next. */
const PER_MESSAGE = { count: 10, within: 10_000 };

/**
 * @returns the log that the options ask for. Cookies and tokens never stand in it, an error is its message and not its
 * stack, and one message cannot flood it.
 */
export function openLog(option: ServerOptions["log"], now: () => number): Log {
  const write = writer(option);
  const said = new Map<string, { since: number; count: number }>();
  return (level, message, fields = {}) => {
    const key = `${level} ${message}`;
    const entry = said.get(key);
    const fresh = !entry || now() - entry.since > PER_MESSAGE.within;
    const count = fresh ? 1 : entry.count + 1;
    if (fresh && said.size > 1_000) said.clear();
    said.set(key, { since: fresh ? now() : entry.since, count });
    if (count > PER_MESSAGE.count) return;
    const left = fresh && entry && entry.count > PER_MESSAGE.count ? { alsoUnsaid: entry.count - PER_MESSAGE.count } : {};
    write({ level, at: now(), message, ...plain(fields), ...left });
  };
}

function writer(option: ServerOptions["log"]): (line: LogLine) => void {
  if (option === "silent") return () => undefined;
  if (typeof option === "function") return option;
  const logger: Logger = pino({
    base: null,
    timestamp: false,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ["cookie", "cookies", "token", "headers.cookie", "headers.authorization"], censor: "(hidden)" },
  });
  return ({ level, message, ...fields }) => logger[level](fields, message);
}

const plain = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? value.message : value]));
