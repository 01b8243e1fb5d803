import type { ByteSize } from "../files.ts";

const UNITS = { kB: 1_000, MB: 1_000_000, GB: 1_000_000_000 } as const;

/** @returns bytes, or NaN where it is none. */
export function byteSize(size: ByteSize): number {
  if (typeof size === "number") return size;
  const [, n, unit] = /^(\d+(?:\.\d+)?) ?(kB|MB|GB)$/i.exec(String(size)) ?? [];
  const factor = Object.entries(UNITS).find(([name]) => name.toLowerCase() === unit?.toLowerCase())?.[1];
  return n === undefined || factor === undefined ? Number.NaN : Math.round(Number(n) * factor);
}
