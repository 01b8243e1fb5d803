import { Hono } from "hono";
import { documentName, documentOfScope, HISTORY_PAGE, parseDocumentName, parsePersonId, type AppId, type HistoryPage, type HistoryRow, type JsonValue, type PersonId, type RoomId, type Scope } from "@tutti/protocol";
import type { StoredChange } from "../log/port.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";

const SCOPES: readonly Scope[] = ["room", "owner", "me"];

/** A room's history, as far as its asker may read it: what is shared, and what is their own. */
export function historyRoutes({ apps, identity, roleOf, changes }: HttpPorts): Hono {
  const routes = new Hono();
  routes.get("/api/history", async (c) => {
    c.header("Cache-Control", "no-store");
    const presented = await identity.read(c.req.header("Cookie"));
    if (presented.state !== "signed") return problem(c, 401, "Your session is missing or its signature is wrong. Load the page again.");
    const { app: appText = "", room: roomText = "", before, person: personText, key } = c.req.query();
    const known = apps.get(appText);
    const place = apps.room(roomText);
    if (!known || "problem" in place) return problem(c, 404, "There is no such app or room.");
    if (roleOf(presented.session, known.id, place.room) === undefined) return problem(c, 403, "You may not open this room. Ask somebody in it for an invitation.");
    const person = personText === undefined ? undefined : parsePersonId(personText);
    if (personText !== undefined && !person) return problem(c, 400, "person is no person's id.");
    if (before !== undefined && !/^[0-9]{1,15}$/.test(before)) return problem(c, 400, "before is the id of a change: a whole number.");
    const documents = documentsFor(known.id, place.room, presented.session.id);
    const found = await changes({
      documents, limit: HISTORY_PAGE + 1,
      ...(before === undefined ? {} : { before: Number(before) }), ...(person ? { person } : {}), ...(key === undefined ? {} : { key }),
    });
    return c.json({ rows: found.slice(0, HISTORY_PAGE).map(rowOf), more: found.length > HISTORY_PAGE } satisfies HistoryPage);
  });
  return routes;
}

const documentsFor = (app: AppId, room: RoomId, person: PersonId): string[] =>
  SCOPES.map((scope) => documentName(documentOfScope(app, room, scope, person)));

function rowOf({ id, at, person, document, key, before, after }: StoredChange): HistoryRow {
  const kind = parseDocumentName(document)?.kind;
  return {
    id, at, key, scope: kind === "me" || kind === "owner" ? kind : "room", ...(person ? { by: person } : {}),
    ...(before === null ? {} : { before: JSON.parse(before) as JsonValue }), ...(after === null ? {} : { after: JSON.parse(after) as JsonValue }),
  };
}
