import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { authorise, socketWith } from "./authorised.ts";

const OWN = "https://tutti.example";
const TOKEN = "tutti-embed.secret";

class Requests {
  static all: { readonly url: string; readonly headers: Record<string, string> }[] = [];
  readonly #headers: Record<string, string> = {};
  open(_method: string, url: string | URL): void {
    Requests.all.push({ url: String(url), headers: this.#headers });
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }
}

let fetched: { readonly url: string; readonly authorization: string | null }[] = [];
beforeEach(() => {
  [fetched, Requests.all] = [[], []];
  vi.stubGlobal("location", { href: `${OWN}/sales/main?embed`, origin: OWN });
  vi.stubGlobal("XMLHttpRequest", Requests);
  vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) => {
    fetched.push({ url: input instanceof Request ? input.url : String(input), authorization: new Headers(init?.headers).get("authorization") });
    return Promise.resolve(new Response());
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("[EMB-46] a token goes along with what is asked of our own server, in a header and in no address, and to nobody else", async () => {
  authorise(() => TOKEN, () => undefined);
  for (const address of ["/api/me", `${OWN}/api/me`, new URL(`${OWN}/api/me?room=main`), new Request(`${OWN}/api/me`)]) await fetch(address);
  for (const address of ["https://tiles.example/1/2/3", `${OWN}.evil.example/api/me`, "//evil.example/api/me"]) await fetch(address);
  expect(fetched.map(({ authorization }) => authorization)).toEqual([...Array.from({ length: 4 }, () => `Bearer ${TOKEN}`), null, null, null]);
  for (const address of ["/api/files", "https://evil.example/api/files"]) new XMLHttpRequest().open("POST", address, true);
  expect(Requests.all.map(({ headers }) => headers)).toEqual([{ authorization: `Bearer ${TOKEN}` }, {}]);
  for (const { url } of [...fetched, ...Requests.all]) expect(url).not.toContain("secret");
});

test("[EMB-47] a socket says the token as a protocol, and its address holds none", () => {
  vi.stubGlobal("WebSocket", class { readonly opened: unknown[]; constructor(...all: unknown[]) { this.opened = all; } });
  const opened = [TOKEN, undefined].map((token) => new (socketWith(() => token))("wss://tutti.example/socket"));
  expect(opened).toMatchObject([{ opened: ["wss://tutti.example/socket", ["tutti", `bearer.${TOKEN}`]] }, { opened: ["wss://tutti.example/socket", []] }]);
});
