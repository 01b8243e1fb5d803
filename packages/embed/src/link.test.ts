import { afterEach, expect, test, vi } from "vitest";
import { frameAddress } from "./address.ts";
import { Link } from "./link.ts";

const SERVER = "https://tutti.example";
const ready = { tutti: 1, type: "ready" };

afterEach(() => void vi.unstubAllGlobals());

/** A page with a frame in it, and what was posted to that. */
function stage(opaque = false) {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  const posted: { readonly data: unknown; readonly to: string; readonly ports: number }[] = [];
  const contentWindow = { postMessage: (data: unknown, to: string, ports: MessagePort[]) => void (posted.push({ data, to, ports: ports.length }), ports.forEach((port) => port.close())) };
  const asked = vi.fn(() => Promise.resolve({ type: "connect", token: "secret", tokens: true } as const));
  const link = new Link({ frame: { contentWindow } as unknown as HTMLIFrameElement, origin: SERVER, opaque, greet: asked, hear: () => undefined });
  const hear = (origin: string, data: unknown = ready, source: unknown = contentWindow): void => void window.dispatchEvent(Object.assign(new Event("message"), { origin, data, source }));
  return { link, posted, asked, hear };
}

test("[EMB-48] the token goes to the app's own frame and origin, by a message; no other window and no other origin gets one", async () => {
  const { link, posted, asked, hear } = stage();
  for (const origin of ["https://evil.example", `${SERVER}.evil.example`, "http://tutti.example", "null"]) hear(origin);
  hear(SERVER, ready, { postMessage: () => undefined });
  hear(SERVER, ready, null);
  hear(SERVER, { tutti: 1, type: "token" });
  expect([asked.mock.calls.length, link.connected]).toEqual([0, false]);
  hear(SERVER);
  await expect.poll(() => posted.length).toBe(1);
  expect(posted).toEqual([{ data: { tutti: 1, type: "connect", token: "secret", tokens: true }, to: SERVER, ports: 1 }]);
  link.close();
  hear(SERVER);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("[EMB-48] a frame in a sandbox is known by its window and by having no origin", async () => {
  const { link, posted, hear } = stage(true);
  hear(SERVER);
  expect(link.connected).toBe(false);
  hear("null");
  await expect.poll(() => posted.length).toBe(1);
  link.close();
});

test("[EMB-49] a frame's address says how it is shown and that a script of ours answers; a token that stood in it does not go on", () => {
  const plain = { fixed: false };
  expect(frameAddress(`${SERVER}/sales/main#tutti-token=secret`, SERVER, plain).href).toBe(`${SERVER}/sales/main?embed=#tutti-hosted`);
  expect(frameAddress("/sales/main?embed=theme:dark,chrome:none", SERVER, { fixed: true, theme: "light", page: "overview" }).searchParams.get("embed")).toBe("chrome:none,height:fixed,theme:light,page:overview");
  for (const wrong of ["javascript:alert(1)", "data:text/html,x", "http://"]) expect(() => frameAddress(wrong, SERVER, plain)).toThrow("needs the address of a room");
});
