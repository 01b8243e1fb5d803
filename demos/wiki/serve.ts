import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Where `npm start` serves the demos: the page names it so. */
export const DEMOS_AT = "http://localhost:8400";

/** What a strict site lets its pages do: show frames of the server, and run the one script that makes them. */
const policy = (server: string): string => `default-src 'none'; style-src 'unsafe-inline'; script-src ${server}; frame-src ${server}; base-uri 'none'`;

/**
 * Serves a page of another site, in which rooms of the demos stand.
 *
 * @param server where the demos are.
 */
export async function serveWiki(port: number, server: () => string): Promise<{ readonly url: string; end(): Promise<void> }> {
  const page = readFileSync(new URL("wiki.html", import.meta.url), "utf8");
  const http = createServer(({ url }, answer) => {
    if (url !== "/") return void answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy(server()) }).end(page.replaceAll(DEMOS_AT, server()));
  });
  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    end: () => new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    }),
  };
}
