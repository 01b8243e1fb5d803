import { randomBytes } from "node:crypto";
import { isPageName, type PersonId } from "@tutti/protocol";
import { Hono, type Context } from "hono";
import { MAIN_ROOM, type KnownApp } from "../apps.ts";
import { branchRoutes } from "./branches.ts";
import { commentRoutes } from "./comments.ts";
import type { Session } from "../identity/session.ts";
import { PageFiles } from "./files.ts";
import { askedOf, unknown } from "./asked.ts";
import { assistantRoutes } from "./outside/assistants.ts";
import { carriedGuest } from "./carried-guest.ts";
import { cacheRoutes, mayDevelop } from "./caches/routes.ts";
import { hookRoutes } from "./outside/hooks.ts";
import { historyRoutes } from "./history.ts";
import { meRoutes } from "./me.ts";
import type { HttpPorts } from "./ports.ts";
import { pastRoutes } from "./past.ts";
import { problem } from "./problem.ts";
import { ledToDoor } from "./signin/door.ts";
import { signInRoutes } from "./signin/routes.ts";
import { answerOpaque } from "./embed/opaque.ts";
import { sendRoomPage } from "./embed/page.ts";
import { embedRoutes } from "./embed/routes.ts";
import { windowRoutes } from "./embed/window.ts";
import { ticketed } from "./embed/ticket.ts";
import { onlyKnown } from "./known-names.ts";
import { secured } from "./security.ts";
import { sharingRoutes } from "./sharing/routes.ts";
import { smallBody } from "./small-body.ts";
import { sendBlob } from "./send-blob.ts";
import { uploadRoutes } from "./upload-routes.ts";
import { sendFile } from "./send-file.ts";

