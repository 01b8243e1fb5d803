import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Context } from "hono";
import type { FileRecord } from "@tutti/protocol";
import { inert } from "./inert.ts";
import { rangeOf } from "./range.ts";

/**
 * Answers with a file that somebody uploaded, or a part of it, read as it is sent. It is always an attachment: a page or picture
 * that holds scripts is saved where somebody opens it, and never run as ours.
 */
export function sendUpload(c: Context, { name, size, type }: FileRecord, path: string): Response {
  c.header("Cache-Control", "private, max-age=31536000, immutable");
  inert(c, type);
  c.header("Content-Disposition", attachment(name));
  c.header("Accept-Ranges", "bytes");
  const range = rangeOf(c.req.header("Range"), size);
  if (range === "outside") {
    c.header("Content-Range", `bytes */${size}`);
    return c.body(null, 416);
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  c.header("Content-Length", String(to - from + 1));
  if (range) c.header("Content-Range", `bytes ${from}-${to}/${size}`);
  if (size === 0) return c.body(null);
  return c.body(Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream, range ? 206 : 200);
}

/** The name in both ways of writing it: plain for old readers, and whole for all others. */
export const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\u0020-\u007e]|["\\]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
