/** The part of something that was asked for, both ends in it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** @returns the part that a `Range` header asks for; `undefined` for all of it, also where the question is none we know. */
export function rangeOf(asked: string | undefined, length: number): ByteRange | "outside" | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? "");
  const [first = "", last = ""] = found?.slice(1) ?? [];
  if (!found || (first === "" && last === "")) return undefined;
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  if (from >= length || (first === "" && Number(last) === 0)) return "outside";
  return from > to ? undefined : { from, to };
}