/** The addresses of a server: pages of rooms, the page's own files, and a small API. */
export function httpApp(ports: HttpPorts): Hono {
  const { apps, callers, roleOf } = ports;
  const app = new Hono();
  app.use(secured(ports.contentOrigins));
  app.use(onlyKnown(ports.knows));
  app.use(smallBody(apps));
  if (ports.embed) for (const path of ["/api/*", "/blob/*", "/files/*"]) app.use(path, answerOpaque);

  const index = async (c: Context): Promise<Response> => {
    const file = await ports.page?.read("index.html");
    return file ? sendFile(c, file) : problem(c, 503, "The page has not been built yet: run `npm run build`, then start the server again.");
  };

  /** A room's page, which another page may show. */
  const roomPage = async (c: Context): Promise<Response> => {
    const file = ports.embed || c.req.query("embed") !== undefined ? await ports.page?.read("index.html") : undefined;
    return file ? sendRoomPage(c, ports, file) : index(c);
  };

  /** The page itself says it best, in people's own colours; the status says it to programs. */
  const nothing = async (c: Context, sentence: string): Promise<Response> => {
    const file = /\.[a-z0-9]+$/i.test(c.req.path) ? undefined : await ports.page?.read("index.html");
    return file ? sendFile(c, file, 404) : problem(c, 404, sentence);
  };

  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", (c) => {
    const reason = ports.notReady();
    return reason === undefined ? c.json({ ready: true }) : c.json({ ready: false, reason }, 503);
  });
  app.get("/api/apps", async (c) => {
    c.header("Cache-Control", "no-store");
    const caller = await callers.who(askedOf(c));
    if (caller.state === "ended" || (caller.state !== "known" && !ports.guests)) return unknown(c, caller.state);
    const session = caller.state === "known" ? caller.session : STRANGER;
    const listed = apps.list().flatMap((known) => {
      const role = roleOf(session, known.id, MAIN_ROOM);
      if (role === undefined && !ports.grants.anyIn(session, known.id)) return [];
      return [role !== undefined && mayDevelop(ports, role, "seeCaches") ? { ...known, caches: true } : known];
    });
    return c.json({ apps: listed });
  });
  // Before the providers, among whose addresses the window stands.
  app.route("/", windowRoutes(ports));
  app.route("/", signInRoutes(ports));
  app.route("/", meRoutes(ports));
  app.route("/", carriedGuest(ports));
  app.route("/", embedRoutes(ports));
  app.route("/", historyRoutes(ports));
  app.route("/", branchRoutes(ports));
  app.route("/", commentRoutes(ports));
  app.route("/", sharingRoutes(ports));
  app.route("/", pastRoutes(ports));
  app.route("/", uploadRoutes({ ...ports, who: (c) => ticketed(c, ports), address: (c) => callers.addressOf(askedOf(c)) }));
  app.route("/", cacheRoutes(ports));
  app.route("/", hookRoutes(ports));
  app.route("/", assistantRoutes(ports));
  app.all("/api/*", (c) => problem(c, 404, "There is nothing at this address."));

  app.get("/blob/:app/:room/:name", async (c) => {
    const presented = await ticketed(c, ports);
    if (presented.state !== "known") return unknown(c, presented.state);
    const known = apps.get(c.req.param("app"));
    const place = apps.room(c.req.param("room"));
    if (!known || "problem" in place) return problem(c, 404, "There is no such app or room.");
    const looked = ports.past.roomOf(known.id, place.room, presented.session.id);
    const mayEnter = ports.roleOf(presented.session, known.id, looked ?? place.room) !== undefined;
    const name = c.req.param("name");
    const blob = !mayEnter ? undefined : looked ? ports.keptBlob(known.id, place.room, name) : ports.readBlob(known.id, place.room, name, presented.session.id);
    // One answer for what is not there and what one may not read: a guessed name tells nothing.
    if (!blob) return problem(c, 404, "There is nothing here that you may read. If the page shows it, load the page again.");
    return sendBlob(c, blob);
  });

  app.get("/theme.css", (c) => {
    const etag = `"${ports.theme.version}"`;
    c.header("Cache-Control", "no-cache");
    c.header("ETag", etag);
    c.header("Content-Type", "text/css; charset=utf-8");
    return c.req.header("If-None-Match") === etag ? c.body(null, 304) : c.body(ports.theme.sheet);
  });
  app.get("/fonts/:name", (c) => {
    const font = ports.theme.font(c.req.param("name"));
    if (!font) return problem(c, 404, "There is no such font.");
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    // Fonts are the same for everybody; a frame in a sandbox asks for them from an origin of its own.
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Content-Type", font.type);
    return c.body(font.bytes);
  });
  app.get("/~component/:app/:file", async (c) => {
    const known = apps.get(c.req.param("app"));
    const name = c.req.param("file");
    const file = known && /^[\w-]+-[\w-]{8}\.[a-z0-9]+$/.test(name) ? await componentFiles(ports, known)?.read(`/${name}`) : undefined;
    return file ? sendFile(c, file) : problem(c, 404, "There is no such component here. If the page shows it, load the page again.");
  });

  // Inside another page nobody signs in: it says so itself, and opens a window for it.
  const door = async (c: Context): Promise<Response | undefined> => (c.req.query("embed") === undefined ? ledToDoor(c, ports) : undefined);

  app.get("/", index);
  app.get("/:app", async (c, next) => {
    const known = apps.get(c.req.param("app"));
    if (!known) return next();
    await ports.settleFacts(known.id);
    const room = apps.facts(known.id)?.rooms === "each" ? randomBytes(16).toString("hex") : MAIN_ROOM;
    return c.redirect(`/${known.id}/${room}${new URL(c.req.url).search}`, 302);
  });
  app.get("/:app/:room", async (c, next) => {
    if (!apps.get(c.req.param("app"))) return next();
    const place = apps.room(c.req.param("room"));
    return "problem" in place ? nothing(c, place.problem) : (await door(c)) ?? roomPage(c);
  });
  // Pages are the script's, and known in the browser alone: whether there is such a one is said there.
  app.get("/:app/:room/:page", async (c, next) => {
    if (!apps.get(c.req.param("app")) || !isPageName(c.req.param("page"))) return next();
    const place = apps.room(c.req.param("room"));
    return "problem" in place ? nothing(c, place.problem) : (await door(c)) ?? roomPage(c);
  });
  app.get("/*", async (c) => {
    const file = await ports.page?.read(pathOf(c));
    return file ? sendFile(c, file) : nothing(c, `There is no app or file at ${c.req.path.slice(0, 100)}.`);
  });

  app.notFound((c) => problem(c, 404, "There is nothing at this address."));
  app.onError((error, c) => {
    ports.say("error", "A request failed", { path: c.req.path.replace(/^\/join\/.*/, "/join/…"), error });
    return problem(c, 500, "Something went wrong on the server; it has been noted.");
  });
  return app;
}

/** Somebody whom nobody knows: sees what anybody may. */
const STRANGER: Session = { id: "-" as PersonId, name: "", colour: 0, by: "guest", groups: [] };

const foldersOfComponents = new WeakMap<KnownApp, PageFiles>();

/** The files of an app's components; their names carry their content's hash, so that what was read once stays right. */
function componentFiles({ dev }: HttpPorts, app: KnownApp): PageFiles | undefined {
  if (app.components === undefined) return undefined;
  const files = foldersOfComponents.get(app) ?? new PageFiles(app.components, { keep: !dev });
  foldersOfComponents.set(app, files);
  return files;
}

/** The path of a file, or one that no file has where it cannot be decoded. */
function pathOf(c: Context): string {
  try {
    return decodeURIComponent(c.req.path);
  } catch {
    return "\0";
  }
}
