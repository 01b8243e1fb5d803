import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CLOSE } from "@tutti/protocol";
import { TestPage, eventually } from "./page.ts";
import { useStage } from "./stage.ts";
import { begin, send } from "./upload.ts";

const stage = useStage();
const PLACE = "app=plain&room=main";

interface Carried {
  readonly bearer: string;
  readonly ticket: string;
}

/** A page of a browser that takes no cookies, and what it carries. */
async function carrying(url: string, place = PLACE): Promise<{ readonly page: TestPage; readonly carried: Carried }> {
  const answer = await fetch(`${url}/api/me/carried?${place}`, { method: "POST", headers: { origin: url } });
  const carried = (await answer.json()) as Carried;
  return { carried, page: new TestPage(url, "", false, { authorization: `Bearer ${carried.bearer}`, origin: url }) };
}

const whoIs = async (page: TestPage): Promise<{ readonly id: string; readonly name: string }> => ((await (await page.fetch(`/api/me?${PLACE}`)).json()) as { person: { id: string; name: string } }).person;

test("[IDN-26] a guest whose browser takes no cookie is the same in each request and line of one page, by what that page alone was handed", async () => {
  const server = await stage.serve();
  const nobody = new TestPage(server.url, "");
  nobody.transport.connect().catch(() => undefined);
  await eventually("a line of nobody's to be closed", () => nobody.closes.some(({ code }) => code === CLOSE.noIdentity.code));
  const { page } = await carrying(server.url);
  const me = await whoIs(page);
  expect(await whoIs(page)).toEqual(me);
  await page.join("plain", "main");
  await eventually("the line to be let in", () => page.stream.some((message) => message.type === "hello" && message.me.id === me.id));
  // Under another name it is handed another, and is who it was.
  const renamed = await page.fetch("/api/me", { method: "POST", body: JSON.stringify({ name: "Ana" }), headers: { "content-type": "application/json" } });
  const next = new TestPage(server.url, "", false, { authorization: `Bearer ${renamed.headers.get("tutti-bearer")}` });
  expect(await whoIs(next)).toMatchObject({ id: me.id, name: "Ana" });
  page.close();
  nobody.close();
});

test("[IDN-26] what a page carries is handed to whoever has no cookie, by our own page, and where guests come in; it reads files by a ticket", async () => {
  const server = await stage.serve({ apps: ["desk"] });
  const place = "app=desk&room=main";
  const ask = (headers: Record<string, string>, query = place): Promise<Response> => fetch(`${server.url}/api/me/carried?${query}`, { method: "POST", headers });
  const known = await stage.guest(server);
  const without = await ask({ cookie: known.cookie });
  expect([without.status, await without.text()]).toEqual([204, ""]);
  expect((await ask({ origin: "https://evil.example" })).status).toBe(403);
  expect((await ask({ origin: "https://evil.example", authorization: "Bearer tutti-embed.made-up" })).status).toBe(403);
  const opaque = await ask({ origin: "null" });
  expect([opaque.status, opaque.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  expect((await ask({}, "app=nowhere&room=main")).status).toBe(404);
  const { page, carried } = await carrying(server.url, place);
  await page.join("desk", "main");
  await eventually("the app to be drawn", () => page.view.size > 1);
  const { location } = await begin(page, "desk/main", "any", "a.txt", 3);
  await send(page, location, 0, new TextEncoder().encode("abc"));
  expect((await fetch(server.url + location)).status).toBe(403);
  expect(await (await fetch(`${server.url}${location}?ticket=${carried.ticket}`)).text()).toBe("abc");
  page.close();
  const client = await stage.folder();
  await writeFile(join(client, "index.html"), "<!doctype html><html><head></head><body></body></html>");
  const provider = await stage.provider();
  const signedIn = await stage.serve({ client, identity: { url: "http://localhost", providers: [{ id: "test", issuer: provider.issuer, clientId: "x", clientSecret: "y" }] } });
  expect((await fetch(`${signedIn.url}/api/me/carried?${PLACE}`, { method: "POST" })).status).toBe(401);
});
