import { randomBytes } from "node:crypto";
import { Hono, type Context } from "hono";
import { html } from "hono/html";
import type { Provider, SignedIn } from "../../identity/oidc/provider.ts";
import { isAllowed } from "../../identity/oidc/claims.ts";
import { SignInProblem, type SignInTrouble } from "../../identity/oidc/sign-in-problem.ts";
import { returnAddress } from "../../identity/return-address.ts";
import { newGuest } from "../../identity/guest.ts";
import { Tries } from "../../sharing/tries.ts";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";
import { problem } from "../problem.ts";
import { sameOrigin } from "../security.ts";
import { Attempts } from "./attempts.ts";
import { forFrame } from "./for-frame.ts";
import { doorPage, DOOR_SCRIPT } from "./page.ts";
import { doorLanguage, doorTexts } from "./texts.ts";

const TROUBLES: readonly string[] = ["stale", "refused", "away", "rejected", "notAllowed"] satisfies SignInTrouble[];
const OUT = "/signin?out=1";
/** Sign-ins that one address may begin within a minute, with answers that nobody here waits for: a whole office comes from one. */
const PER_ADDRESS = { count: 120, within: 60_000 };
/** How often the answer to one sign-in may come. It is counted by itself: who is at the provider comes in, whatever others do meanwhile. */
const PER_SIGN_IN = { count: 5, within: 60_000 };
/** What providers say of one address within a minute: at the end of a day everybody signs out. */
const PER_PROVIDER = { count: 3_000, within: 60_000 };
/** Logout messages are remembered so that none counts twice. */
const MOST_MESSAGES = 10_000;

