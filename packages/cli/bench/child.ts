import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process of the bench that answers requests: `ask` sends one and waits for its answer. */
export interface Child {
  readonly pid: number;
  ask<Answer>(request: Request): Promise<Answer>;
  /** Ends it and waits until it is gone. */
  end(): Promise<void>;
}

/** `what` names the request; the rest is plain data. */
export interface Request {
  readonly what: string;
  readonly [field: string]: unknown;
}

interface Envelope { readonly n: number; readonly request: Request }
interface Reply { readonly n: number; readonly answer?: unknown; readonly failed?: string }

/** Starts a file of this folder in a process of its own. */
export function startChild(file: string, environment: Readonly<Record<string, string>> = {}): Child {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...environment },
    execArgv: ["--expose-gc", "--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  return { pid: child.pid ?? 0, ask: asker(child, file), end: () => endProcess(child) };
}

function asker(child: ChildProcess, file: string): Child["ask"] {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on("message", (reply: Reply) => {
    const ask = waiting.get(reply.n);
    waiting.delete(reply.n);
    if (reply.failed === undefined) ask?.resolve(reply.answer as never);
    else ask?.reject(new Error(`${file}: ${reply.failed}`));
  });
  child.on("exit", (code, signal) => {
    for (const ask of waiting.values()) ask.reject(new Error(`${file} ended (${signal ?? code})`));
    waiting.clear();
  });
  return (request) =>
    new Promise((resolve, reject) => {
      const n = ++last;
      waiting.set(n, { resolve, reject });
      child.send({ n, request } satisfies Envelope);
    });
}

/** Ends a process for good, by its id, and waits for its end. */
export function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

/** The other side: answers requests in a child process. */
export function answer(handlers: Readonly<Record<string, (request: Request) => unknown>>): void {
  process.on("message", (envelope: Envelope) => {
    const handle = handlers[envelope.request.what];
    Promise.resolve()
      .then(() => (handle ? handle(envelope.request) : Promise.reject(new Error(`nobody answers ${envelope.request.what}`))))
      .then(
        (result): Reply => ({ n: envelope.n, answer: result }),
        (error: unknown): Reply => ({ n: envelope.n, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
      .then((reply) => process.send?.(reply));
  });
  process.on("disconnect", () => process.exit(0));
}

/** What a server process weighs, after its garbage is gone. */
export interface Memory { readonly rss: number; readonly heap: number }

export function memory(): Memory {
  for (let pass = 0; pass < 3; pass++) globalThis.gc?.();
  const usage = process.memoryUsage();
  return { rss: usage.rss, heap: usage.heapUsed + usage.external };
}

/** The milliseconds of processor time that this process has used. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
