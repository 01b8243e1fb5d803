import { parseChannelFrame, printChannelFrame, ReadCount, SHARED_SOCKET, SOCKET_BEARER, SOCKET_PROTOCOL, type ChannelFrame } from "@tutti/protocol";
import { WebSocket } from "ws";
import type { RunningServer } from "../src/index.ts";
import { SharedLine, type FromLine, type ToLine } from "../simulation/client-parts.ts";
import { askEmbed, type WantedEmbed } from "./embed-token.ts";
import { TestPage } from "./page.ts";

/** The line that the worker of a browser keeps, with the worker's own code. */
export const lineTo = ({ url }: RunningServer, headers: Readonly<Record<string, string>> = {}): SharedLine =>
  new SharedLine((bearer) => {
    const socket = new WebSocket(url.replace("http", "ws") + SHARED_SOCKET, bearer === undefined ? [] : [SOCKET_PROTOCOL, SOCKET_BEARER + bearer], { headers });
    return socket as unknown as globalThis.WebSocket;
  });

/** A line by hand, for what no worker of ours says. */
export async function lineByHand({ url }: RunningServer, bearer: string, headers: Readonly<Record<string, string>> = {}) {
  const socket = new WebSocket(url.replace("http", "ws") + SHARED_SOCKET, [SOCKET_PROTOCOL, SOCKET_BEARER + bearer], { headers });
  const heard: ChannelFrame[] = [];
  socket.on("message", (data) => heard.push(...[parseChannelFrame(new Uint8Array(data as Buffer))].filter((frame) => frame !== undefined)));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  return { socket, bearer, heard, closed, say: (frame: ChannelFrame) => socket.send(printChannelFrame(frame)) };
}

/** A channel as a WebSocket, for what knows sockets alone. */
export const channelOf = (line: SharedLine, bearer: string | undefined, reads: boolean): new () => EventTarget =>
  class extends EventTarget {
    binaryType = "arraybuffer";
    readyState = 0;
    readonly #reads = new ReadCount((amount) => this.#say({ type: "read", amount }));
    readonly #say: (message: ToLine) => void = line.join((message) => this.#hear(message));

    constructor() {
      super();
      this.#say({ type: "open", ...(bearer !== undefined && { bearer }) });
    }

    send(data: Uint8Array): void {
      this.#say({ type: "send", data });
    }

    close(): void {
      this.#say({ type: "close" });
      this.#end(1000, "");
    }

    #hear(message: FromLine): void {
      if (message.type === "opened") {
        this.readyState = 1;
        this.dispatchEvent(new Event("open"));
      } else if (message.type === "data") {
        this.dispatchEvent(new MessageEvent("message", { data: new Uint8Array(message.data).buffer }));
        if (reads) this.#reads.read(message.data);
      } else if (message.type === "closed") this.#end(message.code, message.reason);
    }

    #end(code: number, reason: string): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      this.dispatchEvent(new CloseEvent("close", { code, reason }));
    }
  };

/** A page of another site that comes by a token, on a line that others share. */
export async function sharing(server: RunningServer, line: SharedLine, secret: string, wanted: WantedEmbed, { reads = true } = {}): Promise<TestPage> {
  const { token } = (await (await askEmbed(server, secret, wanted)).json()) as { token: string };
  return new TestPage(server.url, "", false, {}, channelOf(line, `${token}~visitor-${crypto.randomUUID()}`, reads));
}
