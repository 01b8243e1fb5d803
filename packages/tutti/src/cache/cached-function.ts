import { callSite, type CallSite } from "../runner/call-site.ts";
import { argumentKey } from "./argument-key.ts";
import { cacheName } from "./cache-name.ts";

interface Called<Args extends readonly unknown[]> {
  readonly name?: string;
  readonly key?: (...args: Args) => unknown;
}

/** A function whose results are kept: what it is called, and what tells one call from another. */
export class CachedFunction<Args extends readonly unknown[], R> {
  readonly call: (...args: Args) => R;
  /** As messages call it. Its place is left out: an error's own line is nearer. */
  readonly called: string;
  /** Where it is made. */
  readonly site: CallSite = callSite();
  readonly #key: Called<Args>["key"];
  readonly #name: () => string;

  constructor(fn: (...args: Args) => R, { name, key }: Called<Args>) {
    this.call = fn;
    this.called = `${name ?? (fn.name || "A function")}()`;
    this.#key = key;
    this.#name = cacheName(name, fn.name, this.site);
  }

  /** What its results are kept under, in all of the app's processes. */
  get name(): string {
    return this.#name();
  }

  keyOf(args: Args): string {
    return argumentKey(this.#key ? [this.#key(...args)] : args, this.called);
  }
}
