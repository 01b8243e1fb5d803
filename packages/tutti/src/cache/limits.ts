import { milliseconds } from "../runner/duration.ts";
import { AuthorError } from "../ui/author-error.ts";
import { byteSize } from "../ui/elements/byte-size.ts";
import type { ByteSize } from "../ui/files.ts";
import type { Duration } from "../ui/ui.ts";

const MOST_ENTRIES = 1_000;
const MOST_BYTES = 128_000_000;

export interface CacheLimits {
  /** ms; infinite where results are used for good. */
  readonly ttl: number;
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** @throws AuthorError naming the option that makes no sense. */
export function readLimits(called: string, given: { readonly ttl?: Duration; readonly maxEntries?: number; readonly maxBytes?: ByteSize; readonly stale?: string }): CacheLimits {
  const wrong = (name: string, value: unknown, expected: string): never => {
    throw new AuthorError(`${called}(): ${name} is ${JSON.stringify(value)}; it is ${expected}`);
  };
  const ttl = given.ttl === undefined ? Number.POSITIVE_INFINITY : milliseconds(given.ttl);
  if (!(ttl > 0)) wrong("ttl", given.ttl, 'milliseconds above 0, or a text such as "30s", "10m" or "12h"');
  const { maxEntries = MOST_ENTRIES } = given;
  if (!Number.isInteger(maxEntries) || maxEntries < 1) wrong("maxEntries", maxEntries, "a whole number from 1 on");
  const maxBytes = given.maxBytes === undefined ? MOST_BYTES : byteSize(given.maxBytes);
  if (!(maxBytes > 0)) wrong("maxBytes", given.maxBytes, 'bytes, or a text such as "64MB"');
  if (given.stale !== undefined && given.stale !== "refresh") wrong("stale", given.stale, '"refresh"');
  if (given.stale === "refresh" && ttl === Number.POSITIVE_INFINITY) throw new AuthorError(`${called}(): stale: "refresh" needs a ttl, or nothing is ever stale`);
  return { ttl, maxEntries, maxBytes };
}
