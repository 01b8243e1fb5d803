import { createHash, randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { CLOSE } from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import { session, type EmbedSession } from "./embed-token.ts";
import { Jar } from "./jar.ts";
import { eventually, TestPage } from "./page.ts";
import { channelOf, lineTo } from "./shared-socket.ts";
import { leaveProvider, signedIn, together as togetherOn } from "./signing-in.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const together = togetherOn(stage);
afterEach(() => void vi.useRealTimers());
const SITE = "https://wiki.example";
const embed = { origins: [SITE] };
const https = { "x-forwarded-proto": "https" };

/** A frame's secret, and what it shows of it. */
function secret(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}
const wanted = (challenge: string, site = SITE) => ({ app: "plain", room: "main", site, challenge });
const windowAt = (server: RunningServer, challenge: string, site?: string): string => `${server.url}/signin/frame?${new URLSearchParams(wanted(challenge, site))}`;

/** Somebody presses in the window. */
const presses = (server: RunningServer, jar: Jar, challenge: string, headers: Readonly<Record<string, string>> = { origin: server.url }): Promise<Response> =>
  jar.ask(`${server.url}/signin/frame`, { method: "POST", body: new URLSearchParams(wanted(challenge)), headers });
const codeIn = (html: string): string => /id="code" value="([^"]+)"/.exec(html)?.[1] ?? "";
const exchanges = (server: RunningServer, code: string, verifier: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${server.url}/api/embed/signin`, { method: "POST", headers: { origin: server.url, "content-type": "application/json", ...headers }, body: JSON.stringify({ code, verifier }) });

/** What a frame has once its reader has pressed: a token, and over https a cookie of its own. */
async function framed(server: RunningServer, jar: Jar): Promise<{ readonly bearer: string; readonly cookie: string }> {
  const { verifier, challenge } = secret();
  const code = codeIn(await (await presses(server, jar, challenge)).text());
  const answer = await exchanges(server, code, verifier, https);
  const { bearer } = (await answer.json()) as { bearer: string };
  return { bearer, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}
const asks = (server: RunningServer, path: string, headers: Readonly<Record<string, string>>): Promise<Response> => fetch(server.url + path, { headers: { ...https, ...headers } });

test("[EMB-21] for a frame one signs in in a window of the server's own, which no frame shows: it says to which site one gives what, waits for a press, and only a site that was named can ask", async () => {
  const { server } = await together({ embed });
  const { challenge } = secret();
  const jar = new Jar();
  const openers: (string | null)[] = [];
  const ask = jar.ask.bind(jar);
  jar.ask = async (url, init) => {
    const answer = await ask(url, init);
    if (url.startsWith(server.url)) openers.push(answer.headers.get("cross-origin-opener-policy"));
    return answer;
  };
  const form = await jar.go(windowAt(server, challenge));
  expect(form.url).toMatch(/\/login\//);
  const { url, answer } = await jar.fill(form.url, { login: "ana" });
  expect(url).toBe(windowAt(server, challenge));
  // The window, the way to the provider, its answer, and the window again: one that said otherwise would part it from the frame.
  expect(openers).toEqual(Array.from({ length: 5 }, () => "unsafe-none"));
  const text = await answer.text();
  expect(text).toContain("Show apps in wiki.example?");
  expect(text).toContain("You are signed in as Ana Lopez (ana@example.com).");
  expect(text).toMatch(/<button [^>]*disabled>Show them there<\/button>/);
  expect([answer.headers.get("content-security-policy"), answer.headers.get("x-frame-options"), codeIn(text)]).toEqual([expect.stringMatching(/frame-ancestors 'none'/), "DENY", ""]);
  const german = await (await jar.ask(windowAt(server, challenge), { headers: { "accept-language": "de" } })).text();
  expect(german).toContain("Sie sind angemeldet als Ana Lopez");
  for (const other of [windowAt(server, challenge, "https://evil.example"), windowAt(server, challenge, "https://wiki.example.evil.example"), windowAt(server, "short"), windowAt(server, challenge).replace("plain", "nowhere")]) {
    expect([other, (await jar.ask(other)).status]).toEqual([other, 404]);
  }
  // Another site's form, one that names nobody, and whoever has not signed in.
  const statuses = [await presses(server, jar, challenge, { origin: "https://evil.example" }), await presses(server, jar, challenge, {}), await presses(server, new Jar(), challenge)].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 403]);
  // Every other page knows no window that opened it; nobody is led elsewhere by the way back.
  for (const path of ["/signin?to=/plain/main", "/signin/test?to=/plain/main", "/signin/test?to=/signin/frames"]) expect([path, (await jar.ask(server.url + path)).headers.get("cross-origin-opener-policy")]).toEqual([path, "same-origin"]);
  // Where every site may show rooms, nobody can say whom they trust.
  const open = await together({ embed: { origins: ["*"] } });
  expect((await (await signedIn(open.server, "ana")).ask(windowAt(open.server, challenge))).status).toBe(404);
});

test("[EMB-22] what the window hands to its frame is worth one sign-in, within a minute, to whoever has the frame's secret; a cookie keeps it for that one site, and no access is given by it", async () => {
  const { server } = await together({ embed });
  const jar = await signedIn(server, "ana");
  const { verifier, challenge } = secret();
  const code = codeIn(await (await presses(server, jar, challenge)).text());
  const refused = [await exchanges(server, code, secret().verifier), await exchanges(server, `${code}x`, verifier), await exchanges(server, code, verifier, { origin: "https://evil.example" })];
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 403]);
  const taken = await exchanges(server, code, verifier, https);
  expect([taken.status, (await exchanges(server, code, verifier, https)).status]).toEqual([200, 401]);
  const header = taken.headers.get("set-cookie") ?? "";
  expect(header).toMatch(/^__Host-tutti-\w+-framed=.*HttpOnly; SameSite=None; .*Secure; Partitioned$/);
  const cookie = header.split(";")[0] ?? "";
  const { bearer } = (await taken.json()) as { bearer: string };
  // By the cookie at the next visit, and by the token until then: the same person, with their own rights.
  for (const headers of [{ cookie }, { authorization: `Bearer ${bearer}` }]) {
    expect(await (await asks(server, "/api/me?app=plain&room=main", headers)).json()).toMatchObject({ person: { name: "Ana Lopez", role: "editor" } });
    expect((await asks(server, "/api/sharing?app=plain&room=main", headers)).status).toBe(403);
    expect((await asks(server, "/api/history?app=plain&room=main", headers)).status).toBe(200);
  }
  expect(((await (await session(server, bearer, { app: "plain" })).json()) as EmbedSession & { framed?: boolean })).toMatchObject({ framed: true, person: { role: "editor" } });
  // It is no session of the whole browser's, nor that one a frame's; and it opens no window for another site.
  const [name = "", value = ""] = cookie.split("=");
  const login = jar.cookies(server.url).split("=")[1] ?? "";
  expect((await asks(server, "/api/me", { cookie: `${name.replace("-framed", "")}=${value}` })).status).toBe(401);
  expect((await asks(server, "/api/me", { cookie: `${name}=${login}` })).status).toBe(401);
  expect((await fetch(`${server.url}/signin/frame`, { method: "POST", headers: { ...https, cookie, origin: server.url }, body: new URLSearchParams(wanted(challenge)) })).status).toBe(403);
  // Over plain http nothing is kept; and a code that was not fetched in time is none.
  const [slow, plain] = [secret(), secret()];
  const [late, kept] = [codeIn(await (await presses(server, jar, slow.challenge)).text()), codeIn(await (await presses(server, jar, plain.challenge)).text())];
  expect((await exchanges(server, kept, plain.verifier)).headers.get("set-cookie")).toBeNull();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  expect((await exchanges(server, late, slow.verifier)).status).toBe(401);
});

test("[EMB-23] what a frame has by somebody's sign-in ends with it, on open connections within seconds, on a line that frames share and on one of its own; another's frame there goes on", async () => {
  const { server, provider } = await together({ embed });
  const [ana, bilal] = [await signedIn(server, "ana"), await signedIn(server, "bilal")];
  const [hers, his] = [await framed(server, ana), await framed(server, bilal)];
  const line = lineTo(server);
  const onLine = (bearer: string): TestPage => new TestPage(server.url, "", false, {}, channelOf(line, bearer, true));
  const [first, second, own] = [onLine(hers.bearer), onLine(his.bearer), new TestPage(server.url, hers.cookie, false, { ...https, origin: server.url })];
  for (const page of [first, second, own]) await page.join("plain", "main");
  await eventually("all three views", () => [first, second, own].every((page) => page.metric("Twice") === 24));
  await leaveProvider(ana, provider);
  for (const page of [first, own]) await eventually("the end of hers", () => page.closes.find(({ code }) => code === CLOSE.signedOut.code));
  await expect.poll(() => [second.closes, server.stats().sockets]).toEqual([[], 1]);
  for (const headers of [{ cookie: hers.cookie }, { authorization: `Bearer ${hers.bearer}` }]) expect((await asks(server, "/api/me", headers)).status).toBe(401);
  second.close();
});
