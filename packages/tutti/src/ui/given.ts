/** The same object type, where what may be undefined may be absent, and is never there as undefined. */
export type Given<T> =
  { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] }
  & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined: JSON has no word for it, and an element says only what was said. */
export function given<T extends object>(props: T): Given<T> {
  const kept: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(props)) if (value !== undefined) kept[key] = value;
  // Exactly the properties of T that are not undefined, which is what Given<T> says.
  return kept as Given<T>;
}
