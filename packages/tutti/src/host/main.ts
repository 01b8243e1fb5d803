/**
 * A child process that runs one app's script for several rooms. Its arguments are the path of the app's module, and that of
 * the list of its components where it has some; from its parent it hears {@link ToHost} and tells {@link FromHost}. It ends with its parent.
 */
import { enableCompileCache, flushCompileCache } from "node:module";
import { dirname, resolve } from "node:path";
import type { FromHost, ToHost } from "./messages.ts";

// Whoever starts this names the folder in NODE_COMPILE_CACHE, and then this file itself comes from there too.
enableCompileCache();
/** What was compiled is written down so long (ms) after the start: a process that is killed would take it along. */
const KEEP_AFTER = 1_000;

const emit = (message: FromHost): void => {
  // A parent that is gone hears nothing, and this process ends by its `disconnect`.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
};

const waiting: ToHost[] = [];
let receive = (message: ToHost): void => void waiting.push(message);
process.on("message", (message) => receive(message as ToHost));
process.on("disconnect", () => process.exit(0));

const [{ serve }, { tellConsole, tellFaults }] = await Promise.all([import("./serve.ts"), import("./tell.ts")]);
tellConsole(emit);
tellFaults(emit);
const file = resolve(process.argv[2] ?? "");
receive = await serve(file, dirname(file), emit, process.argv[3]);
setTimeout(flushCompileCache, KEEP_AFTER).unref();
for (const message of waiting.splice(0)) receive(message);
