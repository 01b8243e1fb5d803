import { Hono, type Context } from "hono";
import { MAX_FILE_BYTES, parseWidgetKey, type PersonId, type UploadRules } from "@tutti/protocol";
import type { Place } from "../files/files.ts";
import { FileProblem } from "../files/problem.ts";
import type { KeptFile } from "../files/room-folder.ts";
import type { Caller as Presented } from "../identity/callers.ts";
import type { Session } from "../identity/session.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";
import { Tries } from "../sharing/tries.ts";
import { sameOrigin } from "./security.ts";
import { sendUpload } from "./send-upload.ts";

const VERSION = "1.0.0";
const CONTENT = "application/offset+octet-stream";
/** One address may begin so many times what one person may: a whole office comes from one. */
const PER_ADDRESS = 10;
const STATUS = { unknown: 503, forbidden: 403, refused: 422 } as const;

/** What the routes need of the server. */
export interface UploadPorts extends Pick<HttpPorts, "files" | "apps" | "roleOf" | "origins" | "mayUpload" | "makeRoom" | "now" | "say" | "uploadsPerMinute"> {
  readonly audit: Pick<HttpPorts["audit"], "noteOnce">;
  /** Who asks. */
  who(c: Context): Promise<Presented>;
  /** Where they ask from. */
  address(c: Context): string;
}

/** Somebody in a room that there is. */
interface Caller {
  readonly session: Session;
  readonly place: Place;
}

/**
 * Files of rooms: brought by tus 1.0 (creation, termination), so that an upload that was cut off goes on where it was, and read
 * back by whoever may read the document that names them. Who may bring what is asked of the room, at the beginning and again
 * where a server has started anew in between.
 */
