import { describe, expect, it } from "vitest";
import { activate, answer, install, type Shell, type ShellPorts } from "./shell-cache.ts";

const ORIGIN = "https://tutti.test";
const shell = (version: string): Shell => ({ version, first: [`/assets/main-${version}.js`], later: [`/assets/chart-${version}.js`], heavy: [`/assets/engine-${version}.js`] });

const pathOf = (address: string | Request): string => (typeof address === "string" ? address : new URL(address.url).pathname);

/** A browser's caches, as far as a shell uses them. */
class Caches {
  readonly kept = new Map<string, Map<string, Response>>();

  async open(name: string): Promise<Cache> {
    const entries = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, entries);
    return {
      put: async (address: string | Request, response: Response) => void entries.set(pathOf(address), response),
      match: async (address: string | Request) => entries.get(pathOf(address))?.clone(),
      keys: async () => [...entries.keys()].map((path) => ({ url: `${ORIGIN}${path}` })),
      delete: async (address: string | Request) => entries.delete(pathOf(address)),
    } as unknown as Cache;
  }

  async keys(): Promise<string[]> {
    return [...this.kept.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.kept.delete(name);
  }

  async match(request: Request): Promise<Response | undefined> {
    const { pathname } = new URL(request.url);
    for (const entries of this.kept.values()) if (entries.has(pathname)) return entries.get(pathname)?.clone();
    return undefined;
  }
}

function setUp() {
  const caches = new Caches();
  const network = { up: true, serves: "one", missing: "", status: 200 };
  const ports: ShellPorts = {
    caches: caches as unknown as CacheStorage, origin: ORIGIN,
    fetch: async (request) => {
      if (!network.up) throw new TypeError("no network");
      const path = typeof request === "string" ? request : new URL(request.url).pathname;
      if (path === network.missing) return new Response("", { status: 404 });
      return new Response(`${path} of ${network.serves}`, { status: network.status, headers: { "content-security-policy": path === "/isolated.html" ? "sandbox" : "none" } });
    },
  };
  return { caches, network, ports };
}

const get = (path: string, mode: "navigate" | "cors" = "cors"): Request =>
  ({ url: `${ORIGIN}${path}`, method: "GET", mode }) as Request;
const read = async (response: Promise<Response> | undefined): Promise<string | undefined> => (await response)?.text();

