import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ToEmbed } from "@tutti/protocol";
import { HostLink } from "./host-link.ts";

const WIKI = "https://wiki.example";
const OWN = "https://tutti.example";

/** The window of a page that is in another, as far as the link looks at it. */
class FramedWindow extends EventTarget {
  readonly toParent: { readonly data: unknown; readonly to: string }[] = [];
  readonly parent = { postMessage: (data: unknown, to: string) => void this.toParent.push({ data, to }) };

  hear(origin: string, data: unknown, { source = this.parent as unknown, ports = [] as MessagePort[] } = {}): void {
    this.dispatchEvent(Object.assign(new Event("message"), { origin, data, source, ports }));
  }
}

let page: FramedWindow;
let ends: MessagePort[] = [];
beforeEach(() => {
  page = new FramedWindow();
  vi.stubGlobal("window", page);
  vi.stubGlobal("location", { origin: OWN });
});
afterEach(() => {
  for (const port of ends.splice(0)) port.close();
  vi.unstubAllGlobals();
});

/** A port, and what came out of its other end. */
function channel(): { readonly port: MessagePort; readonly said: (count: number) => Promise<unknown[]>; readonly say: (message: unknown) => void } {
  const { port1, port2 } = new MessageChannel();
  const came: unknown[] = [];
  port1.addEventListener("message", ({ data }) => came.push(data));
  port1.start();
  ends.push(port1, port2);
  return { port: port2, said: async (count) => (await expect.poll(() => came.length).toBe(count), came), say: (message) => port1.postMessage(message) };
}

const connect = (token: string): ToEmbed => ({ tutti: 1, type: "connect", token, tokens: true });

test("[EMB-44] a page around that was not named is not heard, and is told nothing; nor is another window of one that was", async () => {
  const link = new HostLink([WIKI, "https://*.atlassian.net"]);
  const heard: ToEmbed[] = [];
  link.onMessage((message) => heard.push(message));
  link.say({ type: "state", state: "live" });
  const foreign = channel();
  for (const origin of ["https://evil.example", "https://wiki.example.evil.example", "http://wiki.example", "https://atlassian.net", "null", ""]) page.hear(origin, connect("forged"), { ports: [foreign.port] });
  page.hear(WIKI, connect("forged"), { ports: [foreign.port], source: { postMessage: () => undefined } });
  page.hear(WIKI, connect("forged"), { ports: [foreign.port], source: null });
  page.hear(WIKI, { ...connect("forged"), tutti: 2 }, { ports: [foreign.port] });
  page.hear(WIKI, { tutti: 1, type: "token", token: "forged" }, { ports: [foreign.port] });
  expect([heard, link.trust]).toEqual([[], "anybody"]);
  // Whoever was named is heard after that, and gets what was said before there was a port.
  const named = channel();
  page.hear(WIKI, connect("true"), { ports: [named.port] });
  expect([heard, link.trust, await link.connected.promise]).toEqual([[connect("true")], "named", connect("true")]);
  expect(await named.said(1)).toEqual([{ tutti: 1, type: "state", state: "live" }]);
  // What a port says is read by its shape; the window is not listened to for it.
  named.say({ tutti: 1, type: "nonsense" });
  named.say({ tutti: 1, type: "theme", theme: "dark" });
  await expect.poll(() => heard.length).toBe(2);
  expect(heard[1]).toEqual({ tutti: 1, type: "theme", theme: "dark" });
  link.say({ type: "page", page: "/" });
  expect(await named.said(2)).toContainEqual({ tutti: 1, type: "page", page: "/" });
  expect(await foreign.said(0)).toEqual([]);
  // To whoever is there nothing is said but that this page is, and how high.
  link.announce(300);
  expect(page.toParent).toEqual([{ data: { tutti: 1, type: "ready" }, to: "*" }, { data: { tutti: 1, type: "height", height: 300 }, to: "*" }]);
});

test("[EMB-45] where every page may show this one, nobody around is known; our own pages always are", () => {
  const [open, own] = [new HostLink(["*"]), new HostLink([])];
  page.hear("https://anybody.example", connect("theirs"), { ports: [channel().port] });
  expect(open.trust).toBe("anybody");
  expect(own.trust).toBe("anybody");
  page.hear(OWN, connect("ours"), { ports: [channel().port] });
  expect([open.trust, own.trust]).toEqual(["named", "named"]);
});
