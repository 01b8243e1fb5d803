import { ANY_ORIGIN, isNamedOrigin, parseToEmbed, type FromEmbed, type ToEmbed } from "@tutti/protocol";

type Unmarked<Message> = Message extends unknown ? Omit<Message, "tutti"> : never;
type Connect = Extract<ToEmbed, { type: "connect" }>;

/** How far the page around is known. */
export type Trust =
  /** It was named, or is our own: it may read and set values for whoever sits here. */
  | "named"
  /** Every page may show this one: it may give a token and a theme, and nothing else. */
  | "anybody";

/** What this page and the page around it say to each other. */
export class HostLink {
  readonly #origins: readonly string[];
  readonly #listeners = new Set<(message: ToEmbed) => void>();
  readonly #waiting: Unmarked<FromEmbed>[] = [];
  #port: MessagePort | undefined;
  #trust: Trust = "anybody";
  readonly connected = Promise.withResolvers<Connect>();

  /** @param origins whose pages may speak with this one. */
  constructor(origins: readonly string[]) {
    this.#origins = origins;
    if (window.parent === window) return;
    window.addEventListener("message", (event) => this.#hearWindow(event));
    // Said to whoever is there: it holds nothing.
    window.parent.postMessage({ tutti: 1, type: "ready" } satisfies FromEmbed, "*");
  }

  get trust(): Trust {
    return this.#trust;
  }

  /** Said by the port alone; what is said before there is one waits for it. */
  say(message: Unmarked<FromEmbed>): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window: it has one other end
    if (this.#port) this.#port.postMessage({ tutti: 1, ...message });
    else if (this.#waiting.length < 100) this.#waiting.push(message);
  }

  /** Said to whoever is there, also where no script of ours is: how high the page is, which is no secret. */
  announce(height: number): void {
    this.say({ type: "height", height });
    if (window.parent !== window) window.parent.postMessage({ tutti: 1, type: "height", height } satisfies FromEmbed, "*");
  }

  onMessage(listener: (message: ToEmbed) => void): void {
    this.#listeners.add(listener);
  }

  #hearWindow({ source, origin, data, ports: [port] }: MessageEvent): void {
    const message = parseToEmbed(data);
    if (source !== window.parent || message?.type !== "connect" || !port) return;
    const named = isNamedOrigin(origin, this.#origins) || origin === location.origin;
    if (!named && !this.#origins.includes(ANY_ORIGIN)) return;
    this.#port?.close();
    this.#port = port;
    this.#trust = named ? "named" : "anybody";
    port.addEventListener("message", (event) => {
      const said = parseToEmbed(event.data);
      if (said) for (const listener of this.#listeners) listener(said);
    });
    port.start();
    for (const waiting of this.#waiting.splice(0)) this.say(waiting);
    this.connected.resolve(message);
    for (const listener of this.#listeners) listener(message);
  }
}
