import { Hono } from "hono";
import { atLeast, isPagePath, MAX_VERSION_NAME, MAX_VERSION_NOTE, readable, type MergeOutcome, type VersionList } from "@tutti/protocol";
import { mayWrite } from "../branches/branches.ts";
import { PastBusy, sharedDocuments, type Moment } from "../history/past.ts";
import { hidden } from "../rooms/without-errors.ts";
import { askerOf, changerOf } from "./asker.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";

const WHICH = "Say which moment: the number of a change, a time in ms since 1970, or the id of a version.";

/** Rooms as they were: looking, setting back, and moments that have a name. */
export function pastRoutes(ports: HttpPorts): Hono {
  const { past, withRoom } = ports;
  const routes = new Hono();

  routes.get("/api/history/look", async (c) => {
    const asker = await askerOf(c, ports, c.req.query());
    if (asker instanceof Response) return asker;
    const { change, time, version, page = "/" } = c.req.query();
    const moment = momentOf({ change: numbered(change), time: numbered(time), version });
    if (!moment || !isPagePath(page)) return problem(c, 400, WHICH);
    ports.audit.noteOnce(asker.session, "entered", asker);
    const { app, room, person } = asker;
    const found = await withRoom(app, room, (open) => past.look({ app, room }, open, person, page, moment)).catch(busy);
    if (found instanceof PastBusy) return problem(c, 429, found.message);
    const shown = found && !atLeast(asker.role, ports.errorsFor(app)) ? { ...found, views: found.views.map((view) => ({ ...view, elements: hidden(view.elements) })) } : found;
    return shown ? c.json(shown) : problem(c, 404, "There is no such version of this room.");
  });

  routes.post("/api/history/restore", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const moment = momentOf(asker.body);
    if (!moment) return problem(c, 400, WHICH);
    const may = mayWrite(asker.changes);
    if (!may("room")) return problem(c, 403, "Only who may change this room may set it back.");
    const { app, room, person } = asker;
    const outcome = await withRoom(app, room, (open) => past.restore({ app, room }, open, person, moment, may));
    if (!outcome) return problem(c, 404, "There is no such version of this room.");
    return c.json({ ...(outcome.operation !== undefined && { operation: outcome.operation }), written: outcome.written, left: outcome.left } satisfies MergeOutcome);
  });

  routes.get("/api/versions", async (c) => {
    const asker = await askerOf(c, ports, c.req.query());
    if (asker instanceof Response) return asker;
    const { changes, bytes, days } = await ports.historySize(sharedDocuments(asker));
    return c.json({ versions: await past.versions(asker), mayName: atLeast(asker.changes, "editor"), changes, bytes, days } satisfies VersionList);
  });

  routes.post("/api/versions", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    if (!atLeast(asker.changes, "editor")) return problem(c, 403, "Only who may change this room may name a version of it.");
    const { name: called, note, page } = asker.body;
    const name = typeof called === "string" ? cut(called, MAX_VERSION_NAME) : "";
    if (name === "") return problem(c, 400, "A version needs a name that can be read.");
    const { app, room, person } = asker;
    const at = typeof page === "string" && isPagePath(page) ? page : "/";
    const made = await withRoom(app, room, (open) => past.name({ app, room }, open, person, at, { name, ...(typeof note === "string" && { note: cut(note, MAX_VERSION_NOTE) }) })).catch(busy);
    if (made instanceof PastBusy) return problem(c, 429, made.message);
    return "problem" in made ? problem(c, 409, made.problem) : c.json(made);
  });

  routes.post("/api/versions/delete", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const { id } = asker.body;
    const [version] = (await past.versions(asker)).filter((one) => one.id === id);
    if (!version) return problem(c, 404, "There is no such version of this room.");
    if (version.by !== asker.session.id && asker.role !== "owner") return problem(c, 403, "Only whoever named a version, and owners of the room, may delete it.");
    await past.forget(asker, version.id);
    return c.json({ ok: true });
  });

  return routes;
}

const busy = (error: unknown): PastBusy => {
  if (error instanceof PastBusy) return error;
  throw error;
};

const cut = (text: string, most: number): string => [...readable(text)].slice(0, most).join("").trim();

const numbered = (text: string | undefined): number | undefined => (text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined);

function momentOf({ change, time, version }: { readonly change?: unknown; readonly time?: unknown; readonly version?: unknown }): Moment | undefined {
  if (typeof version === "string") return { version };
  if (typeof change === "number" && Number.isSafeInteger(change) && change >= 0) return { change };
  return typeof time === "number" && Number.isFinite(time) ? { time } : undefined;
}