describe("the shell", () => {
  it("[SYNC-25] opens any page without a network, and with one takes the newest", async () => {
    const { network, ports } = setUp();
    await install(shell("one"), ports);
    network.serves = "two";
    expect(await read(answer(shell("one"), get("/sales/main", "navigate"), ports))).toBe("/sales/main of two");
    network.up = false;
    expect(await read(answer(shell("one"), get("/sales/main", "navigate"), ports))).toBe("/ of one");
    expect(await read(answer(shell("one"), get("/assets/main-one.js"), ports))).toBe("/assets/main-one.js of one");
    expect(await read(answer(shell("one"), get("/assets/chart-one.js"), ports))).toBe("/assets/chart-one.js of one");
  });

  it("[BEAT-3] the page of isolated components opens without a network too, with the policy that it came with", async () => {
    const { network, ports } = setUp();
    await install(shell("one"), ports);
    network.up = false;
    const frame = await answer(shell("one"), get("/isolated.html", "navigate"), ports);
    expect([await frame?.text(), frame?.headers.get("content-security-policy")]).toEqual(["/isolated.html of one", "sandbox"]);
  });

  it("[SYNC-25] a gateway that answers for a server which is away is no network", async () => {
    const { network, ports } = setUp();
    await install(shell("one"), ports);
    network.status = 502;
    expect(await read(answer(shell("one"), get("/sales/main", "navigate"), ports))).toBe("/ of one");
  });

  it("[SYNC-25] a build that cannot be had whole is not installed; what is loaded later may be missing", async () => {
    const { network, ports } = setUp();
    network.missing = "/assets/main-one.js";
    await expect(install(shell("one"), ports)).rejects.toThrow("/assets/main-one.js");
    network.missing = "/assets/chart-one.js";
    await expect(install(shell("one"), ports)).resolves.toBeUndefined();
  });

  it("[SYNC-25] a large library is kept once a page has loaded it, and not before", async () => {
    const { caches, network, ports } = setUp();
    await install(shell("one"), ports);
    expect([...(caches.kept.get("tutti-shell-one")?.keys() ?? [])]).not.toContain("/assets/engine-one.js");
    expect(await read(answer(shell("one"), get("/assets/engine-one.js"), ports))).toBe("/assets/engine-one.js of one");
    expect(await read(answer(shell("one"), get("/assets/pdf-1.0/cmaps/H.bcmap"), ports))).toBe("/assets/pdf-1.0/cmaps/H.bcmap of one");
    network.up = false;
    expect(await read(answer(shell("one"), get("/assets/engine-one.js"), ports))).toBe("/assets/engine-one.js of one");
    expect(await read(answer(shell("one"), get("/assets/pdf-1.0/cmaps/H.bcmap"), ports))).toBe("/assets/pdf-1.0/cmaps/H.bcmap of one");
  });

  it("[SYNC-25] a page of the old build has its files until it is closed", async () => {
    const { caches, network, ports } = setUp();
    await install(shell("one"), ports);
    network.serves = "two";
    await install(shell("two"), ports);
    network.up = false;
    expect(await read(answer(shell("one"), get("/assets/chart-one.js"), ports))).toBe("/assets/chart-one.js of one");
    await activate(shell("two"), ports);
    expect([...caches.kept.keys()].filter((name) => name.startsWith("tutti-shell"))).toEqual(["tutti-shell-two"]);
  });

  it("[SYNC-25] never answers for the API, blobs, the socket, other sites or what is sent", () => {
    const { ports } = setUp();
    for (const path of ["/api/me", "/blob/a/b/c", "/socket", "/yjs/a/b", "/healthz", "/join/token", "/~caches/sales"]) {
      expect(answer(shell("one"), get(path), ports)).toBeUndefined();
      expect(answer(shell("one"), get(path, "navigate"), ports)).toBeUndefined();
    }
    expect(answer(shell("one"), { ...get("/assets/x.js"), method: "POST" } as Request, ports)).toBeUndefined();
    expect(answer(shell("one"), { url: "https://elsewhere.test/assets/x.js", method: "GET", mode: "cors" } as Request, ports)).toBeUndefined();
  });

  it("[SYNC-31] shows the look of the last visit at once, also without a network, and takes a new one when it is named", async () => {
    const { network, ports } = setUp();
    await install(shell("one"), ports);
    network.serves = "two";
    expect(await read(answer(shell("one"), get("/theme.css"), ports))).toBe("/theme.css of one");
    expect(await read(answer(shell("one"), get("/theme.css?abc"), ports))).toBe("/theme.css of two");
    network.up = false;
    expect(await read(answer(shell("one"), get("/theme.css"), ports))).toBe("/theme.css of two");
    await activate(shell("two"), ports);
    expect(await read(answer(shell("two"), get("/theme.css"), ports))).toBe("/theme.css of two");
  });

  it("[SYNC-31] keeps the fonts of a look, and not those of all looks that have been", async () => {
    const { network, ports } = setUp();
    for (let n = 0; n < 20; n += 1) await answer(shell("one"), get(`/fonts/${n}.woff2`), ports);
    network.up = false;
    expect(await read(answer(shell("one"), get("/fonts/19.woff2"), ports))).toBe("/fonts/19.woff2 of one");
    await expect(answer(shell("one"), get("/fonts/0.woff2"), ports)).rejects.toThrow("no network");
  });

  it("[PART-8] keeps the code of components from its first use on, the newest of them, and no failure", async () => {
    const { network, ports } = setUp();
    const knob = get("/~component/x/knob-1.js");
    expect(await read(answer(shell("one"), knob, ports))).toBe("/~component/x/knob-1.js of one");
    network.missing = "/~component/x/gone-1.js";
    expect((await answer(shell("one"), get("/~component/x/gone-1.js"), ports))?.status).toBe(404);
    network.up = false;
    expect(await read(answer(shell("one"), knob, ports))).toBe("/~component/x/knob-1.js of one");
    await expect(answer(shell("one"), get("/~component/x/gone-1.js"), ports)).rejects.toThrow("no network");
    network.up = true;
    for (let n = 0; n < 200; n += 1) await answer(shell("one"), get(`/~component/x/other-${n}.js`), ports);
    network.up = false;
    await expect(answer(shell("one"), knob, ports)).rejects.toThrow("no network");
  });
});
