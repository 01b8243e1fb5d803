import { CLOSE, MOST_CHANNELS, parseChannelFrame, printChannelFrame, type ChannelFrame, type CloseName } from "@tutti/protocol";
import type { WebSocket } from "ws";
import type { Caller } from "../identity/callers.ts";
import type { Session } from "../identity/session.ts";
import { Bucket } from "./bucket.ts";
import { Channel } from "./channel.ts";

/** Who asks to be let in costs a look at a signature: so many a second, and at once. */
const OPENS_PER_SECOND = 20;
const OPENS_BURST = 2 * MOST_CHANNELS;
/** What is in nobody's channel, or is no data: so much a second, and at once. Of each page that was cut some is still on its way. */
const STRAYS_PER_SECOND = 2_000;
const STRAYS_BURST = 1_024 * MOST_CHANNELS;
/** A line on which nobody is, is let go after so long (ms). */
const EMPTY_FOR = 10_000;

/** A page that was let in by a channel. */
export interface Guest {
  receive(data: ArrayBuffer, isBinary: boolean): void;
}

export interface SharedLinePorts {
  /** Who asks: by this token, or by the cookies that the line came with. */
  who(bearer: string | undefined): Promise<Caller>;
  /** Lets a page in. @returns `undefined` where there is no place left. */
  welcome(channel: Channel, session: Session): Guest | undefined;
  /** A page's channel has ended. */
  left(channel: Channel, code: number, reason: string): void;
  now(): number;
}

/**
 * One websocket that carries several pages. Each is let in by itself, with its own rights and bounds, as if it had come on a socket of its
 * own: what one of them sends, or fails to read, is held against that one alone.
 */
export class SharedLine {
  readonly #ws: WebSocket;
  readonly #ports: SharedLinePorts;
  readonly #channels = new Map<number, { readonly channel: Channel; readonly guest: Guest }>();
  readonly #asking = new Set<number>();
  readonly #opens: Bucket;
  readonly #strays: Bucket;
  #empty: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(ws: WebSocket, ports: SharedLinePorts) {
    this.#ws = ws;
    this.#ports = ports;
    this.#opens = new Bucket(OPENS_PER_SECOND, OPENS_BURST, ports.now());
    this.#strays = new Bucket(STRAYS_PER_SECOND, STRAYS_BURST, ports.now());
    this.#watchEmpty();
  }

  receive(bytes: ArrayBuffer, isBinary: boolean): void {
    if (this.#closing) return;
    const frame = isBinary ? parseChannelFrame(new Uint8Array(bytes)) : undefined;
    if (!frame) return this.#cut("badFrame");
    const { channel, guest } = this.#channels.get(frame.channel) ?? {};
    if (frame.kind === "data" && channel && guest) {
      channel.taken(frame.data);
      // A copy: what is handed on may be kept, and would keep the whole frame.
      return guest.receive(new Uint8Array(frame.data).buffer, true);
    }
    if (!this.#strays.take(1, this.#ports.now())) return this.#cut("tooMany");
    if (frame.kind === "open") void this.#open(frame.channel, frame.bearer).catch(() => this.#cut("badFrame"));
    else if (frame.kind === "read") channel?.read(frame.amount);
    else if (frame.kind === "close") {
      this.#asking.delete(frame.channel);
      channel?.gone(1000, "");
    }
  }

  /** The line is gone, and all that was on it. */
  closed(code: number, reason: string): void {
    clearTimeout(this.#empty);
    this.#asking.clear();
    for (const { channel } of this.#channels.values()) channel.gone(code, reason);
  }

  async #open(id: number, bearer: string | undefined): Promise<void> {
    const refuse = (why: CloseName): void => this.#say({ kind: "close", channel: id, ...CLOSE[why] });
    if (this.#channels.has(id) || this.#asking.has(id)) return this.#cut("badFrame");
    if (this.#channels.size + this.#asking.size >= MOST_CHANNELS || !this.#opens.take(1, this.#ports.now())) return refuse("tooMany");
    this.#asking.add(id);
    const caller = await this.#ports.who(bearer).catch((): Caller => ({ state: "none" }));
    // It has left, or the line has, while it was looked at.
    if (!this.#asking.delete(id)) return;
    if (caller.state !== "known") return refuse(caller.state === "ended" ? "sessionEnded" : "noIdentity");
    const channel = new Channel(id, (frame) => this.#say(frame), (code, reason) => this.#left(id, channel, code, reason));
    const guest = this.#ports.welcome(channel, caller.session);
    if (!guest) return refuse("tooMany");
    clearTimeout(this.#empty);
    this.#channels.set(id, { channel, guest });
    this.#say({ kind: "opened", channel: id });
  }

  #left(id: number, channel: Channel, code: number, reason: string): void {
    this.#channels.delete(id);
    this.#watchEmpty();
    this.#ports.left(channel, code, reason);
  }

  #watchEmpty(): void {
    if (this.#channels.size > 0) return;
    clearTimeout(this.#empty);
    this.#empty = setTimeout(() => this.#channels.size > 0 || this.#ws.close(1000), EMPTY_FOR);
    this.#empty.unref();
  }

  #say(frame: ChannelFrame): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.send(printChannelFrame(frame));
  }

  #cut(why: CloseName): void {
    this.#closing = true;
    this.#ws.close(CLOSE[why].code, CLOSE[why].reason);
  }
}
