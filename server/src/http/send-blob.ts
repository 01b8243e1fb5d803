import type { Context } from "hono";
import type { Blob } from "../rooms/blobs.ts";

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

/** @returns the part that was asked for, both ends in it; `undefined` for all of it, also where the question is none we know. */
function rangeOf(asked: string | undefined, length: number): { readonly from: number; readonly to: number } | "outside" | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? "");
  const [first = "", last = ""] = found?.slice(1) ?? [];
  if (!found || (first === "" && last === "")) return undefined;
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  if (from >= length || (first === "" && Number(last) === 0)) return "outside";
  return from > to ? undefined : { from, to };
}
