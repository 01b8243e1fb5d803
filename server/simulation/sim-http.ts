import type { SimBrowser } from "./sim-browser.ts";
import type { World } from "./world.ts";

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A request that is not answered yet. */
export interface Exchange {
  readonly browser: SimBrowser;
  readonly answer: Promise<Answered>;
  /** The line breaks; the server may notice, or go on waiting for what does not come. */
  cut(noticed: boolean): void;
}

/** Who asks, said in a header: cookies are not what is played here. */
export const PERSON = "x-person";

/** What goes by HTTP: requests come in pieces, answers later, and lines break in between. */
export class SimHttp {
  readonly #world: World;
  readonly #open = new Set<Exchange>();
  #count = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** @param alive of the page that asks: one that has ended hears no answer. */
  send(browser: SimBrowser, alive: { readonly page: boolean }, asked: Asked): Exchange {
    const channel = `http ${(this.#count += 1)} `;
    const { pending } = this.#world;
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    promise.catch(() => undefined);
    const stop = new AbortController();
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    const exchange: Exchange = {
      browser, answer: promise,
      cut: (noticed) => {
        if (!this.#open.delete(exchange)) return;
        pending.lose(channel);
        if (noticed) stop.abort();
        if (noticed) body?.error(new Error("The line broke"));
        if (alive.page) reject(new Error("The line broke"));
      },
    };
    if (!alive.page) return exchange;
    this.#open.add(exchange);
    pending.put(`${channel}up`, () => {
      const { server } = this.#world;
      if (!browser.online || !server?.files) return exchange.cut(false);
      const stream = asked.body && new ReadableStream<Uint8Array>({ start: (controller) => void (body = controller) });
      const request = new Request(asked.url, { method: asked.method, headers: { ...asked.headers, [PERSON]: browser.person.id }, signal: stop.signal, ...(stream && { body: stream, duplex: "half" }) });
      for (let at = 0; asked.body && at < asked.body.length; ) {
        const piece = asked.body.slice(at, (at += 1 + this.#world.random.below(6)));
        pending.put(`${channel}up`, () => body?.enqueue(piece));
      }
      if (asked.body) pending.put(`${channel}up`, () => body?.close());
      void server.files.answer(request).then(async (response) => {
        const answered = { status: response.status, headers: response.headers, text: await response.text() };
        if (!server.alive || !this.#open.has(exchange)) return;
        pending.put(`${channel}down`, () => {
          this.#open.delete(exchange);
          if (alive.page) resolve(answered);
        });
      });
    });
    return exchange;
  }

  /** Lines break: somebody's, or all. @returns whether there was one. */
  cut(of?: SimBrowser): boolean {
    const broken = [...this.#open].filter(({ browser }) => of === undefined || browser === of);
    for (const exchange of broken) exchange.cut(this.#world.random.chance(0.5));
    return broken.length > 0;
  }
}
