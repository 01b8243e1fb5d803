import { listOf, shape, those } from "@tutti/protocol/shape";
import { isArrow } from "../runner/data/source.ts";
import { needsNoTelling } from "../runner/quiet.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { Inside } from "./inside.ts";
import { isUi } from "./is-ui.ts";
import { shadowUi } from "./shadow-ui.ts";

/** One call of something that draws: what was called on which handle, and the numbers of the handles that it gave. */
export interface DrawnCall {
  readonly on: number;
  readonly method: string;
  readonly args: readonly unknown[];
  /** A handle, one for each item of a list, or none. */
  readonly gives: number | readonly number[] | undefined;
}

/** Something that is drawn with: a `Ui`, or what a `Ui` gave to go on with, such as a progress bar. */
type Handle = object;

const NO_HANDLE = -1;
/** So many calls are kept with a result, and so many handles are numbered. */
const MOST_CALLS = 5_000;
const MOST_HANDLES = 1_000_000;

/**
 * Writes down what a cached function draws with the `Ui`s that it is handed, and draws it meanwhile for who called it first.
 * Where that run is over before the function is, no more of it is drawn, and the function goes on.
 */
export class Recording {
  readonly calls: DrawnCall[] = [];
  readonly #inside: Inside;
  readonly #proxies: object[] = [];
  #over = false;

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  /** The arguments with each `Ui` in them replaced by one that is listened to. */
  listen<Args extends readonly unknown[]>(args: Args): Args {
    return args.map((arg) => (isUi(arg) ? this.#proxies[this.#add(arg)] : arg)) as unknown as Args;
  }

  #add(handle: Handle): number {
    const on = this.#proxies.length;
    const shadow = isUi(handle) ? shadowUi() : undefined;
    this.#proxies.push(new Proxy({}, {
      // An await asks whether it is a promise.
      get: (_, method) => (typeof method !== "string" || method === "then" ? undefined : (...args: unknown[]) => this.#call(on, handle, shadow, method, args)),
    }));
    return on;
  }

  #call(on: number, handle: Handle, shadow: Handle | undefined, method: string, given: readonly unknown[]): unknown {
    const { called } = this.#inside;
    if (this.calls.length >= MOST_CALLS) throw new AuthorError(`${called} draws more than ${MOST_CALLS} times, and a cache keeps no more`, "Return the data, and draw it in the script");
    const args = given.map((arg, i) => this.#kept(arg, `argument ${i + 1} of ${method}`));
    const result = this.#draw(handle, shadow, method, args);
    const proxyOf = (at: number): unknown => this.#proxies[at];
    if (Array.isArray(result) && result.some(isHandle)) {
      const gives = result.map((item: unknown) => (isHandle(item) ? this.#add(item) : NO_HANDLE));
      this.calls.push({ on, method, args, gives });
      return result.map((item: unknown, i) => (isHandle(item) ? proxyOf(gives[i] ?? NO_HANDLE) : item));
    }
    const gives = isHandle(result) ? this.#add(result) : undefined;
    this.calls.push({ on, method, args, gives });
    return gives === undefined ? result : proxyOf(gives);
  }

  #draw(handle: Handle, shadow: Handle | undefined, method: string, args: readonly unknown[]): unknown {
    if (!this.#over) {
      this.#inside.drawing = true;
      try {
        return invoke(handle, method, args);
      } catch (error) {
        if (!needsNoTelling(error)) throw error;
        this.#over = true;
      } finally {
        this.#inside.drawing = false;
      }
    }
    return shadow && invoke(shadow, method, args);
  }

  /** An argument as it is now: what becomes of it later does not change what is kept. */
  #kept(value: unknown, path: string): unknown {
    if (typeof value === "object" && value !== null && isArrow(value)) return value;
    try {
      return structuredClone(value);
    } catch {
      throw new AuthorError(
        `${this.#inside.called} is cached and draws, and ${path} is no plain data: it cannot be drawn again from a cache`,
        "Draw inputs, handlers and parts in the script; data, texts and pictures may be drawn in the cached function",
      );
    }
  }
}

/** Draws again what a cached function drew, with the `Ui`s of this call. */
export function replay(calls: readonly DrawnCall[], args: readonly unknown[]): void {
  const handles: (Handle | undefined)[] = args.filter(isUi);
  for (const { on, method, args: given, gives } of calls) {
    const handle = handles[on];
    if (!handle) continue;
    const result = invoke(handle, method, given);
    const items = Array.isArray(result) ? (result as readonly unknown[]) : [];
    if (typeof gives === "number") handles[gives] = isHandle(result) ? result : undefined;
    else gives?.forEach((at, i) => {
      const item = items[i];
      if (at !== NO_HANDLE) handles[at] = isHandle(item) ? item : undefined;
    });
  }
}

/** What every object can do is no drawing; what a file says was drawn could be anything. */
const isMethod = (name: unknown): boolean => typeof name === "string" && name !== "" && !Object.hasOwn(Object.prototype, name);
const isPlace = (at: unknown): boolean => Number.isSafeInteger(at) && (at as number) >= NO_HANDLE && (at as number) <= MOST_HANDLES;
const parseCall = shape<DrawnCall>(
  { on: those(isPlace), method: those(isMethod), args: those(Array.isArray) }, { gives: those((gives) => isPlace(gives) || (Array.isArray(gives) && gives.every(isPlace))) },
);

/** Takes in what a file says was drawn. @returns `undefined` where it is no such list. */
export const parseCalls = listOf(parseCall, MOST_CALLS);

function invoke(handle: Handle, method: string, args: readonly unknown[]): unknown {
  const called: unknown = Reflect.get(handle, method, handle);
  if (typeof called !== "function") throw new AuthorError(`A ui has no ${method}()`);
  return Reflect.apply(called, handle, args);
}

/** What can be gone on drawing with. */
const isHandle = (value: unknown): value is Handle =>
  isUi(value) || (typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).some((member) => typeof member === "function"));
