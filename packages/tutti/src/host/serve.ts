import { join } from "node:path";
import { app, type App } from "../app.ts";
import { keepsFromLoading } from "../runner/exception.ts";
import { codeDigest } from "../cache/code.ts";
import { Disk } from "../cache/disk.ts";
import { Flights } from "../cache/flights.ts";
import { cacheStats, dropCached } from "../cache/registry.ts";
import { useCacheWorld } from "../cache/world.ts";
import { configureConnections, type ConfiguredConnections } from "../connections/configured.ts";
import { answerCalls } from "../outside/calls.ts";
import { outsideFacts } from "../outside/outside.ts";
import { loadApp } from "./load-app.ts";
import { isForCaches, type FromHost, type ToCaches, type ToHost } from "./messages.ts";
import { nodePorts } from "./node-ports.ts";
import { registerResolveHook } from "./resolve-hook.ts";
import { UploadFolder } from "./upload-folder.ts";
import { readComponents } from "./read-components.ts";
import { HostedRooms } from "./rooms.ts";

/** An app's cached results on disk, all together: those that are kept, and those on their way from one process to another. */
const KEPT_BYTES = 1_000_000_000;
const PASSING_BYTES = 200_000_000;

/** Loads the app, says so, and gives back what takes the messages of its rooms. */
export async function serve(file: string, root: string, emit: (message: FromHost) => void, components?: string): Promise<(message: ToHost) => void> {
  registerResolveHook();
  const tellCaches = useCaches(emit, root);
  const connections = process.env["TUTTI_CONNECTIONS"];
  // What the server was configured with and has checked. A script finds connections by their names, and not in its environment.
  delete process.env["TUTTI_CONNECTIONS"];
  configureConnections(connections === undefined ? { folder: root, connections: {} } : (JSON.parse(connections) as ConfiguredConnections));
  const loaded = await loadApp(file);
  if (loaded.state === "ready") emit({ type: "ready", title: loaded.app.title, rooms: loaded.app.rooms, ...(hasOutside(loaded.app) && { outside: outsideFacts(loaded.app.webhooks, loaded.app.timers) }) });
  else emit({ type: "broken", message: loaded.message, stack: loaded.error.stack });
  const folder = process.env["TUTTI_FILES"];
  const served = loaded.state === "ready" ? loaded.app : brokenApp(loaded.error);
  const answer = answerCalls(served, emit);
  const rooms = new HostedRooms(served, {
    ...nodePorts(root, folder === undefined ? undefined : new UploadFolder(folder), components === undefined ? undefined : readComponents(components)),
    now: Date.now,
    after: (ms, fn) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
    emit,
  });
  return (message) => {
    if (isForCaches(message)) tellCaches(message);
    else if (message.type === "call") answer(message);
    else rooms.receive(message);
  };
}

const hasOutside = ({ webhooks, timers }: App): boolean => Object.keys(webhooks).length + Object.keys(timers).length > 0;

/** Tells caches what this process has for them: a folder, and the app's other processes. @returns what takes the messages for them. */
function useCaches(emit: (message: FromHost) => void, root: string): (message: ToCaches) => void {
  const flights = flightsOf(emit);
  return (message) => {
    if (message.type === "figures") emit({ type: "figures", ask: message.ask, caches: cacheStats(Date.now(), root) });
    else if (message.type === "clear") dropCached(message.cache);
    else flights?.receive(message);
  };
}

function flightsOf(emit: (message: FromHost) => void): Flights | undefined {
  const warn = (text: string): void => emit({ type: "log", level: "warn", text });
  const folder = process.env["TUTTI_CACHE"];
  if (folder === undefined) {
    useCacheWorld({ warn });
    return undefined;
  }
  const disk = (name: string, maxBytes: number): Disk => new Disk({ folder: join(folder, name), maxBytes, code: codeDigest, warn });
  const flights = new Flights(emit, disk("passing", PASSING_BYTES));
  useCacheWorld({ warn, flights, disk: disk("kept", KEPT_BYTES) });
  return flights;
}

/** Draws why there is no app, in each room that is opened. */
const brokenApp = (error: Error): App => app("Broken", () => {
  throw keepsFromLoading(error);
});
