import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { readBuilt } from "../apps/target.ts";
import { Problem } from "../problem.ts";

/** Empties the folder that a build goes to. @throws {Problem} where it holds what no build has made */
export function emptyOutFolder(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (names.length > 0 && !readBuilt(folder)) throw new Problem(`${folder} holds files that "tutti build" has not made, so nothing is written there; name another folder with --out`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
