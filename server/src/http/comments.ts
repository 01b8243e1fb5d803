import { Hono } from "hono";
import type { PersonId } from "@tutti/protocol";
import { commentsAsJson, commentsAsMarkdown, type CommentExport } from "../comments/export-comments.ts";
import type { HttpPorts } from "./ports.ts";
import { roomCaller } from "./sharing/room-caller.ts";

/** A room's conversation to take away, by whoever may read it, with the names that they may read. */
export function commentRoutes(ports: HttpPorts): Hono {
  const { audit, now, withRoom } = ports;
  const routes = new Hono();

  routes.get("/api/comments/export", async (c) => {
    const who = await roomCaller(ports, c, "exportComments");
    if (who instanceof Response) return who;
    const { app, room, session, person } = who;
    const format = c.req.query("format") === "json" ? "json" : "markdown";
    const text = await withRoom(app, room, (open) => {
      const names = new Map(open.peopleFor(person).map(({ id, name }) => [id, name]));
      const nameOf = (id: PersonId | undefined): string => (id === undefined ? "The app" : (id === person.id ? person.name : names.get(id)) ?? "Somebody");
      const told: CommentExport = { app, room, at: now(), by: person.name, conversation: open.conversation(), nameOf };
      return format === "json" ? commentsAsJson(told) : commentsAsMarkdown(told);
    });
    audit.note(session, "comments exported", { app, room }, { format });
    // Names of apps and rooms have letters, digits and hyphens alone.
    c.header("Content-Disposition", `attachment; filename="comments-${app}-${room}.${format === "json" ? "json" : "md"}"`);
    return c.body(text, 200, { "Content-Type": `${format === "json" ? "application/json" : "text/markdown"}; charset=utf-8` });
  });

  return routes;
}
