import type { EmbedState, FromEmbed, JsonValue } from "@tutti/protocol/embed";
import { frameAddress } from "./address.ts";
import { Link } from "./link.ts";

/** What the element tells of, as events of its own; each bubbles. */
export interface TuttiAppEvents {
  /** The app is there, and can be asked. */
  "tutti-ready": CustomEvent<undefined>;
  /** A watched value has changed, by whomever. */
  "tutti-change": CustomEvent<{ readonly key: string; readonly value: JsonValue }>;
  "tutti-state": CustomEvent<{ readonly state: EmbedState; readonly reason?: string }>;
  "tutti-page": CustomEvent<{ readonly page: string }>;
  /** The app has said something to everybody who is there, by `ui.room.broadcast`. */
  "tutti-broadcast": CustomEvent<{ readonly name: string; readonly data: JsonValue }>;
  "tutti-resize": CustomEvent<{ readonly height: number }>;
  /** The page's own server gave no token, or the address is wrong. */
  "tutti-error": CustomEvent<{ readonly message: string }>;
}

/** Until the app has said how high it is, and where it never does (CSS pixels). */
const HEIGHT = 480;
/** No app is higher; a page around that an app makes ever longer would be a nuisance. */
const MOST_HEIGHT = 20_000;
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
const OWN_FRAME = ["src", "chrome", "theme", "element", "page", "height", "sandbox"];

/**
 * `<tutti-app src="https://tutti.example/sales/main">`: a room in a page of yours.
 *
 * Attributes: `src`; `chrome` (`small`, `full`, `none`); `theme` (`light`, `dark`); `element` and `page`; `height` (CSS pixels;
 * as high as the app is where absent); `watch` (keys whose changes are told, with spaces between); `token-url` (an address of your
 * own server that answers `{"token": "…"}`); `sandbox` (present: the frame gets no origin of its own).
 */
export class TuttiApp extends HTMLElement {
  static readonly observedAttributes = [...OWN_FRAME, "watch", "title"];

  /** Gives a token, now and before each one ends. In place of `token-url`. */
  getToken: (() => Promise<string> | string) | undefined;
  #frame: HTMLIFrameElement | undefined;
  #link: Link | undefined;
  #ready = Promise.withResolvers<void>();
  #due = false;

  connectedCallback(): void {
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#clear();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#frame || before === now) return;
    if (name === "watch") return this.#watch();
    if (name === "title") return void (this.#frame.title = now ?? "");
    if (name === "theme") return this.#link?.say({ type: "theme", theme: now === "light" || now === "dark" ? now : "system" });
    // Several attributes that are set one after the other are one new frame.
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.#draw();
    });
  }

  /** Resolves when the app is there and can be asked. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** A widget's value, by the key that the app's author gave it. Rejects with a sentence. */
  async get(key: string): Promise<JsonValue> {
    await this.ready;
    return this.#linked().ask({ type: "get", key });
  }

  /** Sets a widget's value as whoever sits there, with their rights: everybody in the room sees it. Rejects with a sentence. */
  async set(key: string, value: JsonValue): Promise<void> {
    await this.ready;
    await this.#linked().ask({ type: "set", key, value });
  }

  #draw(): void {
    this.#clear();
    this.#ready = Promise.withResolvers<void>();
    const fixed = Number(this.getAttribute("height"));
    let address: URL;
    try {
      const [chrome, theme, element, page] = ["chrome", "theme", "element", "page"].map((name) => this.getAttribute(name) ?? undefined);
      address = frameAddress(this.getAttribute("src") ?? "", document.baseURI, { chrome, theme, element, page, fixed: fixed > 0 });
    } catch (error) {
      return this.#tell("tutti-error", { message: said(error) });
    }
    const opaque = this.hasAttribute("sandbox");
    const frame = document.createElement("iframe");
    frame.title = this.title || "Tutti";
    frame.setAttribute("sandbox", opaque ? "allow-scripts" : SANDBOX);
    frame.allow = "clipboard-write; fullscreen; camera; microphone";
    frame.loading = this.getAttribute("loading") === "lazy" ? "lazy" : "eager";
    Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: `${fixed > 0 ? fixed : HEIGHT}px`, colorScheme: "auto" });
    if (getComputedStyle(this).display === "inline") this.style.display = "block";
    this.#frame = frame;
    this.#link = new Link({ frame, origin: address.origin, opaque, greet: () => this.#greet(), hear: (message) => this.#hear(message, fixed > 0) });
    frame.src = address.href;
    this.append(frame);
  }

  #clear(): void {
    this.#link?.close();
    this.#frame?.remove();
    this.#link = undefined;
    this.#frame = undefined;
  }

  async #greet(): Promise<{ type: "connect"; token?: string; theme?: "light" | "dark"; tokens: boolean }> {
    const theme = this.getAttribute("theme");
    const token = await this.#token();
    return { type: "connect", tokens: this.#hasTokens, ...(token !== undefined && { token }), ...((theme === "light" || theme === "dark") && { theme }) };
  }

  get #hasTokens(): boolean {
    return this.getToken !== undefined || this.hasAttribute("token-url");
  }

  /** Asks the page's own side for a token. */
  async #token(): Promise<string | undefined> {
    if (!this.#hasTokens) return undefined;
    try {
      const token = await (this.getToken ? this.getToken() : fetchToken(this.getAttribute("token-url") ?? ""));
      if (typeof token !== "string" || token === "") throw new Error("there is none in the answer");
      return token;
    } catch (error) {
      this.#tell("tutti-error", { message: `No token could be had for this app: ${said(error)}` });
      return undefined;
    }
  }

  #hear(message: FromEmbed, fixed: boolean): void {
    switch (message.type) {
      case "height": {
        const height = Math.min(Math.ceil(message.height), MOST_HEIGHT);
        if (!fixed && height > 0 && this.#frame) this.#frame.style.height = `${height}px`;
        return this.#tell("tutti-resize", { height });
      }
      case "state":
        if (message.state === "live") this.#nowReady();
        return this.#tell("tutti-state", { state: message.state, ...(message.reason !== undefined && { reason: message.reason }) });
      case "token":
        return void this.#token().then((token) => token !== undefined && this.#link?.say({ type: "token", token }));
      case "value":
        return this.#tell("tutti-change", { key: message.key, value: message.value });
      case "page":
        return this.#tell("tutti-page", { page: message.page });
      case "broadcast":
        return this.#tell("tutti-broadcast", { name: message.name, data: message.data });
      case "ready":
      case "answer":
    }
  }

  #nowReady(): void {
    this.#watch();
    this.#ready.resolve();
    this.#tell("tutti-ready", undefined);
  }

  #watch(): void {
    this.#link?.say({ type: "watch", keys: (this.getAttribute("watch") ?? "").split(/\s+/).filter(Boolean) });
  }

  #linked(): Link {
    if (!this.#link) throw new Error("This <tutti-app> is in no page");
    return this.#link;
  }

  #tell<Name extends keyof TuttiAppEvents>(name: Name, detail: TuttiAppEvents[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

async function fetchToken(address: string): Promise<string> {
  const answer = await fetch(address, { method: "POST", credentials: "same-origin", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return ((await answer.json()) as { readonly token?: string }).token ?? "";
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

declare global {
  interface HTMLElementTagNameMap {
    "tutti-app": TuttiApp;
  }
}
