import { Hono } from "hono";
import { stream } from "hono/streaming";
import type { StoredAudit } from "../../access/port.ts";
import type { HttpPorts } from "../ports.ts";
import { problem } from "../problem.ts";
import { csvLine } from "./csv.ts";
import { roomCaller } from "./room-caller.ts";

/** Lines on one page, and lines that are read at once for an export. */
const PAGE = 100;
const CHUNK = 1_000;
const COLUMNS = ["time", "person", "name", "action", "detail"] as const;

/** The audit log of a room: a page of it, or the whole to take away. */
export function auditRoutes(ports: HttpPorts): Hono {
  const { audit } = ports;
  const routes = new Hono();

  routes.get("/api/audit", async (c) => {
    const who = await roomCaller(ports, c, "readAudit");
    if (who instanceof Response) return who;
    const before = c.req.query("before");
    if (before !== undefined && !/^\d{1,15}$/.test(before)) return problem(c, 400, "before is the id of a line: a whole number.");
    const rows = await audit.read({ app: who.app, room: who.room, limit: PAGE + 1, ...(before === undefined ? {} : { before: Number(before) }) });
    return c.json({ rows: rows.slice(0, PAGE), more: rows.length > PAGE });
  });

  routes.get("/api/audit/export", async (c) => {
    const who = await roomCaller(ports, c, "exportAudit");
    if (who instanceof Response) return who;
    const { app, room, session } = who;
    const format = c.req.query("format") === "json" ? "json" : "csv";
    // That somebody took it away is its own last line.
    audit.note(session, "audit exported", { app, room }, { format });
    c.header("Content-Type", format === "json" ? "application/x-ndjson; charset=utf-8" : "text/csv; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="audit-${app}-${room}.${format === "json" ? "ndjson" : "csv"}"`);
    const print = format === "json" ? (row: StoredAudit) => `${JSON.stringify(row)}\n` : (row: StoredAudit) => csvLine([new Date(row.at).toISOString(), row.person, row.name, row.action, JSON.stringify(row.detail)]);
    return stream(c, async (out) => {
      if (format === "csv") await out.write(csvLine(COLUMNS));
      for (let before: number | undefined; !out.aborted;) {
        const rows = await audit.read({ app, room, limit: CHUNK, ...(before === undefined ? {} : { before }) });
        await out.write(rows.map(print).join(""));
        before = rows.at(-1)?.id;
        if (rows.length < CHUNK) return;
      }
    });
  });

  return routes;
}
