import { parseEmbed, printFrame } from "@tutti/protocol";
import { Hono, type Context } from "hono";
import type { HttpPorts } from "../ports.ts";
import { baseOf } from "./base.ts";
import { guestsSee } from "./guests-see.ts";

const WIDTH = 800;
const HEIGHT = 480;
/** A frame that is smaller shows nothing of an app. */
const LEAST = { width: 120, height: 80 } as const;

/** oEmbed 1.0: what a wiki puts in its page for a link to a room. */
export function oembedRoute(ports: HttpPorts): Hono {
  const routes = new Hono();
  const no = (c: Context, status: 400 | 401 | 404 | 501, error: string): Response => c.json({ error }, status);

  routes.get("/oembed", (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    if (!ports.embed) return no(c, 404, "This server lets no page embed its rooms.");
    const { url: asked, format = "json" } = c.req.query();
    if (format !== "json") return no(c, 501, "This server answers in JSON: format=json.");
    if (asked === undefined) return no(c, 400, "Say which address is meant: url=….");
    const base = baseOf(c, ports);
    const url = URL.parse(asked);
    const [app = "", room = "main", ...rest] = (url?.pathname ?? "").split("/").filter(Boolean);
    const known = ports.apps.get(app);
    const place = ports.apps.room(room);
    if (url?.origin !== base || !known || "problem" in place || rest.length > 1) return no(c, 404, "There is no app of this server at that address.");
    // What a stranger may not see is not shown to a wiki either; a room for invited people alone is embedded by its host, with a token.
    if (!guestsSee(ports, known.id, place.room)) return no(c, 401, "This room is not for everybody: embed it with a token.");
    const [width, height] = [sizeIn(c.req.query("maxwidth"), WIDTH, LEAST.width), sizeIn(c.req.query("maxheight"), HEIGHT, LEAST.height)];
    if (width === undefined || height === undefined) return no(c, 400, "maxwidth and maxheight are numbers of pixels.");
    const shown = { room: `${base}/${[known.id, place.room, ...rest].join("/")}`, options: parseEmbed(url.searchParams) ?? {} };
    const title = ports.apps.title(known.id);
    c.header("Cache-Control", "public, max-age=300");
    return c.json({
      version: "1.0", type: "rich", title, provider_name: "Tutti", provider_url: base, width, height, cache_age: 300,
      html: printFrame({ ...shown, title, height }, width),
    });
  });
  return routes;
}

/** As large as usual, and no larger than was asked for. @returns `undefined` for what is no size. */
function sizeIn(most: string | undefined, usual: number, least: number): number | undefined {
  if (most === undefined) return usual;
  const size = Number(most);
  return Number.isFinite(size) && size > 0 ? Math.max(Math.min(usual, Math.floor(size)), Math.min(least, Math.floor(size))) : undefined;
}
