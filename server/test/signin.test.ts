import { expect, test } from "vitest";
import { CLOSE } from "@tutti/protocol";
import { rotateFrom, type RunningServer } from "../src/index.ts";
import { Jar } from "./jar.ts";
import { eventually, TestPage } from "./page.ts";
import { leaveProvider, me, PLACE, signedIn, together as togetherOn } from "./signing-in.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const together = togetherOn(stage);

/** Somebody's page, with an open socket in the room. */
async function pageOf(jar: Jar, server: RunningServer): Promise<TestPage> {
  const page = new TestPage(server.url, jar.cookies(server.url));
  await page.join("plain", "main");
  await eventually("a greeting", () => page.last("hello"));
  return page;
}

test("[IDN-10] who opens a room without a session is led to the provider and back to that very room, with their name, address and rights", async () => {
  const { server } = await together();
  const jar = new Jar();
  const form = await jar.go(`${server.url}/plain/main?month=5`);
  expect(form.url).toMatch(/\/login\//);
  const asked = new URL(jar.visited.find((url) => url.includes("/auth?")) ?? "");
  expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
  expect([asked.searchParams.get("state"), asked.searchParams.get("nonce"), asked.searchParams.get("code_challenge")].every((text) => (text ?? "").length >= 43)).toBe(true);
  const back = await jar.fill(form.url, { login: "ana" });
  expect(back.url).toBe(`${server.url}/plain/main?month=5`);
  expect(await me(jar, server)).toMatchObject({ status: 200, person: { name: "Ana Lopez", role: "editor" }, account: { by: "login", email: "ana@example.com" } });
  expect(jar.cookies(server.url)).not.toMatch(/signin/);
  const other = await signedIn(server, "bilal");
  expect(await me(other, server)).toMatchObject({ person: { name: "Bilal", role: "viewer" } });
  const account = (await me(other, server)).account;
  expect(account).not.toHaveProperty("email");
});

test("[IDN-11] an answer that comes to another browser, comes twice, or was never asked for signs nobody in", async () => {
  const { server } = await together();
  const [ana, eve] = [new Jar(), new Jar()];
  const { url: callback } = await ana.signIn(server.url, "test", "ana", "/", /callback/);
  // Eve sends Ana's answer to somebody else, or somebody takes Eve's for their own.
  const stolen = await eve.go(callback, {}, /\/signin\?/);
  expect(stolen.url).toMatch(/trouble=stale/);
  expect((await me(eve, server)).status).toBe(401);
  await ana.go(callback, {}, /\/$/);
  expect((await me(ana, server)).status).toBe(200);
  const again = new Jar();
  await again.ask(`${server.url}/signin/test?to=/`);
  const forged = await again.go(`${server.url}/signin/test/callback?code=abc&state=abc`, {}, /\/signin\?/);
  expect(forged.url).toMatch(/trouble=stale/);
  expect((await ana.go(callback, {}, /\/signin\?/)).url).toMatch(/trouble=stale/);
  // The right browser, and a state of its own, with a code that is another's.
  const mixed = new Jar();
  const begun = await mixed.ask(`${server.url}/signin/test?to=/`);
  const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
  const code = new URL(callback).searchParams.get("code") ?? "";
  const answered = await mixed.go(`${server.url}/signin/test/callback?${new URLSearchParams({ code, state, iss: new URL(callback).searchParams.get("iss") ?? "" })}`, {}, /\/signin\?/);
  expect(answered.url).toMatch(/trouble=refused/);
  expect((await me(mixed, server)).status).toBe(401);
});

test("[IDN-12] who says no at the provider, may not enter, or finds it away reads so; the log says why, under the same mark, and holds no code and no secret", async () => {
  const { server } = await together();
  const jar = new Jar();
  const no = await jar.signIn(server.url, "test", "");
  expect([no.answer.status, await no.answer.text()]).toEqual([200, expect.stringContaining("Example did not let you in")]);
  const away = await stage.serve({ identity: { providers: [{ id: "gone", name: "Gone", issuer: "http://127.0.0.1:9/", clientId: "x" }] } });
  const page = await new Jar().go(`${away.url}/signin/gone?to=/plain/main`);
  const text = await page.answer.text();
  expect(text).toContain("Gone does not answer just now");
  const [, reference] = /under ([0-9a-f]{8})/.exec(text) ?? [];
  expect(stage.lines.find((line) => line["reference"] === reference)).toMatchObject({ message: "Somebody could not sign in", trouble: "away", provider: "gone" });
  expect(text).toContain('href="/signin/gone?to=%2Fplain%2Fmain"');
  const german = await fetch(`${away.url}/signin?trouble=away&at=gone`, { headers: { "accept-language": "de-CH,de;q=0.9,en;q=0.5" } });
  expect(await german.text()).toMatch(/Gone antwortet gerade nicht/);
  expect(JSON.stringify(stage.lines)).not.toMatch(/only for tests|code=|eyJ/);
});

test("[IDN-25] one address begins a bounded number of sign-ins a minute and reads when to try again; who is at the provider already comes in, other addresses are not held up, and a provider's logout is heard", async () => {
  const { server, provider } = await together({ identity: { proxy: { from: ["127.0.0.1"] } } });
  const [office, elsewhere] = [{ "x-forwarded-for": "198.51.100.7" }, { "x-forwarded-for": "203.0.113.9" }];
  const ana = new Jar();
  const form = await ana.go(`${server.url}/signin/test?to=/`, { headers: office });
  const ask = (path: string, headers: Record<string, string> = office): Promise<Response> => fetch(`${server.url}${path}`, { redirect: "manual", headers });
  // Somebody in her network begins one after the other, and makes up answers.
  const statuses: number[] = [];
  for (let n = 0; n < 130; n++) statuses.push((await ask(n % 2 === 0 ? "/signin/test?to=/" : "/signin/test/callback?code=made-up&state=made-up")).status);
  expect([statuses.filter((status) => status === 302).length, new Set(statuses.slice(-10))]).toEqual([119, new Set([429])]);
  expect(provider.asked.filter((path) => path.endsWith("/token"))).toEqual([]);
  const full = await ask("/signin/test?to=/plain/main");
  const seconds = Number(full.headers.get("retry-after"));
  expect([full.status, seconds >= 1 && seconds <= 60, full.headers.get("content-security-policy")]).toEqual([429, true, expect.stringContaining("frame-ancestors 'none'")]);
  const text = await full.text();
  expect(text).toMatch(/There were too many sign-ins from your network\. Try again in \d+ seconds?\./);
  expect(text).toContain('href="/signin/test?to=/plain/main"');
  expect(await (await ask("/signin/test", { ...office, "accept-language": "de" })).text()).toMatch(/Versuchen Sie es in \d+ Sekunden? noch einmal/);
  expect((await ask("/signin/test?to=/", elsewhere)).status).toBe(302);
  // She types her name at the provider, and comes back.
  const back = await ana.fill(form.url, { login: "ana" }, /callback/);
  expect((await ana.ask(back.url, { headers: office })).status).toBe(302);
  expect(await me(ana, server)).toMatchObject({ status: 200, person: { name: "Ana Lopez" } });
  // An answer is no way around: it may come a few times, and then it waits too.
  const again: number[] = [];
  const begun = new Jar();
  await begun.ask(`${server.url}/signin/test?to=/`, { headers: elsewhere });
  const state = new URL((await begun.ask(`${server.url}/signin/test?to=/`, { headers: elsewhere })).headers.get("location") ?? "").searchParams.get("state") ?? "";
  const cookie = begun.cookies(server.url);
  for (let n = 0; n < 7; n++) again.push((await ask(`/signin/test/callback?error=access_denied&state=${state}`, { ...elsewhere, cookie })).status);
  expect(again).toEqual([302, 302, 302, 302, 302, 429, 429]);
  // The provider's own address is no exception to anybody: what it says of her is heard.
  const page = await pageOf(ana, server);
  for (let n = 0; n < 130; n++) await fetch(`${server.url}/signin/test/backchannel`, { method: "POST", body: new URLSearchParams({ logout_token: "nonsense" }) });
  await leaveProvider(ana, provider);
  await eventually("her page to close", () => page.closes.find(({ code }) => code === 4412));
});

test("[IDN-13] only those of a provider's list enter, and an address that nobody vouches for counts for nothing", async () => {
  const provider = await stage.provider();
  const base = { name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" };
  const server = await stage.serve({
    access: { default: null, people: { "ana@example.com": "owner", "eve@example.com": "owner" } },
    identity: { providers: [{ id: "test", ...base, allow: { domains: ["example.com"], groups: ["partners"] } }] },
  });
  await provider.serve(server.url, "test");
  provider.accounts.set("ana", { name: "Ana", email: "Ana@Example.com", email_verified: true });
  provider.accounts.set("eve", { name: "Eve", email: "eve@example.com", email_verified: false });
  provider.accounts.set("pat", { name: "Pat", email: "pat@partner.example", email_verified: true, groups: ["partners"] });
  expect(await me(await signedIn(server, "ana"), server)).toMatchObject({ person: { role: "owner" } });
  const eve = new Jar();
  const refused = await eve.signIn(server.url, "test", "eve");
  expect(await refused.answer.text()).toContain("Your account at Example may not enter here");
  expect((await me(eve, server)).status).toBe(401);
  expect((await me(await signedIn(server, "pat"), server)).status).toBe(403);
});

test("[IDN-27] at several providers at once people sign in side by side: one name at two of them is two people, with the groups of their own provider, and each ends its own sign-ins alone", async () => {
  const [first, second] = await Promise.all([stage.provider(), stage.provider()]);
  const known = { clientId: "tutti", clientSecret: "only for tests" };
  const server = await stage.serve({
    access: { default: null, members: "viewer", groups: { "one:leads": "editor", "two:leads": "owner" } },
    identity: { providers: [{ id: "one", name: "One", issuer: first.issuer, ...known }, { id: "two", name: "Two", issuer: second.issuer, ...known }] },
  });
  await Promise.all([first.serve(server.url, "one"), second.serve(server.url, "two")]);
  for (const provider of [first, second]) provider.accounts.set("ana", { name: "Ana", email: "ana@example.com", email_verified: true, groups: ["leads"] });
  const enter = async (id: string) => {
    const jar = new Jar();
    await jar.signIn(server.url, id, "ana", "/api-is-not-a-place", /api-is-not-a-place/);
    return { jar, page: await pageOf(jar, server), ...(await me(jar, server)) };
  };
  const [one, two] = [await enter("one"), await enter("two")];
  expect([one.person?.role, two.person?.role, one.person?.id === two.person?.id]).toEqual(["editor", "owner", false]);
  await leaveProvider(one.jar, first);
  await eventually("the end of hers at the first", () => one.page.closes.find(({ code }) => code === CLOSE.signedOut.code));
  expect([two.page.closes, (await me(two.jar, server)).status, (await me(one.jar, server)).status]).toEqual([[], 200, 401]);
});

test("[IDN-14] the page where one signs in lists every provider, stands in nobody's frame, and runs one script of ours", async () => {
  const provider = await stage.provider();
  const one = { issuer: provider.issuer, clientId: "tutti" };
  const server = await stage.serve({ identity: { guests: true, providers: [{ id: "a", name: "First & <Best>", ...one }, { id: "b", name: "Second", ...one }] } });
  const answer = await fetch(`${server.url}/signin?to=//evil.example`);
  const text = await answer.text();
  expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
  expect(text).toContain("Continue with First &amp; &lt;Best&gt;");
  expect(text).toContain('href="/signin/b?to=%2F"');
  expect(text).toContain("Continue as a guest");
  expect([...text.matchAll(/<script/g)]).toHaveLength(1);
  const guest = new Jar();
  const entered = await guest.fill(`${server.url}/signin/guest`, { to: "/api/me" });
  expect(entered.url).toBe(`${server.url}/`);
  expect(await me(guest, server)).toMatchObject({ status: 200, account: { by: "guest", signIn: true } });
  const foreign = await fetch(`${server.url}/signin/guest`, { method: "POST", headers: { origin: "https://evil.example" } });
  expect(foreign.status).toBe(403);
  await expect(stage.serve({ host: "0.0.0.0", identity: { providers: [{ id: "a", ...one }] } })).rejects.toThrow(/identity.url has to say/);
});

test("[IDN-19] who signs in again keeps their pages, which are opened afresh, and their session of before is over", async () => {
  const { server } = await together();
  const jar = await signedIn(server, "ana");
  const before = jar.cookies(server.url);
  const page = await pageOf(jar, server);
  await jar.go(`${server.url}/signin/test?to=/`, {}, new RegExp(`^${server.url}/$`));
  await eventually("the page to be opened afresh", () => page.closes.find(({ code }) => code === 4410));
  expect((await fetch(`${server.url}/api/me?${PLACE}`, { headers: { cookie: before } })).status).toBe(401);
  expect(await me(jar, server)).toMatchObject({ person: { name: "Ana Lopez" } });
  // Somebody else's sign-in, in another browser, is nothing to these pages.
  const again = await pageOf(jar, server);
  await signedIn(server, "bilal");
  expect(again.closes).toEqual([]);
});

test("[IDN-15] signing out ends the session here at once, also for a cookie that was copied, closes what is open, and leads to the provider to end it there", async () => {
  const { server, provider } = await together();
  const jar = await signedIn(server, "ana");
  const page = await pageOf(jar, server);
  const copied = jar.cookies(server.url);
  const foreign = await jar.ask(`${server.url}/api/signout`, { method: "POST", headers: { origin: "https://evil.example" } });
  expect(foreign.status).toBe(403);
  const answer = await jar.ask(`${server.url}/api/signout`, { method: "POST", headers: { origin: server.url } });
  const { to } = (await answer.json()) as { to: string };
  expect(to).toMatch(new RegExp(`^${provider.issuer}/session/end\\?.*id_token_hint=`));
  await eventually("the socket to close", () => page.closes.find(({ code }) => code === 4412));
  const stolen = await fetch(`${server.url}/api/me?${PLACE}`, { headers: { cookie: copied } });
  expect([stolen.status, await stolen.json()]).toEqual([401, { error: "Your sign-in has ended. Sign in again to go on." }]);
  const out = await leaveProvider(jar, provider, to);
  expect(out.url).toBe(`${server.url}/signin?out=1`);
  expect(await out.answer.text()).toContain("You have been signed out");
});

test("[IDN-16] a provider that ends somebody's session ends it here within seconds, on open sockets too; a message that it did not sign ends nothing", async () => {
  const { server, provider } = await together();
  const jar = await signedIn(server, "ana");
  const elsewhere = await signedIn(server, "bilal");
  const [page, other] = [await pageOf(jar, server), await pageOf(elsewhere, server)];
  for (const token of ["nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.", undefined]) {
    const forged = await fetch(`${server.url}/signin/test/backchannel`, { method: "POST", body: new URLSearchParams(token === undefined ? {} : { logout_token: token }) });
    expect(forged.status).toBe(400);
  }
  // An ID token is signed by the same provider, and is no such message.
  const { to } = (await (await new Jar().ask(`${server.url}/api/signout`, { method: "POST" })).json()) as { to: string };
  expect(to).toBe("/signin?out=1");
  expect(page.closes).toEqual([]);
  await leaveProvider(jar, provider);
  await eventually("the socket to close", () => page.closes.find(({ code }) => code === 4412));
  expect((await me(jar, server)).status).toBe(401);
  expect([other.closes, (await me(elsewhere, server)).status]).toEqual([[], 200]);
});

test("[IDN-17] a provider is asked again: other groups are another role on the open page, and who is unknown there now is put out", async () => {
  const { server, provider } = await together({ identity: { session: { recheckMinutes: 0.01 } } });
  const jar = await signedIn(server, "ana");
  const page = await pageOf(jar, server);
  expect(page.me?.role).toBe("editor");
  provider.accounts.set("ana", { name: "Ana Lopez", email: "ana@example.com", email_verified: true, groups: ["bosses"] });
  await eventually("the socket to close, for another role", () => page.closes.find(({ code }) => code === 4410));
  expect(await me(jar, server)).toMatchObject({ person: { role: "owner" } });
  const again = await pageOf(jar, server);
  // Its trouble puts nobody out; its no does.
  provider.broken = true;
  await eventually("a question in vain", () => stage.lines.find((line) => line.message === "A provider could not be asked about a sign-in"));
  expect((await me(jar, server)).status).toBe(200);
  provider.broken = false;
  provider.forget("ana");
  const bilal = await signedIn(server, "bilal");
  provider.forget("bilal");
  const his = await pageOf(bilal, server);
  await eventually("his socket to close", () => his.closes.find(({ code }) => code === 4412));
  expect(again.closes).toEqual([]);
});

test("[IDN-2] who has signed in stays so over each key that is replaced beside the running server, as long as they come in between", async () => {
  const data = await stage.folder();
  const { server } = await together({ data });
  const jar = await signedIn(server, "ana");
  for (let n = 0; n < 3; n++) {
    const before = jar.cookies(server.url);
    await rotateFrom(data);
    await eventually("a cookie of the new key", async () => (await me(jar, server)).status === 200 && jar.cookies(server.url) !== before);
  }
  expect(await me(jar, server)).toMatchObject({ status: 200, person: { name: "Ana Lopez" } });
});

test("[IDN-18] a sign-in lasts over a restart, and ends after its time, on open sockets too", async () => {
  const data = await stage.folder();
  const { server, provider } = await together({ data, identity: { session: { hours: 4 / 3_600 } } });
  const jar = await signedIn(server, "ana");
  const page = await pageOf(jar, server);
  const { person } = await me(jar, server);
  await eventually("the socket to close", () => page.closes.find(({ code }) => code === 4411));
  expect((await me(jar, server)).status).toBe(401);
  await server.stop();
  const long = await stage.serve({ data, port: server.port, access: { default: "viewer" }, identity: { providers: [{ id: "test", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }] } });
  expect((await me(jar, long)).status).toBe(401);
  const again = await signedIn(long, "ana");
  expect((await me(again, long)).person?.id).toBe(person?.id);
  await long.stop();
  const after = await stage.serve({ data, port: server.port, access: { default: "viewer" }, identity: { providers: [{ id: "test", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }] } });
  expect(await me(again, after)).toMatchObject({ status: 200, person: { id: person?.id, name: "Ana Lopez" } });
});
