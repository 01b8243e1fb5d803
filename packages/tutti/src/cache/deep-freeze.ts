import { AuthorError } from "../ui/author-error.ts";

/**
 * Makes plain data unchangeable, all of it.
 *
 * @throws AuthorError where it holds what JavaScript cannot freeze: typed arrays, maps, sets and dates.
 */
export function deepFreeze<T>(value: T, called: string, path = "the result"): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set || value instanceof Date || value instanceof ArrayBuffer) {
    throw new AuthorError(`${called} is cached with copy: false, and ${path} is a ${value.constructor.name}, which cannot be kept from being changed`, "Leave copy: false out, or return plain objects and arrays");
  }
  Object.freeze(value);
  for (const [name, item] of Object.entries(value)) deepFreeze(item as unknown, called, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`);
  return value;
}
