import type { LogLine } from "@tutti/server";
import type { LogStyle } from "../settings/config.ts";

/** JSON for machines that collect logs, lines for eyes. */
export const logStyleFor = (asked: LogStyle | undefined, isTerminal: boolean): LogStyle => asked ?? (isTerminal ? "plain" : "json");

/** One line of the server's log for the eye: what matters first, then what else is known. A stack keeps its lines. */
export function plainLine({ level, at, message, ...fields }: LogLine): string {
  const time = new Date(at).toTimeString().slice(0, 8);
  const { stack, ...others } = fields;
  const rest = Object.entries(others).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const head = [time, ...(level === "info" ? [] : [level]), message, ...rest].join("  ");
  return typeof stack === "string" ? `${head}\n${stack}` : head;
}

/** What to hand to the server as its `log`. Warnings and errors go to standard error. */
export function serverLog(style: LogStyle): "json" | "silent" | ((line: LogLine) => void) {
  if (style !== "plain") return style;
  return (line) => (line.level === "info" ? console.log(plainLine(line)) : console.error(plainLine(line)));
}
