import type { Context } from "hono";
import type { Blob } from "../rooms/blobs.ts";
import { rangeOf } from "./range.ts";

/**
 * Answers with a blob, or with the part of it that was asked for: players seek by asking for parts. It is always an attachment, so
 * that a picture that holds scripts is saved where somebody opens it by itself, and never run.
 */
export function sendBlob(c: Context, { mime, bytes }: Blob): Response {
  c.header("Cache-Control", "private, max-age=31536000, immutable");
  c.header("Content-Type", mime);
  c.header("Content-Disposition", "attachment");
  c.header("Accept-Ranges", "bytes");
  const range = rangeOf(c.req.header("Range"), bytes.byteLength);
  if (range === undefined) return c.body(new Uint8Array(bytes));
  if (range === "outside") {
    c.header("Content-Range", `bytes */${bytes.byteLength}`);
    return c.body(null, 416);
  }
  c.header("Content-Range", `bytes ${range.from}-${range.to}/${bytes.byteLength}`);
  return c.body(new Uint8Array(bytes.subarray(range.from, range.to + 1)), 206);
}
