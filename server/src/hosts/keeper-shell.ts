import { spawn, type ChildProcess } from "node:child_process";

/**
 * A shell of a few lines that outlives the server by a moment. It is told the ids of the script processes; when the server goes,
 * however it goes, its pipe ends, and it ends them. A script that hangs in a loop or a native call would otherwise keep a
 * core and its database files for ever, since it never learns that its server is gone.
 *
 * It also starts what Linux needs to put a process behind everybody: to start a program takes milliseconds, which are not the
 * server's to spend. Of the lowest priority a process still keeps its core for a whole slice of time when another one wakes; one
 * of the "idle" kind makes way at once.
 */
const SCRIPT = `
ids=""
while read -r what rest; do
  case "$what" in
    all) ids="$rest" ;;
    idle) chrt --all-tasks --idle --pid 0 "$rest" ;;
    usual) chrt --all-tasks --other --pid 0 "$rest" ;;
  esac
done
[ -z "$ids" ] || kill -9 $ids`;

/** An ordinary user may put a process behind the others, but not take it back from there. */
const MAY_TAKE_BACK = process.getuid?.() === 0;

/** Keeps an eye on the script processes from outside. Where there is no shell, those that hang outlive a server that is killed. */
export class KeeperShell {
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
    this.#say(`all ${ids.filter((id) => id > 0).join(" ")}`);
  }

  /** Puts a process behind everybody, or takes it back among the others. Without `chrt`, or the right to take it back, it stays. */
  putBehind(id: number, behind: boolean): void {
    if (id > 0 && MAY_TAKE_BACK) this.#say(`${behind ? "idle" : "usual"} ${id}`);
  }

  /** All have ended; so does it. */
  stop(): void {
    this.watch([]);
    this.#shell.stdin?.end();
  }

  #say(line: string): void {
    if (this.#shell.stdin?.writable) this.#shell.stdin.write(`${line}\n`);
  }
}
