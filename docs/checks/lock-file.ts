import { read } from "./tree.ts";

/**
 * A lock file names packages by version and hash. An address in it would bind everyone to the registry of whoever wrote it, and a
 * package without its hash could be another one tomorrow.
 */
export function lockFileProblems(root: string): string[] {
  const lines = read(root, "pnpm-lock.yaml").split("\n");
  return lines.flatMap((line, i) => {
    if (/https?:\/\/|\btarball:/.test(line)) return [`pnpm-lock.yaml:${i + 1}: names an address: ${line.trim()}`];
    return /^ +resolution:/.test(line) && !/integrity: sha512-/.test(line) ? [`pnpm-lock.yaml:${i + 1}: a package without its hash: ${line.trim()}`] : [];
  });
}