export function uploadRoutes(ports: UploadPorts): Hono {
  const { files } = ports;
  const routes = new Hono();
  const [byPerson, byAddress] = [1, PER_ADDRESS].map((times) => new Tries(ports.uploadsPerMinute * times, 60_000)) as [Tries, Tries];

  /** Counts one more file that somebody begins. */
  const slowly = (c: Context, { session }: Caller): void => {
    const counted = [[byPerson, session.id], [byAddress, ports.address(c)]] as const;
    if (counted.map(([tries, key]) => tries.take(key, ports.now())).every(Boolean)) return;
    const seconds = Math.max(1, Math.ceil(Math.max(...counted.map(([tries, key]) => tries.wait(key, ports.now()))) / 1_000));
    c.header("Retry-After", String(seconds));
    throw new FileProblem(429, `These are many files within a minute; the next one is taken in ${seconds} seconds`);
  };

  const caller = async (c: Context): Promise<Caller> => {
    const presented = await ports.who(c);
    const app = ports.apps.get(c.req.param("app") ?? "");
    const place = ports.apps.room(c.req.param("room") ?? "");
    if (presented.state !== "known") throw new FileProblem(403, "Your session is missing or its signature is wrong. Load the page again.");
    if (!app || "problem" in place) throw new FileProblem(404, "There is no such app or room.");
    if (ports.roleOf(presented.session, app.id, place.room) === undefined) throw new FileProblem(404, "There is nothing here that you may read.");
    return { session: presented.session, place: { app: app.id, room: place.room } };
  };

  /** Whoever changes something comes from a page of ours, and speaks our tus. */
  const writer = async (c: Context): Promise<Caller> => {
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins, c.req.header("Authorization"))) throw new FileProblem(403, "This request came from another site.");
    if (c.req.header("Tus-Resumable") !== VERSION) throw new FileProblem(400, "Files are brought by tus 1.0.0.");
    return caller(c);
  };

  /** A file that this person brings. One answer for what is not there and what is another's. */
  const ownFile = async ({ session, place }: Caller, id: string): Promise<KeptFile> => {
    const file = await files.find(place, id);
    if (file?.record.by !== session.id) throw new FileProblem(404, "There is no such upload of yours; choose the file again.");
    return file;
  };

  const rulesFor = ({ place }: Caller, by: PersonId, wanted: { readonly key: string; readonly name: string; readonly size: number }): { readonly scope: "room" | "owner" | "me"; readonly rules: UploadRules } => {
    const ruling = ports.mayUpload(place.app, place.room, by, wanted);
    if (ruling.kind !== "take") throw new FileProblem(STATUS[ruling.kind], ruling.reason);
    return ruling;
  };

  routes.use("/files/*", async (c, next) => {
    await next();
    c.header("Tus-Resumable", VERSION);
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });

  routes.post("/files/:app/:room", async (c) => {
    const who = await writer(c);
    slowly(c, who);
    const size = count(c.req.header("Upload-Length"));
    if (size === undefined) throw new FileProblem(400, "How large the file is has to be said: Upload-Length.");
    const said = metadata(c.req.header("Upload-Metadata"));
    const key = parseWidgetKey(said.get("key") ?? "");
    if (!key) throw new FileProblem(400, "The widget that the file is for has to be said: key.");
    const name = (said.get("filename") ?? "").slice(0, 1_000);
    const { scope, rules } = rulesFor(who, who.session.id, { key, name, size });
    const wanted = { ...who.place, key, scope, by: who.session.id, name, path: said.get("path")?.slice(0, 4_000), size, rules };
    const file = await files.begin(wanted).catch(async (error: unknown) => {
      if (!(error instanceof FileProblem) || error.status !== 413) throw error;
      await ports.makeRoom(who.place);
      return files.begin(wanted);
    });
    c.header("Location", `/files/${who.place.app}/${who.place.room}/${file.record.id}`);
    return c.body(null, 201);
  });

  const tellOffset = async (c: Context, id: string): Promise<Response> => {
    const who = await writer(c);
    const file = await ownFile(who, id);
    // Bytes that a dead line still brings would make the answer wrong.
    await files.settle(file);
    const { key, name, size, done } = file.record;
    if (!done && file.received >= size) await files.complete(file, rulesFor(who, who.session.id, { key, name, size }).rules);
    c.header("Upload-Offset", String(file.received));
    c.header("Upload-Length", String(file.record.size));
    return c.body(null, 200);
  };

  routes.patch("/files/:app/:room/:id", async (c) => {
    const who = await writer(c);
    const file = await ownFile(who, c.req.param("id"));
    const at = count(c.req.header("Upload-Offset"));
    if (at === undefined || c.req.header("Content-Type") !== CONTENT) throw new FileProblem(400, `Bytes come as ${CONTENT}, with their Upload-Offset.`);
    const { key, name, size } = file.record;
    // Rights may have gone since it began, and a widget may have been switched off.
    const { rules } = rulesFor(who, who.session.id, { key, name, size });
    const body = c.req.raw.body;
    const received = await files.append(file, at, rules, body ?? NOTHING, c.req.raw.signal);
    c.header("Upload-Offset", String(received));
    return c.body(null, 204);
  });

  routes.delete("/files/:app/:room/:id", async (c) => {
    const file = await ownFile(await writer(c), c.req.param("id"));
    // What is whole may be in values already; it goes when none names it any more.
    if (file.record.done) throw new FileProblem(409, "It is all here; remove it where it is shown.");
    await files.remove(file);
    return c.body(null, 204);
  });

  const readable = async (c: Context): Promise<KeptFile> => {
    const { session, place } = await caller(c);
    const file = await files.find(place, c.req.param("id") ?? "");
    if (!file?.record.done || (file.record.scope === "me" && file.record.by !== session.id)) throw new FileProblem(404, "There is no file here that you may read.");
    return file;
  };

  routes.get("/files/:app/:room/:id/about", async (c) => {
    const { record: { id, by, name, path, size, type, at } } = await readable(c);
    return c.json({ id, by, name, size, type, at, ...(path !== undefined && { path }) });
  });

  routes.get("/files/:app/:room/:id", async (c) => {
    // Hono answers a HEAD as the GET of its address; tus asks by one how much is here.
    if (c.req.method === "HEAD" && c.req.header("Tus-Resumable") !== undefined) return tellOffset(c, c.req.param("id"));
    const { record } = await readable(c);
    ports.audit.noteOnce((await caller(c)).session, "file read", record, { file: record.name });
    return sendUpload(c, record, files.pathOf(record, record.id));
  });

  routes.onError((error, c) => {
    if (error instanceof FileProblem) return problem(c, error.status, error.message);
    ports.say("error", "A file could not be taken or sent", { error });
    return problem(c, 500, "The server could not keep the file; it has been noted. Try again later.");
  });
  return routes;
}

const NOTHING: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

/** A number of bytes in a header. */
function count(text: string | undefined): number | undefined {
  const n = /^\d{1,15}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return n <= MAX_FILE_BYTES * 1_000 ? n : undefined;
}

/** `key base64,key base64`, as tus writes what is said of a file. */
function metadata(header: string | undefined): Map<string, string> {
  const said = new Map<string, string>();
  for (const pair of (header ?? "").slice(0, 16_000).split(",")) {
    const [name = "", value = ""] = pair.trim().split(" ");
    if (name !== "") said.set(name, Buffer.from(value, "base64").toString("utf8"));
  }
  return said;
}
