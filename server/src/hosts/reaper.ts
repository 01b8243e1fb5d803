import { spawn, type ChildProcess } from "node:child_process";

/**
 * A shell of a few lines that outlives the server by a moment. It is told the ids of the script processes; when the server goes,
 * however it goes, its pipe ends, and it ends them. A script that hangs in a loop or a native call would otherwise keep a
 * core and its database files for ever, since it never learns that its server is gone.
 */
const SCRIPT = 'ids=""; while read -r line; do ids="$line"; done; [ -z "$ids" ] || kill -9 $ids';

/** Ends the script processes of a server that is killed. Where there is no shell, those that hang stay. */
export class Reaper {
  readonly #shell: ChildProcess;

  /** @param failed is called where it could not be started. */
  constructor(failed: (error: Error) => void) {
    // In a session of its own: what ends the server's whole group shall not end it.
    this.#shell = spawn("sh", ["-c", SCRIPT], { stdio: ["pipe", "ignore", "ignore"], detached: true });
    this.#shell.on("error", failed);
    this.#shell.stdin?.on("error", () => undefined);
    this.#shell.unref();
  }

  /** Tells it which processes there are now. */
  watch(ids: readonly number[]): void {
    if (this.#shell.stdin?.writable) this.#shell.stdin.write(`${ids.filter((id) => id > 0).join(" ")}\n`);
  }

  /** All have ended; so does it. */
  stop(): void {
    this.watch([]);
    this.#shell.stdin?.end();
  }
}
