import { FRAMED_HTML } from "@tutti/protocol";
import type { Context } from "hono";
import type { Blob } from "../rooms/blobs.ts";
import { inert } from "./inert.ts";
import { rangeOf } from "./range.ts";

/**
 * What holds in a page that an author has written: its scripts run, on an origin that is nobody's, also where somebody opens it by
 * itself, and reach nothing.
 */
const FRAMED = [
  "sandbox allow-scripts", "default-src 'none'", "script-src 'unsafe-inline'", "style-src 'unsafe-inline'", "img-src data: blob:", "font-src data:", "connect-src 'none'",
  "worker-src 'none'", "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", "webrtc 'block'",
].join("; ");

/**
 * Answers with a blob, or with the part of it that was asked for: players seek by asking for parts. But for those that are made for a frame it is always an attachment, so
 * that a picture that holds scripts is saved where somebody opens it by itself, and never run.
 */
export function sendBlob(c: Context, { mime, bytes }: Blob): Response {
  c.header("Cache-Control", "private, max-age=31536000, immutable");
  if (mime === FRAMED_HTML) {
    c.header("Content-Type", "text/html; charset=utf-8");
    c.header("Content-Security-Policy", FRAMED);
  } else {
    inert(c, mime);
    c.header("Content-Disposition", "attachment");
  }
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
