import { readdir, readFile } from "node:fs/promises";
import { HOST_ENTRY } from "tutti/host";

/** The argument by which a store's processes are known. */
export const markOf = (store: string): string => `--store=${store}`;

/**
 * Ends the script processes of a server that was killed. They end by themselves when it goes, unless their script never comes
 * back from a loop or a native call: such a one would keep a core, and its database files, for ever. To be called by whoever
 * owns the store now. Where there is no `/proc` nothing is done.
 *
 * @returns the ids of the processes that were ended.
 */
export async function endLeftovers(store: string): Promise<readonly number[]> {
  const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^[0-9]+$/.test(name)).map(Number);
  const ended: number[] = [];
  for (const id of ids) {
    const command = (await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")).split("\0");
    if (id === process.pid || !command.includes(HOST_ENTRY) || !command.includes(markOf(store))) continue;
    try {
      process.kill(id, "SIGKILL");
      ended.push(id);
    } catch {
      // It has ended by itself meanwhile.
    }
  }
  return ended;
}
