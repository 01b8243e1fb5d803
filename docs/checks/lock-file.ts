import { read } from "./tree.ts";

/**
 * A lock file names packages by version and hash. An address in it would bind everyone to the registry of whoever wrote it.
 */
export function lockFileProblems(root: string): string[] {
  const lines = read(root, "pnpm-lock.yaml").split("\n");
  return lines.flatMap((line, i) => (/https?:\/\/|\btarball:/.test(line) ? [`pnpm-lock.yaml:${i + 1}: names an address: ${line.trim()}`] : []));
}
