import type { Command } from "./command.ts";

/** What `tutti --help` prints. */
export function helpOf(commands: readonly Command[]): string {
  const lines = commands.map((command) => [`tutti ${command.name} ${command.words}`.trimEnd(), command.summary] as const);
  return [
    "tutti: data apps that a team edits together",
    "",
    ...columns(lines),
    "",
    "tutti <command> --help tells the options of one.",
  ].join("\n");
}

/** What `tutti <command> --help` prints. */
export function helpOfCommand(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => [`--${name} ${option.value ?? ""}`.trimEnd(), option.help] as const);
  return [`tutti ${command.name} ${command.words}`.trimEnd(), command.summary, ...(options.length > 0 ? ["", ...columns(options)] : [])].join("\n");
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 3;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
