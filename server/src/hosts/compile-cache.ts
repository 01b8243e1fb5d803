import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The folder where Node keeps what it compiled, so that a script's process starts in two thirds of the time. It must be named
 * before the process begins: what is loaded first would otherwise be stripped of its types anew each time, by a large module
 * that nothing else needs. Code is run from there, so it is this user's alone.
 *
 * @returns `undefined` where there is no such folder and none can be made; starts are slower then.
 */
export function compileCacheFolder(parent: string = tmpdir()): string | undefined {
  const user = process.getuid?.();
  const folder = join(parent, `tutti-compiled-${user ?? "user"}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Somebody else may have made it before us, or a link in its place.
    const found = lstatSync(folder);
    const isOurs = user === undefined || (found.uid === user && (found.mode & 0o077) === 0);
    return found.isDirectory() && isOurs ? folder : undefined;
  } catch {
    return undefined;
  }
}
