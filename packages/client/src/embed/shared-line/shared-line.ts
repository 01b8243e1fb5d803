import { CLOSE, Flow, MOST_CHANNELS, parseChannelFrame, printChannelFrame, type ChannelFrame } from "@tutti/protocol";
import { LOST, type FromLine, type ToLine } from "./messages.ts";

/** What may wait of one page that sends faster than the server takes it (bytes); the server would cut it before. */
const MOST_WAITING = 32 * 1024 * 1024;

/** The part of a WebSocket that is used. */
export type LineSocket = Pick<WebSocket, "binaryType" | "send" | "close" | "addEventListener">;

/** A page on the line. */
interface Page {
  readonly id: number;
  readonly bearer: string | undefined;
  readonly flow: Flow;
  tell(message: FromLine): void;
  /** The largest thing that it sent (bytes). */
  largest: number;
  line: Line | undefined;
}

interface Line {
  readonly socket: LineSocket;
  /** Whose token, or cookies, it was opened by. */
  readonly first: Page;
  readonly pages: Map<number, Page>;
  open: boolean;
}

/** One line to the server for many pages. It dials when somebody comes, and never by itself: a page that lost its channel asks for another. */
export class SharedLine {
  readonly #dial: (bearer: string | undefined) => LineSocket;
  /** The line that new pages come on; those on an older one stay there. */
  #line: Line | undefined;
  readonly #lines = new Set<Line>();
  #count = 0;

  constructor(dial: (bearer: string | undefined) => LineSocket) {
    this.#dial = dial;
  }

  /** Takes a page. @returns what hears it. */
  join(tell: (message: FromLine) => void): (message: ToLine) => void {
    let page: Page | undefined;
    return (message) => {
      if (message.type === "open") page ??= this.#enter(tell, message.bearer);
      else if (!page?.line) return;
      else if (message.type === "send") this.#send(page, message.data);
      else if (message.type === "read") say(page, { kind: "read", channel: page.id, amount: message.amount });
      else this.#leave(page);
    };
  }

  /** Whoever keeps it goes. */
  close(): void {
    for (const line of this.#lines) {
      line.socket.close();
      this.#lost(line, LOST, "");
    }
  }

  #enter(tell: Page["tell"], bearer: string | undefined): Page {
    const id = (this.#count += 1);
    const page: Page = { id, bearer, tell, largest: 0, line: undefined, flow: new Flow((data) => say(page, { kind: "data", channel: id, data })) };
    this.#put(page);
    return page;
  }

  #put(page: Page): void {
    if (this.#line && this.#line.pages.size >= MOST_CHANNELS) this.#line = undefined;
    const line = (this.#line ??= this.#open(page));
    page.line = line;
    line.pages.set(page.id, page);
    if (line.open) ask(page);
  }

  #open(first: Page): Line {
    const socket = this.#dial(first.bearer);
    const line: Line = { socket, first, pages: new Map(), open: false };
    this.#lines.add(line);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      line.open = true;
      for (const page of line.pages.values()) ask(page);
    });
    socket.addEventListener("message", ({ data }) => data instanceof ArrayBuffer && this.#hear(line, new Uint8Array(data)));
    socket.addEventListener("close", ({ code, reason }) => this.#lost(line, code, reason));
    // An error is always followed by a close.
    socket.addEventListener("error", () => undefined);
    return line;
  }

  #hear(line: Line, bytes: Uint8Array): void {
    const frame = parseChannelFrame(bytes);
    const page = frame && line.pages.get(frame.channel);
    if (!page) return;
    if (frame.kind === "opened") page.tell({ type: "opened" });
    else if (frame.kind === "data") page.tell({ type: "data", data: frame.data });
    else if (frame.kind === "read") page.flow.read(frame.amount);
    else if (frame.kind === "close") {
      // The cookies that the line came with are not those of now: who comes next comes on a new one.
      if (isRefusal(frame.code) && page.bearer === undefined && this.#line === line) this.#line = undefined;
      this.#drop(line, page);
      end(page, frame.code, frame.reason);
    }
  }

  #send(page: Page, data: Uint8Array): void {
    page.largest = Math.max(page.largest, data.byteLength);
    page.flow.send(data);
    if (page.flow.waiting <= MOST_WAITING) return;
    this.#leave(page);
    end(page, CLOSE.tooMany.code, CLOSE.tooMany.reason);
  }

  #leave(page: Page): void {
    const { line } = page;
    if (!line) return;
    say(page, { kind: "close", channel: page.id, code: 1000, reason: "" });
    page.line = undefined;
    this.#drop(line, page);
  }

  /** A line without pages is let go. */
  #drop(line: Line, page: Page): void {
    line.pages.delete(page.id);
    if (line.pages.size > 0) return;
    if (this.#line === line) this.#line = undefined;
    this.#lines.delete(line);
    line.socket.close();
  }

  #lost(line: Line, code: number, reason: string): void {
    if (this.#line === line) this.#line = undefined;
    this.#lines.delete(line);
    const pages = [...line.pages.values()];
    line.pages.clear();
    // The door refused whoever it was opened by; the others have tokens of their own. So also of what one of them sent and is too large.
    const guilty = isRefusal(code) ? line.first : code === CLOSE.tooLarge.code ? pages.toSorted((a, b) => b.largest - a.largest)[0] : undefined;
    for (const page of pages) {
      if (!guilty || page === guilty) end(page, code, reason);
      else if (isRefusal(code)) this.#put(page);
      else end(page, LOST, "");
    }
  }
}

const isRefusal = (code: number): boolean => code === CLOSE.noIdentity.code || code === CLOSE.sessionEnded.code;

function say(page: Page, frame: ChannelFrame): void {
  if (page.line?.open) page.line.socket.send(printChannelFrame(frame));
}

const ask = (page: Page): void => say(page, { kind: "open", channel: page.id, ...(page.bearer !== undefined && { bearer: page.bearer }) });

function end(page: Page, code: number, reason: string): void {
  page.line = undefined;
  page.tell({ type: "closed", code, reason });
}