/** The page where one signs in, the way to a provider and back, and the way out. */
export function signInRoutes(ports: HttpPorts): Hono {
  const { identity, callers, logins, providers, audit } = ports;
  const routes = new Hono();
  const attempts = new Attempts(identity);
  const [begun, answered, told] = [PER_ADDRESS, PER_SIGN_IN, PER_PROVIDER].map(({ count, within }) => new Tries(count, within)) as [Tries, Tries, Tries];
  const heard = new Set<string>();

  const origin = (c: Context): string => ports.url ?? new URL(c.req.url).origin;
  const callback = (c: Context, provider: Provider): string => `${origin(c)}/signin/${provider.config.id}/callback`;
  const words = (c: Context) => doorTexts(doorLanguage(c.req.header("Accept-Language")));

  /** Back to the page where one signs in, which says what went wrong; the log says why. */
  const trouble = (c: Context, provider: Provider | undefined, found: unknown, to: string): Response => {
    const known = found instanceof SignInProblem ? found : new SignInProblem("rejected", String(found));
    const reference = randomBytes(4).toString("hex");
    ports.say(known.trouble === "stale" ? "info" : "warn", "Somebody could not sign in", { reference, provider: provider?.config.id, trouble: known.trouble, error: known });
    return c.redirect(`/signin?${new URLSearchParams({ trouble: known.trouble, at: provider?.config.id ?? "", ref: reference, to })}`, 302);
  };

  /** Counts one more. @returns what says that there were enough, and when there may be another. */
  const crowded = (c: Context, tries: Tries, key: string, again = c.req.url): Response | Promise<Response> | undefined => {
    if (tries.take(key, ports.now())) return undefined;
    const seconds = Math.max(1, Math.ceil(tries.wait(key, ports.now()) / 1_000));
    const text = words(c);
    const { pathname, search } = new URL(again, origin(c));
    c.header("Retry-After", String(seconds));
    return doorPage(c, text.title, html`<p class="lead">${text.lead}</p>
<p class="said" data-bad role="alert">${text.crowded(seconds)}</p>
<div class="ways"><a class="way" data-first href="${pathname}${search}">${text.again}</a></div>`, 429);
  };
  const address = (c: Context): string => callers.addressOf(askedOf(c));

  routes.get("/signin/look.js", (c) => {
    c.header("Content-Type", "text/javascript; charset=utf-8");
    c.header("Cache-Control", "public, max-age=3600");
    return c.body(DOOR_SCRIPT);
  });

  routes.get("/signin", (c) => {
    const { trouble: said = "", at = "", ref = "", to: wanted, out, again } = c.req.query();
    const to = returnAddress(wanted);
    forFrame(c, to);
    const list = [...providers.values()];
    if (list.length === 0 && !ports.guests) return problem(c, 404, "There is nowhere to sign in here: whoever runs this server has set up no provider.");
    const [only] = list;
    // With one place to sign in and nothing to say, the page would be one more click.
    if (only && list.length === 1 && !ports.guests && said === "" && out === undefined && again === undefined) return c.redirect(`/signin/${only.config.id}?${new URLSearchParams({ to })}`, 302);
    const text = words(c);
    const failed = TROUBLES.includes(said) ? text.trouble[said as SignInTrouble](providers.get(at)?.name ?? text.title) : undefined;
    const reference = /^[0-9a-f]{8}$/.test(ref) && said !== "stale" && said !== "refused" ? text.reference(ref) : undefined;
    return doorPage(c, text.title, html`<p class="lead">${text.lead}</p>
${failed === undefined ? "" : html`<p class="said" data-bad role="alert">${failed}${reference === undefined ? "" : html`<small>${reference}</small>`}</p>`}
${out === undefined ? "" : html`<p class="said" role="status">${text.signedOut}</p>`}
${again === undefined ? "" : html`<p class="said" role="status">${text.ended}</p>`}
<div class="ways">${list.map((provider, i) => html`<a class="way" ${i === 0 ? html`data-first` : ""} href="/signin/${provider.config.id}?${new URLSearchParams({ to })}">${text.with(provider.name)}</a>`)}
${ports.guests ? html`${list.length > 0 ? html`<p class="or">${text.or}</p>` : ""}<form method="post" action="/signin/guest"><input type="hidden" name="to" value="${to}"><button class="way" data-quiet type="submit">${text.guest}</button></form>` : ""}</div>`);
  });

  routes.post("/signin/guest", async (c) => {
    if (!ports.guests) return problem(c, 403, "Guests are not let in here.");
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins)) return problem(c, 403, "This request came from another site.");
    const full = await crowded(c, begun, address(c), "/signin");
    if (full) return full;
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    const caller = await callers.who(askedOf(c));
    // Whoever is a guest already stays the one that they are.
    const guest = caller.state === "known" && caller.session.by === "guest" ? caller.session : newGuest();
    c.header("Set-Cookie", await identity.guestCookie(guest, callers.isSecure(askedOf(c)), ports.now()), { append: true });
    return c.redirect(returnAddress(typeof form["to"] === "string" ? form["to"] : undefined), 303);
  });

  // An address without a query, as providers want it registered.
  routes.get("/signin/out", (c) => c.redirect(OUT, 302));

  routes.get("/signin/:provider", async (c) => {
    const provider = providers.get(c.req.param("provider"));
    if (!provider) return problem(c, 404, "There is no such place to sign in here.");
    const to = returnAddress(c.req.query("to"));
    forFrame(c, to);
    const full = await crowded(c, begun, address(c));
    if (full) return full;
    try {
      const { location, attempt } = await provider.begin(callback(c, provider), to);
      for (const header of await attempts.keep(askedOf(c), attempt, callers.isSecure(askedOf(c)), ports.now())) c.header("Set-Cookie", header, { append: true });
      c.header("Cache-Control", "no-store");
      return c.redirect(location, 302);
    } catch (error) {
      return trouble(c, provider, error, to);
    }
  });

  routes.get("/signin/:provider/callback", async (c) => {
    const provider = providers.get(c.req.param("provider"));
    if (!provider) return problem(c, 404, "There is no such place to sign in here.");
    c.header("Cache-Control", "no-store");
    const asked = askedOf(c);
    const secure = callers.isSecure(asked);
    const state = c.req.query("state") ?? "";
    const attempt = await attempts.find(asked, state, secure, ports.now());
    const full = await (attempt ? crowded(c, answered, attempt.state) : crowded(c, begun, address(c)));
    if (full) return full;
    if (!attempt || attempt.provider !== provider.config.id) return trouble(c, provider, new SignInProblem("stale", "Nothing was begun under this state in this browser"), "/");
    forFrame(c, attempt.to);
    c.header("Set-Cookie", attempts.forget(state, secure), { append: true });
    try {
      const came = new URL(callback(c, provider));
      came.search = new URL(c.req.url).search;
      const person = await provider.finish(came, attempt);
      if (!isAllowed(person.profile, provider.config.allow)) throw new SignInProblem("notAllowed", `${person.profile.email ?? person.subject} is in no list of those who may enter`);
      await welcome(c, provider, person);
      return c.redirect(attempt.to, 302);
    } catch (error) {
      return trouble(c, provider, error, attempt.to);
    }
  });

  /** Begins a session of somebody whom a provider has vouched for; whoever was signed in here before is signed out. */
  const welcome = async (c: Context, provider: Provider, person: SignedIn): Promise<void> => {
    const asked = askedOf(c);
    const before = await callers.who(asked);
    const known = logins.accountOf(provider.config.id, person.subject);
    const account = await logins.know(provider.config.id, person.subject, person.profile);
    const login = await logins.begin({
      provider: provider.config.id, subject: person.subject, ...(person.sid === undefined ? {} : { sid: person.sid }),
      ...(person.refreshToken === undefined ? {} : { refresh: await identity.seal(person.refreshToken) }), ...(person.idToken === undefined ? {} : { idToken: await identity.seal(person.idToken) }),
    }, ports.now(), [audit.line({ id: account.person, name: account.name }, "signed in", undefined, { provider: provider.config.id })]);
    const replaced = before.state === "known" && before.session.by === "login" ? before.session : undefined;
    const again = replaced?.id === account.person;
    // The same person's open pages go on under the new sign-in; another's end.
    if (replaced?.record !== undefined) await (again ? logins.end([replaced.record]) : ports.endLogins([replaced.record]));
    const session = logins.session(login.id, ports.now());
    if (session) ports.directory.see(session);
    // What somebody's groups are may have changed since they were last here.
    if (again || (known && JSON.stringify(known) !== JSON.stringify(account))) ports.changed(account.person, "role");
    c.header("Set-Cookie", await identity.loginCookie(login.id, callers.isSecure(asked), Math.ceil(ports.sessionSeconds)), { append: true });
  };

  routes.post("/signin/:provider/backchannel", async (c) => {
    const provider = providers.get(c.req.param("provider"));
    c.header("Cache-Control", "no-store");
    if (!provider) return c.json({ error: "invalid_request", error_description: "There is no such provider here" }, 400);
    if (!told.take(address(c), ports.now())) {
      c.header("Retry-After", String(Math.max(1, Math.ceil(told.wait(address(c), ports.now()) / 1_000))));
      return c.json({ error: "slow_down", error_description: "There were too many messages from your network" }, 429);
    }
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    try {
      const token = form["logout_token"];
      if (typeof token !== "string") throw new SignInProblem("rejected", "There is no logout_token");
      const out = await provider.readLogout(token, ports.now());
      if (heard.has(`${provider.config.id} ${out.id}`)) throw new SignInProblem("rejected", "This message has come before");
      heard.add(`${provider.config.id} ${out.id}`);
      const [oldest] = heard;
      if (heard.size > MOST_MESSAGES && oldest !== undefined) heard.delete(oldest);
      await ports.endLogins(logins.meant(provider.config.id, out).map(({ id }) => id));
      return c.body(null, 200);
    } catch (error) {
      ports.say("warn", "A provider's logout message was put aside", { provider: provider.config.id, error });
      return c.json({ error: "invalid_request", error_description: error instanceof SignInProblem ? error.message : "It could not be read" }, 400);
    }
  });

  routes.post("/api/signout", async (c) => {
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins)) return problem(c, 403, "This request came from another site.");
    const asked = askedOf(c);
    const caller = await callers.who(asked);
    for (const header of identity.forgetCookies(callers.isSecure(asked))) c.header("Set-Cookie", header, { append: true });
    if (caller.state !== "known") return c.json({ to: OUT });
    const { session } = caller;
    if (session.by === "proxy") return c.json({ to: ports.proxySignOut ?? OUT });
    const login = session.record === undefined ? undefined : logins.login(session.record);
    if (!login) return c.json({ to: OUT });
    const idToken = login.idToken === undefined ? undefined : await identity.unseal(login.idToken);
    await ports.endLogins([login.id]);
    const address = await providers.get(login.provider)?.signOutAddress(typeof idToken === "string" ? idToken : undefined, `${origin(c)}/signin/out`).catch((error: unknown) => {
      // Here the session has ended in any case; at the provider it goes on until its own end.
      ports.say("warn", "A provider could not be told that somebody signed out", { provider: login.provider, error });
      return undefined;
    });
    return c.json({ to: address ?? OUT });
  });

  return routes;
}
