import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { atLeast, changesAs, cleanName, NEW_BEARER, PERSON_COLOURS, type Person } from "@tutti/protocol";
import { EMBED_BEARER, guestBearer } from "../embed/tokens.ts";
import { newGuest } from "../identity/guest.ts";
import { isColour, type Session } from "../identity/session.ts";
import { THE_SERVER } from "../sharing/audit.ts";
import { SharingFull } from "../sharing/full.ts";
import type { Grant } from "../sharing/grants.ts";
import type { Link, LinkTrouble } from "../sharing/links.ts";
import { isPassword } from "../sharing/password.ts";
import { Tries } from "../sharing/tries.ts";
import { askedOf, unknown } from "./asked.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";
import { sameOrigin } from "./security.ts";
import { doorPage } from "./signin/page.ts";
import { doorLanguage, doorTexts } from "./signin/texts.ts";

/** Tries of a link's password, of one address and of all together. */
const TRIES = { address: 10, link: 200, within: 10 * 60_000 } as const;

/** Who one is, and how one is called: `/api/me`, and the links that give a role. */
export function meRoutes(ports: HttpPorts): Hono {
  const { identity, callers, directory, apps, links, grants, audit } = ports;
  const routes = new Hono();
  const byAddress = new Tries(TRIES.address, TRIES.within);
  const byLink = new Tries(TRIES.link, TRIES.within);

  const keepGuest = async (c: Context, session: Session): Promise<void> => {
    const secure = callers.isSecure(askedOf(c));
    const carried = c.req.header("Authorization")?.startsWith(`Bearer ${EMBED_BEARER}`) === true;
    if (carried) c.header(NEW_BEARER, await guestBearer(identity, session, ports.now()));
    if (carried && (!secure || c.req.header("Origin") === "null")) return;
    c.header("Set-Cookie", await (carried ? identity.embeddedGuestCookie(session, ports.now()) : identity.guestCookie(session, secure, ports.now())));
  };

  /** Gives somebody the cookie anew that they came by. */
  const keepAgain = async (c: Context, session: Session): Promise<void> => {
    const { by, record, until = 0 } = session;
    if (by === "guest") await keepGuest(c, session);
    else if (record !== undefined) c.header("Set-Cookie", await identity.loginCookie(record, callers.isSecure(askedOf(c)), Math.ceil((until - ports.now()) / 1_000)));
  };

  /** Whoever asks; somebody new becomes a guest, where guests are let in. */
  const somebody = async (c: Context): Promise<Session | "none" | "ended"> => {
    const caller = await callers.who(askedOf(c));
    if (caller.state === "known") {
      directory.see(caller.session);
      if (caller.stale) await keepAgain(c, caller.session);
      return caller.session;
    }
    if (caller.state === "forged") ports.say("warn", "A session that this server did not sign was put aside");
    // Whoever had signed in is asked to do so again, rather than made a stranger to what is theirs.
    if (caller.state === "ended") return "ended";
    if (!ports.guests) return "none";
    const guest = newGuest();
    directory.see(guest);
    await keepGuest(c, guest);
    return guest;
  };

  const aboutMe = ({ by, email }: Session) => ({ by, signIn: ports.providers.size > 0, ...(email === undefined ? {} : { email }) });

  routes.get("/api/me", async (c) => {
    c.header("Cache-Control", "no-store");
    const { app: appText, room: roomText } = c.req.query();
    const client = (await ports.page?.version()) ?? "none";
    if (appText === undefined || roomText === undefined) {
      const session = await somebody(c);
      if (typeof session === "string") return unknown(c, session);
      const { id, name, colour } = session;
      return c.json({ person: { id, name, colour, role: "viewer" } satisfies Person, title: "", boot: ports.boot, client, account: aboutMe(session) });
    }
    const app = apps.get(appText);
    if (!app) return problem(c, 404, `There is no app "${appText.slice(0, 64)}" here.`);
    const place = apps.room(roomText);
    if ("problem" in place) return problem(c, 404, place.problem);
    const session = await somebody(c);
    if (typeof session === "string") return unknown(c, session);
    const person = directory.person(session.id, app.id, place.room);
    if (!person) return problem(c, 403, "You may not open this room. Ask somebody in it for an invitation.");
    return c.json({ person: { ...person, role: changesAs(person) }, title: apps.title(app.id), boot: ports.boot, client, account: aboutMe(session) });
  });

  routes.post("/api/me", async (c) => {
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins, c.req.header("Authorization"))) return problem(c, 403, "This request came from another site.");
    const caller = await callers.who(askedOf(c));
    if (caller.state !== "known") return unknown(c, caller.state);
    const asked: unknown = await c.req.json().catch(() => undefined);
    if (typeof asked !== "object" || asked === null) return problem(c, 400, 'Send a name, a colour or both, as JSON: {"name": "Ana"}.');
    const { name, colour } = asked as { name?: unknown; colour?: unknown };
    const known = caller.session;
    const called = name === undefined ? known.name : typeof name === "string" ? cleanName(name) : undefined;
    if (!called) return problem(c, 400, "A name needs at least one letter that can be read.");
    if (known.by !== "guest" && called !== known.name) return problem(c, 403, "Your name comes from where you sign in, and is changed there.");
    const slot = colour ?? known.colour;
    if (!isColour(slot)) return problem(c, 400, `A colour is a number from 0 to ${PERSON_COLOURS - 1}.`);
    const session = { ...known, name: called, colour: slot };
    if (known.by === "guest") await keepGuest(c, session);
    else await ports.logins.recolour(known.id, slot);
    directory.see(session);
    await grants.rename(session.id, session.name);
    ports.changed(session.id, "name");
    return c.json({ person: { id: session.id, name: session.name, colour: session.colour } });
  });

  const words = (c: Context) => doorTexts(doorLanguage(c.req.header("Accept-Language")));

  /** To people who may have been nowhere here before: in their language. */
  const refused = (c: Context, trouble: LinkTrouble, status: 403 | 404 = 403) => {
    const { link, allApps } = words(c);
    return doorPage(c, link.title, html`<p class="lead">${link.trouble[trouble]}</p><div class="ways"><a class="way" href="/">${allApps}</a></div>`, status);
  };

  /** Gives somebody what a link says, once for each person. Whoever has as much already keeps what they have. */
  const accept = async (c: Context, link: Link, session: Session): Promise<Response> => {
    const { app, room, role } = link;
    const before = grants.get(app, room, { person: session.id });
    if (!before || !atLeast(before.role, role)) {
      const trouble = await links.use(link.id);
      if (trouble) return refused(c, trouble);
      const grant: Grant = { app, room, person: session.id, role, name: session.name, since: ports.now(), by: link.by, link: link.id, ...(before ? { before } : {}) };
      try {
        await grants.give(grant, [audit.line(session, "link opened", link, { role, link: link.note })]);
      } catch (error) {
        if (error instanceof SharingFull) return refused(c, "full");
        throw error;
      }
      // Whoever revoked it meanwhile did not see this one among those who came by it.
      if (!links.get(link.id)) {
        await grants.takeBack([grant], (one) => links.get(one) !== undefined, [audit.line(THE_SERVER, "access taken", link, { from: session.name, role })]);
        return refused(c, "takenBack");
      }
      ports.changed(session.id, "role");
    }
    return c.redirect(`/${app}/${room}`, c.req.method === "POST" ? 303 : 302);
  };

  const opened = async (c: Context): Promise<Link | Response> => {
    const link = await links.open(c.req.param("token") ?? "", ports.now());
    if (typeof link === "string") return refused(c, link);
    return apps.get(link.app) ? link : refused(c, "noApp", 404);
  };

  const visitor = async (c: Context): Promise<Session | Response> => {
    const session = await somebody(c);
    return typeof session === "string" ? c.redirect(`/signin?${new URLSearchParams({ to: c.req.path, ...(session === "ended" ? { again: "1" } : {}) })}`, 302) : session;
  };

  const askPassword = (c: Context, wrong?: "wrong" | "tooMany") => {
    const text = words(c).password;
    return doorPage(c, text.title, html`<p class="lead">${text.lead}</p>
${wrong === undefined ? "" : html`<p class="said" data-bad role="alert">${text[wrong]}</p>`}
<form method="post"><label for="password">${text.label}</label><input id="password" name="password" type="password" required autofocus autocomplete="off" maxlength="200"><button class="way" data-first type="submit">${text.open}</button></form>`, wrong === undefined ? 200 : wrong === "wrong" ? 403 : 429);
  };

  routes.get("/join/:token", async (c) => {
    const link = await opened(c);
    if (link instanceof Response) return link;
    const session = await visitor(c);
    if (session instanceof Response) return session;
    const came = grants.get(link.app, link.room, { person: session.id })?.link === link.id;
    return link.password !== undefined && !came ? askPassword(c) : accept(c, link, session);
  });

  routes.post("/join/:token", async (c) => {
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins, c.req.header("Authorization"))) return problem(c, 403, "This request came from another site.");
    const link = await opened(c);
    if (link instanceof Response) return link;
    const session = await visitor(c);
    if (session instanceof Response) return session;
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    const address = `${link.id} ${callers.addressOf(askedOf(c))}`;
    if (!byAddress.take(address, ports.now()) || !byLink.take(link.id, ports.now())) return askPassword(c, "tooMany");
    const password = typeof form["password"] === "string" ? form["password"].slice(0, 200) : "";
    if (link.password !== undefined && !(await isPassword(password, link.password))) {
      audit.note(session, "password refused", link, { link: link.note });
      return askPassword(c, "wrong");
    }
    byAddress.clear(address);
    // Of many who know it none is kept out by the others.
    byLink.giveBack(link.id);
    return accept(c, link, session);
  });

  return routes;
}
