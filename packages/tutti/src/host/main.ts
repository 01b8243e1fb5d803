/**
 * A child process that runs one app's script for several rooms. Its argument is the path of the app's module; from its parent
 * it hears {@link ToHost} and tells {@link FromHost}. It ends with its parent.
 */
import { enableCompileCache } from "node:module";
import { dirname, resolve } from "node:path";
import type { FromHost, ToHost } from "./messages.ts";

// Before anything of size is loaded: a start shall take tens of milliseconds.
enableCompileCache();

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
receive = await serve(file, dirname(file), emit);
for (const message of waiting.splice(0)) receive(message);
