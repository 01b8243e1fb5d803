import { jsonEqual, type JsonValue } from "@tutti/protocol";
import { createMemo, getOwner, runWithOwner, type Accessor } from "solid-js";

const equal = (a: unknown, b: unknown): boolean => jsonEqual(a as JsonValue | undefined, b as JsonValue | undefined);

/**
 * An object whose every property is followed by itself: an element comes as one new object whenever anything of it
 * changes, and a reader of one property hears only of that one.
 */
export function granular<T extends object>(source: Accessor<T>): T {
  const owner = getOwner();
  const followed = new Map<PropertyKey, Accessor<unknown>>();
  const read = (key: PropertyKey): Accessor<unknown> => {
    const present = followed.get(key);
    if (present) return present;
    const made = runWithOwner(owner, () => createMemo(() => Reflect.get(source(), key) as unknown, undefined, { equals: equal }));
    if (!made) throw new Error("The element is gone");
    followed.set(key, made);
    return made;
  };
  return new Proxy({} as T, { get: (_, key) => read(key)() });
}
