import { activate, answer, install, type Shell, type ShellPorts } from "./shell-cache.ts";

/** The little of a worker's global scope that is used here; TypeScript has no page and worker in one program. */
interface WorkerEvent extends Event { waitUntil(done: Promise<unknown>): void }
interface WorkerFetch extends WorkerEvent { readonly request: Request; respondWith(response: Promise<Response>): void }
interface WorkerScope {
  readonly location: Location;
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: WorkerFetch) => void): void;
}
declare const self: WorkerScope;
declare const __TUTTI_SHELL__: Shell;

const shell = __TUTTI_SHELL__;
const ports: ShellPorts = { caches: self.caches, fetch: (request, init) => self.fetch(request, init), origin: self.location.origin };

// No skipWaiting: a new build waits until every page of the old one is closed, so that none loses its files under its feet.
self.addEventListener("install", (event) => event.waitUntil(install(shell, ports)));
self.addEventListener("activate", (event) => event.waitUntil(activate(shell, ports).then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const response = answer(shell, event.request, ports);
  if (response) event.respondWith(response);
});
