import type { Option } from "@tutti/protocol";

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The options whose label holds what was typed, those that begin with it first; accents and case do not matter. */
export function matching(options: readonly Option[], query: string): readonly Option[] {
  const wanted = fold(query.trim());
  if (wanted === "") return options;
  const held = options.filter((option) => fold(option.label).includes(wanted));
  const begins = (option: Option): number => (fold(option.label).startsWith(wanted) ? 0 : 1);
  return held.toSorted((a, b) => begins(a) - begins(b));
}

/** The neighbour of an item in a list that goes round; the first or last one where none is at hand. */
export function moveIn(ids: readonly string[], from: string | undefined, by: 1 | -1): string | undefined {
  if (ids.length === 0) return undefined;
  const at = from === undefined ? -1 : ids.indexOf(from);
  if (at < 0) return by === 1 ? ids[0] : ids.at(-1);
  return ids[(at + by + ids.length) % ids.length];
}
