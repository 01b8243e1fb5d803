import { Hono, type Context } from "hono";
import { atLeast, mayDo, type Action, type SharedLink, type SharedPerson, type SharedToken, type Sharing } from "@tutti/protocol";
import { SharingFull } from "../../sharing/full.ts";
import type { Grant } from "../../sharing/grants.ts";
import type { Link } from "../../sharing/links.ts";
import { hashPassword } from "../../sharing/password.ts";
import type { Token } from "../../sharing/tokens.ts";
import type { Asker } from "../asker.ts";
import type { HttpPorts } from "../ports.ts";
import { guestsSee } from "../embed/guests-see.ts";
import { problem } from "../problem.ts";
import { auditRoutes } from "./audit-routes.ts";
import { roomCaller } from "./room-caller.ts";
import { endOf, fieldsOf, wantedCount, wantedEverywhere, wantedGrantee, wantedLink, wantedNote, wantedRole, WantedProblem } from "./wanted.ts";

/** Who may come to a room, by what links and tokens: seen, given and taken. Whatever changes is a line of the audit log with it. */
export function sharingRoutes(ports: HttpPorts): Hono {
  const { grants, links, tokens, audit } = ports;
  const routes = new Hono();

  /** Does something for somebody who may. */
  const doing = async (c: Context, action: Action, work: (who: Asker, fields: Readonly<Record<string, unknown>>) => Promise<Response>): Promise<Response> => {
    const who = await roomCaller(ports, c, action);
    if (who instanceof Response) return who;
    try {
      return await work(who, c.req.method === "GET" || c.req.method === "DELETE" ? c.req.query() : fieldsOf(await c.req.json().catch(() => undefined)));
    } catch (error) {
      if (error instanceof WantedProblem) return problem(c, 400, error.message);
      if (error instanceof SharingFull) return problem(c, 409, error.message);
      throw error;
    }
  };

  routes.get("/api/sharing", (c) => doing(c, "seeSharing", async ({ session, app, room, role }) => {
    await links.lookAgain();
    const allRooms = ports.roleInAll(session, app);
    const sharing: Sharing = {
      people: grants.of(app, room).map(personOf).toSorted((a, b) => a.name.localeCompare(b.name)), role,
      links: await Promise.all(links.of(app, room).map(async (link) => linkOf(link, link.once !== true && atLeast(role, link.role) ? await links.path(link) : undefined))),
      tokens: mayDo(role, "makeTokens") ? tokens.of(app).filter((token) => token.room === undefined || token.room === room).map(tokenOf) : [],
      ...(allRooms === undefined ? {} : { allRooms }), settings: ports.settingsOf(app, room), addresses: ports.providers.size > 0 || ports.proxySignsIn,
      embed: { sites: (ports.embed?.origins.length ?? 0) > 0, guests: guestsSee(ports, app, room) },
    };
    return c.json(sharing);
  }));

  routes.post("/api/sharing/links", (c) => doing(c, "share", async ({ session, app, room, role }, fields) => {
    const { password, days, note, most, role: gives } = wantedLink(fields, role);
    const kept = password === undefined ? {} : { password: await hashPassword(password) };
    const link = await links.make(
      { app, room, role: gives, note, created: ports.now(), by: session.name, ...endOf(days, ports.now()), ...(most === undefined ? {} : { most }), ...kept },
      (made) => [audit.line(session, "link made", made, { role: gives, link: note, password: password !== undefined, days: days ?? null })],
    );
    return c.json(linkOf(link, await links.path(link)), 201);
  }));

  routes.delete("/api/sharing/links/:id", (c) => doing(c, "share", async ({ session, app, room, role }) => {
    const link = links.get(c.req.param("id"));
    if (!link || link.app !== app || link.room !== room) return problem(c, 404, "There is no such link any more.");
    // A link that gives more than one has is not one's own to revoke.
    wantedRole(link.role, role);
    const came = grants.of(app, room).filter((grant) => grant.link === link.id);
    await links.revoke(link.id, [audit.line(session, "link revoked", link, { role: link.role, link: link.note, people: came.length })]);
    await grants.takeBack(came, (one) => links.get(one) !== undefined);
    for (const { person } of came) if (person) ports.changed(person, "role");
    return c.json({ taken: came.length });
  }));

  routes.put("/api/sharing/people", (c) => doing(c, "share", async ({ session, app, room, role }, fields) => {
    const whom = wantedGrantee(fields);
    const gives = wantedRole(fields["role"], role);
    const before = grants.get(app, room, whom);
    // Whoever has more than the giver keeps it, unless somebody of their own rank takes it.
    if (before) wantedRole(before.role, role);
    const known = "person" in whom ? ports.directory.person(whom.person, app, room) : undefined;
    if ("person" in whom && !before && !known) return problem(c, 404, "Nobody of that id has been here since the server started; send them a link.");
    const name = "email" in whom ? whom.email : (known?.name ?? before?.name ?? "Somebody");
    await grants.give(
      { app, room, ...whom, role: gives, name, since: before?.since ?? ports.now(), by: session.name },
      [audit.line(session, "role given", { app, room }, { to: name, role: gives, before: before?.role ?? null })],
    );
    ports.rightsChanged(whom);
    return c.json(personOf({ app, room, ...whom, role: gives, name, since: before?.since ?? ports.now(), by: session.name }));
  }));

  routes.delete("/api/sharing/people", (c) => doing(c, "takeAccess", async ({ session, app, room }, fields) => {
    const whom = wantedGrantee(fields);
    const before = grants.get(app, room, whom);
    if (!before) return problem(c, 404, "They were given nothing here.");
    await grants.take([before], [audit.line(session, "access taken", { app, room }, { from: before.name, role: before.role })]);
    ports.rightsChanged(whom);
    return c.json({ taken: 1 });
  }));

  routes.post("/api/sharing/tokens", (c) => doing(c, "makeTokens", async ({ session, app, room, role }, fields) => {
    const name = wantedNote(fields["name"]);
    if (name === "") throw new WantedProblem("A token needs a name, so that it is known later what uses it.");
    const [gives, days, all] = [wantedRole(fields["role"], role), wantedCount(fields["days"], "days", 3_650), fields["allRooms"] === true];
    if (all) wantedEverywhere(gives, ports.roleInAll(session, app));
    const made = await tokens.make(
      { name, app, role: gives, created: ports.now(), by: session.name, ...(all ? {} : { room }), ...endOf(days, ports.now()) },
      (token) => [audit.line(session, "token made", { app, room }, { token: token.name, role: gives, allRooms: all, days: days ?? null })],
    );
    return c.json({ token: tokenOf(made.token), secret: made.secret }, 201);
  }));

  routes.delete("/api/sharing/tokens/:id", (c) => doing(c, "makeTokens", async ({ session, app, room }) => {
    const token = tokens.get(c.req.param("id"));
    if (!token || token.app !== app || (token.room !== undefined && token.room !== room)) return problem(c, 404, "There is no such token any more.");
    await tokens.revoke(token.id, [audit.line(session, "token revoked", { app, room }, { token: token.name })]);
    ports.tokenEnded(token.id);
    return c.json({ taken: 1 });
  }));

  routes.route("/", auditRoutes(ports));
  return routes;
}

const personOf = ({ person, email, name, role, since, by, link }: Grant): SharedPerson =>
  ({ name, role, since, by, ...(person === undefined ? {} : { person }), ...(email === undefined ? {} : { email }), ...(link === undefined ? {} : { link }) });

const linkOf = ({ id, role, note, created, by, until, most, uses, password }: Link, path: string | undefined): SharedLink =>
  ({ id, ...(path === undefined ? {} : { path }), role, note, created, by, uses, password: password !== undefined, ...(until === undefined ? {} : { until }), ...(most === undefined ? {} : { most }) });

const tokenOf = ({ id, name, role, room, created, by, until, used }: Token): SharedToken =>
  ({ id, name, role, created, by, allRooms: room === undefined, ...(until === undefined ? {} : { until }), ...(used === undefined ? {} : { used }) });

