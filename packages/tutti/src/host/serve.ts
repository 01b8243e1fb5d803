import { app, type App } from "../app.ts";
import { keepsFromLoading } from "../runner/exception.ts";
import { loadApp } from "./load-app.ts";
import type { FromHost, ToHost } from "./messages.ts";
import { nodePorts } from "./node-ports.ts";
import { registerResolveHook } from "./resolve-hook.ts";
import { UploadFolder } from "./upload-folder.ts";
import { readComponents } from "./read-components.ts";
import { HostedRooms } from "./rooms.ts";

/** Loads the app, says so, and gives back what takes the messages of its rooms. */
export async function serve(file: string, root: string, emit: (message: FromHost) => void, components?: string): Promise<(message: ToHost) => void> {
  registerResolveHook();
  const loaded = await loadApp(file);
  if (loaded.state === "ready") emit({ type: "ready", title: loaded.app.title, rooms: loaded.app.rooms });
  else emit({ type: "broken", message: loaded.message, stack: loaded.error.stack });
  const folder = process.env["TUTTI_FILES"];
  const rooms = new HostedRooms(loaded.state === "ready" ? loaded.app : brokenApp(loaded.error), {
    ...nodePorts(root, folder === undefined ? undefined : new UploadFolder(folder), components === undefined ? undefined : readComponents(components)),
    now: Date.now,
    after: (ms, fn) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
    emit,
  });
  return (message) => rooms.receive(message);
}

/** Draws why there is no app, in each room that is opened. */
const brokenApp = (error: Error): App => app("Broken", () => {
  throw keepsFromLoading(error);
});
