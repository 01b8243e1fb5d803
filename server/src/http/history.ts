import { Hono } from "hono";
import { documentName, documentOfScope, HISTORY_PAGE, parsePersonId, type HistoryPage, type MergeOutcome, type Scope } from "@tutti/protocol";
import { mayWrite } from "../branches/branches.ts";
import { rowOf } from "../history/shared-changes.ts";
import { askerOf, changerOf, type Asker } from "./asker.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";

const SCOPES: readonly Scope[] = ["room", "owner", "me"];

/** A room's history, as far as its asker may read it: what is shared, and what is their own. */
export function historyRoutes(ports: HttpPorts): Hono {
  const { changes, operations } = ports;
  const routes = new Hono();
  routes.get("/api/history", async (c) => {
    const asker = await askerOf(c, ports, c.req.query());
    if (asker instanceof Response) return asker;
    const { before, person: personText, key } = c.req.query();
    const person = personText === undefined ? undefined : parsePersonId(personText);
    if (personText !== undefined && !person) return problem(c, 400, "person is no person's id.");
    if (before !== undefined && !/^[0-9]{1,15}$/.test(before)) return problem(c, 400, "before is the id of a change: a whole number.");
    ports.audit.noteOnce(asker.session, "entered", asker);
    const documents = documentsFor(asker);
    if (before === undefined) await ports.enterTyped(asker.app, asker.room);
    const found = await changes({
      documents, limit: HISTORY_PAGE + 1,
      ...(before === undefined ? {} : { before: Number(before) }), ...(person ? { person } : {}), ...(key === undefined ? {} : { key }),
    });
    const told = found.slice(0, HISTORY_PAGE);
    const notes = await operations.notes(asker, new Set(told.map(({ operation }) => operation).filter((id) => id !== undefined)));
    return c.json({ rows: told.map(rowOf), more: found.length > HISTORY_PAGE, operations: notes } satisfies HistoryPage);
  });
  /** Takes an operation back, as far as nobody has changed what it wrote. */
  routes.post("/api/history/back", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const { operation } = asker.body;
    const may = mayWrite(asker.changes);
    if (!may("room")) return problem(c, 403, "Only who may change this room may take something back.");
    const outcome = typeof operation === "string" ? await ports.withRoom(asker.app, asker.room, (room) => operations.takeBack(asker, room, asker.session.id, operation, may)) : undefined;
    if (!outcome) return problem(c, 404, "There is no such entry of the history.");
    const { operation: id, written, left } = outcome;
    return c.json({ ...(id !== undefined && { operation: id }), written, left } satisfies MergeOutcome);
  });

  return routes;
}

const documentsFor = ({ app, room, session }: Pick<Asker, "app" | "room" | "session">): string[] =>
  SCOPES.map((scope) => documentName(documentOfScope(app, room, scope, session.id)));
