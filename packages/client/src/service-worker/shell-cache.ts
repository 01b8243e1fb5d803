/** What a build is made of: put into the worker by the build. Addresses are absolute. */
export interface Shell {
  readonly version: string;
  /** Needed to show anything at all. */
  readonly first: readonly string[];
  /** Charts, tables, fonts: kept as well, so that an app opened once opens whole without a network. */
  readonly later: readonly string[];
  /** Large libraries that few apps draw with: kept once a page has loaded them. */
  readonly heavy: readonly string[];
}

/** What the worker needs of its surroundings; tests hand in their own. */
export interface ShellPorts {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  readonly origin: string;
}

const PREFIX = "tutti-shell-";
/** The look that the server gives its pages: it changes without a build, and outlives one. */
const LOOK_CACHE = "tutti-look";
const LOOK = "/theme.css";
/** Fonts of looks that have been; more than these are not kept. */
const MOST_FONTS = 16;
const COMPONENTS = "tutti-components";
/** So many files of components are kept. */
const MOST_COMPONENTS = 200;
/** Letters and fonts of documents: two hundred files, of which a document needs one or two. */
const PDF_DATA = /^\/assets\/pdf-[^/]+\//;
/** The one page, whatever app and room its address names. */
const PAGE = "/";
/** The page of isolated components, which comes whole in one file. */
const FRAME = "/isolated.html";
/** A network that answers a page slower than this (ms) is treated as none, where a copy is there. */
export const PAGE_TIMEOUT = 3_000;

const cacheName = (shell: Shell): string => `${PREFIX}${shell.version}`;

/** Keeps a build. Fails, so that the browser tries again, if what the first page needs cannot be had. */
export async function install(shell: Shell, ports: ShellPorts): Promise<void> {
  const { caches, fetch } = ports;
  const cache = await caches.open(cacheName(shell));
  const keep = async (address: string): Promise<void> => {
    // Past the browser's own cache: a page and its files have to be of one build.
    const answer = await fetch(address, { cache: address === PAGE || address === FRAME ? "no-store" : "default" });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    // A response that came by way of a redirect may not answer a navigation; its body in a new one may.
    await cache.put(address, answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);
  };
  await Promise.all([PAGE, ...shell.first].map(keep));
  await Promise.allSettled([...shell.later.map(keep), keep(FRAME), keepLook(LOOK, ports)]);
}

/** Drops the files of earlier builds. Called when no page of theirs is open any more. */
export async function activate(shell: Shell, { caches }: ShellPorts): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(shell)).map((name) => caches.delete(name)));
}

/**
 * Answers a request, or `undefined` where it is none of the shell's: the API, blobs and the socket are never kept, since who may
 * read them is the server's to say each time.
 */
export function answer(shell: Shell, request: Request, ports: ShellPorts): Promise<Response> | undefined {
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== ports.origin || isLive(pathname)) return undefined;
  // Who may show a page inside theirs is said with the page itself: a kept one would say what was true of another.
  if (request.mode === "navigate" && searchParams.has("embed")) return undefined;
  if (request.mode === "navigate") return page(shell, request, ports);
  if (pathname === LOOK) return look(request, ports);
  if (pathname.startsWith("/fonts/")) return font(request, ports);
  if (pathname.startsWith("/~component/")) return component(request, ports);
  return pathname.startsWith("/assets/") ? asset(shell, request, ports) : undefined;
}

const isLive = (path: string): boolean => /^\/(api|blob|socket|yjs|healthz|readyz|join|signin|~caches)(\/|$)/.test(path);

/** The network's page, so that a new build is used from the next load on; the kept one where the network is away or too slow. */
async function page(shell: Shell, request: Request, { caches, fetch }: ShellPorts): Promise<Response> {
  const fresh = fetch(request);
  const slow = new Promise<undefined>((resolve) => setTimeout(resolve, PAGE_TIMEOUT, undefined));
  const soon = await Promise.race([fresh.catch(() => undefined), slow]);
  // A proxy that answers for a server which is away (502 to 504) is no network either.
  if (soon && soon.status < 500) return soon;
  const cache = await caches.open(cacheName(shell));
  const kept = new URL(request.url).pathname === FRAME ? FRAME : PAGE;
  return (await cache.match(kept)) ?? soon ?? fresh;
}

/** The code of authors' components is kept from its first use on, so that they are there without a network; the oldest go first. */
async function component(request: Request, { caches, fetch }: ShellPorts): Promise<Response> {
  const cache = await caches.open(COMPONENTS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) {
    await cache.put(request, fresh.clone());
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST_COMPONENTS)).map((old) => cache.delete(old)));
  }
  return fresh;
}

/** Names of assets carry their content's hash: whatever build they are of, the kept one is right. */
async function asset(shell: Shell, request: Request, { caches, fetch }: ShellPorts): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  const { pathname } = new URL(request.url);
  if (fresh.ok && (shell.heavy.includes(pathname) || PDF_DATA.test(pathname))) {
    // A full store keeps nobody from seeing what has just been loaded.
    await caches.open(cacheName(shell)).then((cache) => cache.put(pathname, fresh.clone())).catch(() => undefined);
  }
  return fresh;
}

/**
 * The look of the last visit at once, so that no page waits for it; the server tells the page which one it has by now, and the
 * page asks for that one by its version.
 */
async function look(request: Request, ports: ShellPorts): Promise<Response> {
  const kept = new URL(request.url).search === "" ? await (await ports.caches.open(LOOK_CACHE)).match(LOOK) : undefined;
  return kept ?? keepLook(request, ports);
}

async function keepLook(request: Request | string, { caches, fetch }: ShellPorts): Promise<Response> {
  const cache = await caches.open(LOOK_CACHE);
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(LOOK, fresh.clone());
  return fresh;
}

/** Names of fonts carry their content's hash. */
async function font(request: Request, { caches, fetch }: ShellPorts): Promise<Response> {
  const cache = await caches.open(LOOK_CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (!fresh.ok) return fresh;
  const fonts = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith("/fonts/"));
  await Promise.all(fonts.slice(0, Math.max(0, fonts.length - MOST_FONTS + 1)).map((old) => cache.delete(old)));
  await cache.put(request, fresh.clone());
  return fresh;
}
