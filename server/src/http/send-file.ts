import type { Context } from "hono";
import type { PageFile } from "./files.ts";

/** Files whose names carry a hash of what is in them never change. */
const HASHED = /^\/(?:assets|~component\/[a-z0-9-]+)\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** What makes `<tutti-app>` known in pages of other sites. */
const EMBED_SCRIPT = "/embed.js";

/** Answers with a file of the page's; with 404 where it is the page that says so. */
export function sendFile(c: Context, file: PageFile, status: 200 | 404 = 200): Response {
  c.status(status);
  c.header("Content-Type", file.type);
  c.header("Cache-Control", HASHED.test(c.req.path) ? "public, max-age=31536000, immutable" : "no-cache");
  // A frame in a sandbox asks for code and fonts from an origin of its own, and so does a page that shows an app. They are the same for everybody.
  if (HASHED.test(c.req.path) || c.req.path === EMBED_SCRIPT) c.header("Access-Control-Allow-Origin", "*");
  c.header("ETag", file.etag);
  c.header("Vary", "Accept-Encoding");
  if (status === 200 && c.req.header("If-None-Match") === file.etag) return c.body(null, 304);
  if (!file.gzipped || !/\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "")) return c.body(file.plain);
  c.header("Content-Encoding", "gzip");
  return c.body(file.gzipped);
}
