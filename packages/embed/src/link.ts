import { parseFromEmbed, type FromEmbed, type JsonValue, type ToEmbed } from "@tutti/protocol/embed";

/** A message without the mark that each of ours carries. */
type Unmarked<Message> = Message extends unknown ? Omit<Message, "tutti"> : never;
/** An answer that takes longer (ms) is none. */
const LONGEST = 10_000;

export interface LinkOptions {
  readonly frame: HTMLIFrameElement;
  /** The origin of the app's server. */
  readonly origin: string;
  /** Whether the frame is in a sandbox without an origin of its own. */
  readonly opaque: boolean;
  /** What a page that has just come up is told. */
  greet(): Promise<Unmarked<Extract<ToEmbed, { type: "connect" }>>>;
  hear(message: FromEmbed): void;
}

/**
 * What a page and the app in it say to each other. The first word is the frame's; it is answered with a port, and all else goes
 * by that. Whoever else is in the page hears nothing of it, and words of other frames and origins are passed over.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #asked = new Map<number, PromiseWithResolvers<JsonValue>>();
  readonly #end = new AbortController();
  #port: MessagePort | undefined;
  #count = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    window.addEventListener("message", (event) => void this.#hearWindow(event), { signal: this.#end.signal });
  }

  get connected(): boolean {
    return this.#port !== undefined;
  }

  say(message: Unmarked<ToEmbed>): void {
    this.#port?.postMessage({ tutti: 1, ...message });
  }

  /** Asks for something. Rejects with a sentence where the app does not give it. */
  ask(message: { readonly type: "get"; readonly key: string } | { readonly type: "set"; readonly key: string; readonly value: JsonValue }): Promise<JsonValue> {
    if (!this.#port) return Promise.reject(new Error("The app is not there yet: wait for its tutti-ready event"));
    const n = (this.#count += 1);
    const answer = Promise.withResolvers<JsonValue>();
    this.#asked.set(n, answer);
    this.say({ ...message, n });
    const late = setTimeout(() => this.#answered(n, { problem: "The app did not answer" }), LONGEST);
    return answer.promise.finally(() => clearTimeout(late));
  }

  close(): void {
    this.#end.abort();
    this.#drop("The app is gone");
  }

  async #hearWindow({ source, origin, data }: MessageEvent): Promise<void> {
    const { frame, origin: ours, opaque } = this.#options;
    if (source === null || source !== frame.contentWindow || origin !== (opaque ? "null" : ours)) return;
    const message = parseFromEmbed(data);
    if (message?.type !== "ready") return;
    // It was loaded anew: the port of before is nobody's.
    this.#drop("The app was loaded anew");
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.addEventListener("message", (event) => this.#hear(event.data));
    port1.start();
    const connect: ToEmbed = { tutti: 1, ...(await this.#options.greet()) };
    if (this.#port !== port1 || frame.contentWindow === null) return;
    // A frame without an origin cannot be named; it is ours by its window, and what it was before it answered is checked above.
    frame.contentWindow.postMessage(connect, opaque ? "*" : ours, [port2]);
  }

  #hear(data: unknown): void {
    const message = parseFromEmbed(data);
    if (message?.type === "answer") this.#answered(message.n, message);
    else if (message) this.#options.hear(message);
  }

  #answered(n: number, { value, problem }: { readonly value?: JsonValue; readonly problem?: string }): void {
    const asked = this.#asked.get(n);
    this.#asked.delete(n);
    if (problem === undefined) asked?.resolve(value ?? null);
    else asked?.reject(new Error(problem));
  }

  #drop(why: string): void {
    this.#port?.close();
    this.#port = undefined;
    for (const n of this.#asked.keys()) this.#answered(n, { problem: why });
  }
}
