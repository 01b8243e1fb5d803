import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { promisify } from "node:util";

/** What a browser asked for. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly cookies: string;
}

/** What stands before servers and speaks https for them, with a certificate that it has signed itself: each name leads to a port. */
export class HttpsFront {
  readonly #server: Server;
  readonly #ports = new Map<string, number>();
  readonly #sockets = new Set<Duplex>();
  /** All that was asked for since this was emptied. */
  readonly seen: Asked[] = [];

  private constructor(certificate: { readonly key: Buffer; readonly cert: Buffer }) {
    this.#server = createServer(certificate, (asked, answer) => {
      const behind = this.#ask(asked);
      behind.on("response", (came) => came.pipe(answer.writeHead(came.statusCode ?? 502, came.headers)));
      behind.on("error", () => answer.destroy());
      asked.pipe(behind);
    });
    this.#server.on("upgrade", (asked: IncomingMessage, socket: Duplex) => {
      const behind = this.#ask(asked);
      behind.on("upgrade", (came, other: Duplex) => {
        for (const end of [socket, other]) this.#sockets.add(end.on("error", () => [socket, other].forEach((one) => one.destroy())));
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${came.rawHeaders.map((text, n) => text + (n % 2 === 0 ? ": " : "\r\n")).join("")}\r\n`);
        socket.pipe(other).pipe(socket);
      });
      behind.on("response", () => socket.destroy()).on("error", () => socket.destroy());
      behind.end();
    });
  }

  static async start(): Promise<HttpsFront> {
    const folder = mkdtempSync(join(tmpdir(), "tutti-certificate-"));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    await promisify(execFile)("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", key, "-out", cert]);
    const front = new HttpsFront({ key: readFileSync(key), cert: readFileSync(cert) });
    rmSync(folder, { recursive: true });
    await new Promise<void>((resolve) => front.#server.listen(0, "127.0.0.1", resolve));
    return front;
  }

  /** The origin of a name below `localhost`, which is another site than that of every other. */
  origin(name: string): string {
    return `https://${name}.localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is asked for under the name goes to the server at that address. */
  lead(name: string, to: string): void {
    this.#ports.set(new URL(this.origin(name)).host, Number(new URL(to).port));
  }

  async end(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #ask({ headers, url, method }: IncomingMessage): ReturnType<typeof request> {
    const host = headers.host ?? "";
    this.seen.push({ method: method ?? "", host, path: url ?? "", cookies: headers.cookie ?? "" });
    return request({ host: "127.0.0.1", port: this.#ports.get(host), path: url, method, headers: { ...headers, "x-forwarded-proto": "https" } });
  }
}
