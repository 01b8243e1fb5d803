import type { LogLine } from "@tutti/server";
import { placeOf } from "../dev/place-of.ts";
import type { LogStyle } from "../settings/config.ts";

/** JSON for machines that collect logs, lines for eyes. */
export const logStyleFor = (asked: LogStyle | undefined, isTerminal: boolean): LogStyle => asked ?? (isTerminal ? "plain" : "json");

/**
 * One line of the server's log for the eye: what matters first, then what else is known. Of a stack, the place in the
 * author's files is shown; all of it where there is none.
 *
 * @param folder the folder of the apps
 */
export function plainLine({ level, at, message, ...fields }: LogLine, folder: string): string {
  const time = new Date(at).toTimeString().slice(0, 8);
  const { stack, ...others } = fields;
  const rest = Object.entries(others).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const head = [time, ...(level === "info" ? [] : [level]), message, ...rest].join("  ");
  return typeof stack === "string" ? `${head}\n${placeOf(stack, folder) ?? stack}` : head;
}

/** What the lines for the eye are about. */
export interface Eye {
  /** The folder of the apps. */
  readonly folder: string;
  /** Whether what goes well is shown too. In dev that is what scripts print. */
  readonly wantsInfo: () => boolean;
}

/** What to hand to the server as its `log`. Warnings and errors go to standard error. */
export function serverLog(style: LogStyle, { folder, wantsInfo }: Eye): "json" | "silent" | ((line: LogLine) => void) {
  if (style !== "plain") return style;
  return (line) => {
    if (line.level !== "info") console.error(plainLine(line, folder));
    else if (wantsInfo()) console.log(plainLine(line, folder));
  };
}
