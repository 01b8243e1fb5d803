import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../bin/tutti.mjs", import.meta.url));

/** `tutti` in a process of its own, until it has told its address or ended. */
export class Serving {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #said = "";
  #hear: () => void = () => {};

  constructor(args: readonly string[], cwd: string, { script = BIN, env = {} }: { readonly script?: string; readonly env?: NodeJS.ProcessEnv } = {}) {
    this.#child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#said += String(chunk);
        this.#hear();
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once("close", (code) => (resolve(code), this.#hear())));
  }

  /** Everything that was printed so far. */
  get said(): string {
    return this.#said;
  }

  /** The port that it answers at. */
  port(): Promise<number> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = /Tutti answers at http:\/\/[^:\s]+:(\d+)/.exec(this.#said);
        if (found) resolve(Number(found[1]));
        else if (this.#child.exitCode !== null) reject(new Error(`tutti ended with ${this.#child.exitCode}:\n${this.#said}`));
      };
      this.#hear = look;
      look();
    });
  }

  /** Asks it to stop. @returns its exit code */
  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
    if (this.#child.exitCode === null) this.#child.kill(signal);
    return this.#ended;
  }

  /** How it ended by itself. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Ends it whatever it does; for the end of a test that failed. */
  async end(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
    await this.#ended;
  }
}
