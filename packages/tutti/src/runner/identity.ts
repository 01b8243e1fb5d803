import { parseWidgetKey, type ElementId, type WidgetKey } from "@tutti/protocol/script";
import { shortHash } from "./hash.ts";

/**
 * The names of things. A widget's key is its author's, or where it is drawn; an element's id follows from its parent's, its
 * kind and its name, so that what is inserted above it renames nothing else.
 */

/** The longest derived key that is kept readable; a longer one ends in a hash. */
const READABLE = 160;

/** Joins the segments that count in keys: forms, tabs, expanders and keyed containers. */
export const joinPath = (path: string, segment: string | undefined): string =>
  segment === undefined ? path : `${path}${escape(segment)}/`;

/**
 * The key of a widget that was given none. It holds a ":", which no author's key may, so that the two never meet.
 *
 * @param path segments joined by {@link joinPath}.
 */
export function derivedKey(path: string, kind: string, label: string): WidgetKey {
  const whole = `${path}${kind}:${escape(label)}`;
  const key = parseWidgetKey(whole.length <= READABLE ? whole : `${[...whole].slice(0, READABLE - 14).join("")}~${shortHash(whole)}`);
  if (!key) throw new Error(`No key could be made of "${label}"`);
  return key;
}

/** Slashes divide segments, and control characters stand in no key: both are written as %XX. */
const escape = (text: string): string =>
  text.toWellFormed().replace(/[%/\u0000-\u001f\u007f]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** An element's id. Widgets are named by key alone, wherever they stand. */
export const elementId = (name: string): ElementId => shortHash(name) as ElementId;

/** Counts the children of one container by kind and name, and so names each. */
export class ChildNames {
  readonly #seen = new Map<string, number>();

  clear(): void {
    this.#seen.clear();
  }

  /** The id of the next child of this kind and name. */
  next(parent: ElementId, kind: string, name: string | undefined): ElementId {
    const label = `${kind}\u0000${name ?? ""}`;
    const count = this.#seen.get(label) ?? 0;
    this.#seen.set(label, count + 1);
    return elementId(`${parent}\u0000${label}\u0000${count}`);
  }
}
