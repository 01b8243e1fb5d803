import { expect, test } from "vitest";
import { CLOSE } from "@tutti/protocol";
import { countedAs, TrustedProxies } from "../src/identity/proxy.ts";
import { eventually, TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const PLACE = "app=plain&room=main";
const ana = { "x-forwarded-user": "ana", "x-forwarded-email": "Ana@example.com", "x-forwarded-groups": "staff, leads", "x-forwarded-name": "Ana Lopez" };
const NAMES = { user: "X-Forwarded-User", email: "X-Forwarded-Email", groups: "X-Forwarded-Groups", name: "X-Forwarded-Name" };

test("[IDN-40] a proxy's word counts only where it was configured, and only from its own address", async () => {
  const access = { default: null, groups: { leads: "editor" }, people: { "ana@example.com": "owner" } } as const;
  const trusting = await stage.serve({ access, identity: { proxy: { from: ["127.0.0.1"], ...NAMES } } });
  const me = async (url: string, headers: Record<string, string>): Promise<object> => {
    const answer = await fetch(`${url}/api/me?${PLACE}`, { headers });
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const known = await me(trusting.url, ana);
  expect(known).toMatchObject({ status: 200, person: { name: "Ana Lopez", role: "owner" }, account: { by: "proxy", email: "ana@example.com" } });
  expect(await me(trusting.url, ana)).toMatchObject({ person: { id: (known as { person: { id: string } }).person.id } });
  expect(await me(trusting.url, { ...ana, "x-forwarded-email": "" })).toMatchObject({ person: { role: "editor" } });
  expect(await me(trusting.url, {})).toMatchObject({ status: 401 });
  const page = new TestPage(trusting.url, "", false, ana);
  await page.join("plain", "main");
  expect(await eventually("a greeting", () => page.last("hello"))).toMatchObject({ me: { name: "Ana Lopez", role: "owner" } });
  page.close();
  const elsewhere = await stage.serve({ access, identity: { guests: true, proxy: { from: ["10.0.0.0/8"], ...NAMES } } });
  expect(await me(elsewhere.url, ana)).toMatchObject({ status: 403 });
  const none = await stage.serve({ access });
  expect(await me(none.url, ana)).toMatchObject({ status: 403 });
});

test("[IDN-42] whoever came by a proxy comes by it again now and then, and stays outside where it says nothing of them; other groups are another role on open pages at once", async () => {
  const access = { default: null, groups: { leads: "editor", staff: "viewer" } } as const;
  const proxy = { from: ["127.0.0.1"], ...NAMES };
  const server = await stage.serve({ access, identity: { proxy } });
  const enter = async (url: string): Promise<TestPage> => {
    const page = new TestPage(url, "", false, ana);
    await page.join("plain", "main");
    await eventually("a greeting", () => page.last("hello"));
    return page;
  };
  const page = await enter(server.url);
  await fetch(`${server.url}/api/me?${PLACE}`, { headers: { ...ana, "x-forwarded-name": "Ana L." } });
  expect(page.closes).toEqual([]);
  await fetch(`${server.url}/api/me?${PLACE}`, { headers: { ...ana, "x-forwarded-groups": "staff" } });
  await eventually("the page to be opened afresh", () => page.closes.find(({ code }) => code === CLOSE.roleChanged.code));
  const strict = await stage.serve({ access, identity: { proxy, session: { recheckMinutes: 0.01 } } });
  const asked = await enter(strict.url);
  await eventually("the page to come again", () => asked.closes.find(({ code }) => code === CLOSE.askAgain.code));
  // The proxy lets nobody through who has signed out, or says nothing of them.
  const out = new TestPage(strict.url, "", false, {});
  await eventually("the refusal", () => (out.transport, out.closes.find(({ code }) => code === CLOSE.noIdentity.code)));
});

test("[IDN-41] behind a trusted proxy an address is the last that it did not write itself; what an asker writes before it counts for nothing", async () => {
  const proxies = new TrustedProxies({ from: ["10.0.0.0/8", "fd00::/8", "192.0.2.1"] });
  const cases: [address: string, forwarded: string | undefined, found: string][] = [
    ["203.0.113.9", "1.1.1.1", "203.0.113.9"], ["10.1.2.3", "203.0.113.9", "203.0.113.9"], ["10.1.2.3", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
    ["10.1.2.3", "1.1.1.1, 203.0.113.9, 10.9.9.9", "203.0.113.9"], ["::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9"], ["10.1.2.3", undefined, "10.1.2.3"],
    ["10.1.2.3", "nonsense", "10.1.2.3"], ["10.1.2.3", "203.0.113.9:4711", "203.0.113.9"], ["fd00::1", "[2001:db8::7]:99", "2001:db8::7"], ["192.0.2.2", "1.1.1.1", "192.0.2.2"],
  ];
  for (const [address, forwarded, found] of cases) expect([address, forwarded, proxies.clientOf(address, forwarded)]).toEqual([address, forwarded, found]);
  expect(() => new TrustedProxies({ from: ["10.0.0.0/99"] })).toThrow(/has to be a range/);
  const server = await stage.serve({ limits: { socketsPerAddress: 1 }, identity: { guests: true, proxy: { from: ["127.0.0.1"] } } });
  const guest = await stage.guest(server);
  const from = async (address: string): Promise<TestPage> => {
    const page = new TestPage(server.url, guest.cookie, false, { "x-forwarded-for": address });
    await page.connected();
    return page;
  };
  const [one, two] = [await from("203.0.113.1"), await from("203.0.113.2")];
  const refused = new TestPage(server.url, guest.cookie, false, { "x-forwarded-for": "203.0.113.1" });
  await eventually("the refusal", () => (refused.transport, refused.closes.length > 0));
  for (const page of [one, two, refused]) page.close();
});

test("[IDN-41] of IPv6 a network is counted, since one machine has as many addresses of it as it likes", async () => {
  const cases: [address: string, counted: string][] = [
    ["203.0.113.9", "203.0.113.9"], ["2001:db8:1:2::7", "2001:db8:1:2::/64"], ["2001:DB8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"], ["2001:db8::7", "2001:db8:0:0::/64"],
    ["2001:db8:1:0002:0:0:0:7", "2001:db8:1:2::/64"], ["::1", "0:0:0:0::/64"], ["fe80::1%eth0", "fe80:0:0:0::/64"], ["64:ff9b::203.0.113.9", "64:ff9b:0:0::/64"], ["1::", "1:0:0:0::/64"], ["", ""],
  ];
  for (const [address, counted] of cases) expect([address, countedAs(address)]).toEqual([address, counted]);
  const server = await stage.serve({ limits: { socketsPerAddress: 1 }, identity: { guests: true, proxy: { from: ["127.0.0.1"] } } });
  const guest = await stage.guest(server);
  const from = (address: string): TestPage => new TestPage(server.url, guest.cookie, false, { "x-forwarded-for": address });
  const [one, other, same] = [from("2001:db8:1:2::1"), from("2001:db8:1:3::1"), from("2001:db8:1:2:aaaa::9")];
  await Promise.all([one.connected(), other.connected()]);
  await eventually("the refusal", () => (same.transport, same.closes.length > 0));
  for (const page of [one, other, same]) page.close();
});
