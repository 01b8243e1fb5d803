/** A thread of the pool: runs the default export of the module that it is told. */
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import type { MessagePort } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import { registerResolveHook } from "../host/resolve-hook.ts";
import { AuthorError } from "../ui/author-error.ts";
import { pack, unpack } from "./packed.ts";

interface Told {
  readonly file: string;
  readonly args: unknown;
  readonly port: MessagePort;
}

/** Progress is told at most so often (ms). */
const PROGRESS_EVERY = 50;

/** The first line that an error comes from is Node's own reading of modules. */
const UNREAD = /^(?:(?!\n\s+at )[^])*\n\s+at [^\n]*node:internal\/modules/;

registerResolveHook();

export default async function runTask({ file, args, port }: Told): Promise<unknown> {
  try {
    const module = await load(file);
    const heavy = module.default;
    if (typeof heavy !== "function") throw new AuthorError(`${basename(file)} has no function as its default export`, "Write: export default function simulate(args, { progress }) { … }");
    const result: unknown = await Reflect.apply(heavy, undefined, [await unpack(args), { progress: throttled(port) }]);
    const { value, transfer } = await pack(result, `the result of ${basename(file)}`);
    // What is handed over goes without a copy.
    return move({ [transferableSymbol]: transfer, [valueSymbol]: value });
  } finally {
    port.close();
  }
}

async function load(file: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } catch (error) {
    const stack = error instanceof SyntaxError ? (error.stack ?? "") : "";
    // What Node cannot read has no line of its author's that ran: its own name and line stand above, and for JavaScript nowhere.
    if (!UNREAD.test(stack)) throw error;
    const [, place] = /^(\/.*:\d+)\n/.exec(stack) ?? [];
    throw new AuthorError(`${place === undefined ? `${basename(file)}, or a module that it imports,` : basename(place)} cannot be read: ${(error as Error).message}`);
  }
}

function throttled(port: MessagePort): (value: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY) return;
    last = now;
    port.postMessage(value);
  };
}
