import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A wiki of the test's own: pages on another origin than the app's, with what such pages may do in their policy. */
export class Wiki {
  readonly #server: Server;
  readonly #pages = new Map<string, { readonly html: string; readonly policy: string }>();
  /** Answers `POST /token?…` as the wiki's own server does. */
  token: (query: URLSearchParams) => Promise<string> = () => Promise.reject(new Error("This wiki gives no tokens"));

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request.url ?? "/", response));
  }

  static async start(): Promise<Wiki> {
    const wiki = new Wiki();
    await new Promise<void>((resolve) => wiki.#server.listen(0, "127.0.0.1", resolve));
    return wiki;
  }

  get origin(): string {
    return `http://wiki.localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** @param policy what the wiki's pages may do: nothing but what it names. @returns the page's address. */
  put(path: string, html: string, policy: string): string {
    this.#pages.set(path, { html, policy });
    return this.origin + path;
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(url: string, response: import("node:http").ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(url, this.origin);
    if (pathname === "/token") {
      const token = await this.token(searchParams).catch(() => undefined);
      return void response.writeHead(token === undefined ? 500 : 200, { "content-type": "application/json" }).end(JSON.stringify({ token }));
    }
    const page = this.#pages.get(pathname);
    if (!page) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": page.policy }).end(`<!doctype html><html lang="en"><title>Wiki</title><body>${page.html}</body></html>`);
  }
}
