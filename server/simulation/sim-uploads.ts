import { Uploads, valueHandle, type KeptFiles, type KeptUpload, type RoomClient, type TusParts } from "./client-parts.ts";
import type { SimBrowser } from "./sim-browser.ts";
import type { World } from "./world.ts";

/** Where files are brought, and read back. */
export const FILES = "https://sim/files/sim/main";

/** The uploads of a browser that are not over: they outlive its page. */
export class SimKept implements KeptFiles {
  readonly #all = new Map<string, KeptUpload>();

  async put(upload: KeptUpload): Promise<void> {
    this.#all.set(upload.id, upload);
  }

  async drop(id: string): Promise<void> {
    this.#all.delete(id);
  }

  async of(owner: string): Promise<readonly KeptUpload[]> {
    return [...this.#all.values()].filter((upload) => upload.owner === owner);
  }
}

/** The uploads of a page, as they ship, over the simulation's wire, time and storage. */
export function simUploads(world: World, browser: SimBrowser, page: RoomClient, kept: SimKept, alive: { readonly page: boolean }): Uploads {
  const current = page.documents.current.bind(page.documents);
  const room = {
    app: world.app, room: world.room, me: page.me, connection: page.connection, saving: page.saving, filesAddress: FILES,
    value: (place: Parameters<typeof valueHandle>[1]) => valueHandle(current, place, page.undo),
  };
  return new Uploads(room, {
    kept, clock: world.clock.of(() => alive.page), tus: tusOver(world, browser, alive),
    alone: (_, work) => work(),
    onOnline: (listener) => browser.onOnline(listener),
    about: async (url) => {
      const { status, text } = await world.http.send(browser, alive, { method: "GET", url: `${url}/about`, headers: {} }).answer;
      return status === 200 ? JSON.parse(text) : undefined;
    },
  });
}

/** What tus needs of a browser: how a request is made, and how a file is read. */
const tusOver = (world: World, browser: SimBrowser, alive: { readonly page: boolean }): TusParts => ({
  httpStack: {
    getName: () => "simulation",
    createRequest: (method, url) => {
      const headers: Record<string, string> = {};
      let cut = (): void => undefined;
      return {
        getMethod: () => method, getURL: () => url, getHeader: (name) => headers[name], getUnderlyingObject: () => undefined, setProgressHandler: () => undefined,
        setHeader: (name, value) => void (headers[name] = value),
        send: async (body?: Uint8Array | null) => {
          const exchange = world.http.send(browser, alive, { method, url, headers, ...(body && { body }) });
          cut = () => exchange.cut(true);
          const { status, headers: said, text } = await exchange.answer;
          return { getStatus: () => status, getHeader: (name) => said.get(name) ?? undefined, getBody: () => text, getUnderlyingObject: () => undefined };
        },
        abort: async () => cut(),
      };
    },
  },
  fileReader: {
    openFile: async ({ name }: File) => {
      const bytes = Buffer.from(world.contents.get(name) ?? "");
      return {
        size: bytes.length, close: () => undefined,
        slice: async (from, to) => ({ value: Object.assign(Uint8Array.from(bytes.subarray(from, to)), { size: Math.min(to, bytes.length) - from }), done: to >= bytes.length }),
      };
    },
  },
});
