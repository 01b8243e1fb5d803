import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ServerOptions } from "../src/index.ts";

export interface SeparateServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves once it is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Ends it with SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a server in a child process, with `env` beside this one's. Rejects with its sentence where it does not start. */
export async function startSeparately(options: Omit<ServerOptions, "store" | "log">, env: Readonly<Record<string, string>> = {}): Promise<SeparateServer> {
  const child: ChildProcess = fork(fileURLToPath(new URL("./server-main.ts", import.meta.url)), [], {
    execArgv: ["--disable-warning=ExperimentalWarning"], stdio: ["ignore", "ignore", "inherit", "ipc"], env: { ...process.env, ...env },
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const answer = new Promise<{ url: string; port: number } | { problem: string }>((resolve, reject) => {
    child.once("message", (message) => resolve(message as { url: string; port: number }));
    child.once("error", reject);
    void exited.then(() => reject(new Error("The server's process ended before it answered")));
  });
  child.send({ ...options, log: "silent" });
  const started = await answer;
  if ("problem" in started) {
    child.kill("SIGKILL");
    throw new Error(started.problem);
  }
  return {
    ...started, pid: child.pid ?? 0, gone: exited,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
