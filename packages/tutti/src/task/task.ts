import { AsyncResource } from "node:async_hooks";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { insideCached } from "../cache/inside.ts";
import { context } from "../host/context.ts";
import { Quiet } from "../runner/quiet.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { Duration } from "../ui/ui.ts";
import { timerMilliseconds } from "../runner/duration.ts";
import { jobSignal } from "./inside-job.ts";
import { pack, unpack } from "./packed.ts";
import { pool } from "./pool.ts";

/** What a heavy function is handed beside its arguments. */
export interface TaskContext {
  /** Tells how far it has come: plain data, at most 20 times a second; what comes between is passed over. */
  progress(value: unknown): void;
}

/** A heavy function: the default export of a module of its own. */
export type Heavy = (args: never, context: TaskContext) => unknown;

export interface TaskOptions {
  /** Hears what the function tells of itself, as long as the run that began it goes on. */
  readonly onProgress?: (value: unknown) => void;
  /** Ends it after so long. */
  readonly timeout?: Duration;
  /** Ends it when this aborts, beside the run's own end. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a heavy function on another thread: the script's process stays free for other rooms, and two people's heavy runs use two cores.
 * It ends with the run that began it, also where that is superseded; inside `cacheData` it goes on.
 *
 * @param file the module, which has the function as its default export: `new URL("./simulate.ts", import.meta.url)`.
 * @param args one argument, of plain data and Arrow tables; those travel as they lie in memory.
 * @throws AuthorError where there is no such function, the arguments cannot travel, too many wait, it takes too long or its thread dies;
 *   what the function throws is thrown here, with its own line.
 * @example
 * import type simulate from "./simulate.ts";   // export default function simulate({ runs }: { runs: number }, { progress }: TaskContext) { … }
 * const result = await task<typeof simulate>(new URL("./simulate.ts", import.meta.url), { runs: 1e8 }, { onProgress: (part) => bar.update(part as number) });
 */
export async function task<F extends Heavy>(file: URL, args: Parameters<F>[0], options: TaskOptions = {}): Promise<Awaited<ReturnType<F>>> {
  const path = pathOf(file);
  const { timeout } = options;
  const limit = timeout === undefined ? undefined : timerMilliseconds(timeout);
  if (limit !== undefined && !(limit > 0)) throw new AuthorError(`task(): timeout is ${JSON.stringify(timeout)}; it is milliseconds above 0, or a text such as "30s"`);
  const { value, transfer } = await pack(args, `the arguments of ${nameOf(file)}`);
  const run = insideCached() ? undefined : (jobSignal() ?? context.current()?.pass.signal);
  const late = limit === undefined ? undefined : AbortSignal.timeout(limit);
  const signal = AbortSignal.any([run, options.signal, late].filter((each) => each !== undefined));
  const { port1, port2 } = new MessageChannel();
  if (options.onProgress) port1.on("message", heard(options.onProgress));
  try {
    const result: unknown = await (await pool()).run({ file: path, args: value, port: port2 }, { transferList: [...transfer, port2], signal });
    return (await unpack(result)) as Awaited<ReturnType<F>>;
  } catch (error) {
    if (run?.aborted) throw run.reason;
    if (late?.aborted) throw new AuthorError(`${nameOf(file)} took longer than ${String(timeout)}, and was ended`);
    if (options.signal?.aborted) throw options.signal.reason;
    throw inWords(error, nameOf(file));
  } finally {
    port1.close();
  }
}

const nameOf = (file: URL): string => file.pathname.slice(file.pathname.lastIndexOf("/") + 1);

function pathOf(file: unknown): string {
  if (!(file instanceof URL) || file.protocol !== "file:") throw new AuthorError("task() needs the address of a module", 'Write task(new URL("./simulate.ts", import.meta.url), { runs: 10 })');
  const path = fileURLToPath(file);
  if (!existsSync(path)) throw new AuthorError(`task(): there is no file ${path}`);
  return path;
}

/** What hears progress draws with the run that began the task; once that is over, there is nothing to tell. */
function heard(onProgress: (value: unknown) => void): (value: unknown) => void {
  return AsyncResource.bind((value: unknown) => {
    try {
      onProgress(value);
    } catch (error) {
      if (!(error instanceof Quiet)) throw error;
    }
  });
}

/** Node's own words of a thread that is gone, for the author. */
function inWords(error: unknown, name: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return new AuthorError(`${name} used more memory than a task may have, and was ended`, "Go through the data in parts, or give the host more memory: limits.hostMemory in tutti.config.ts");
  if (error instanceof Error && /[Tt]ask queue is at limit|exceeds max/.test(error.message)) return new AuthorError(`Too many tasks wait for a thread; ${name} was not begun`);
  if (error instanceof Error && /worker exited/i.test(error.message)) return new AuthorError(`${name} ended its own thread`, "Return from the function; process.exit() ends its thread without a result");
  return error;
}
