import { LAYOUT, MAX_TOP_LEVEL_NAMES, ORIGIN, textName } from "@tutti/protocol";
import type * as Y from "yjs";

const PREFIXES = ["text:", "rich:", "rows:"];

/**
 * Writes the default of a co-edited text, once: the flag that says so is in the same update, so that no copy of the
 * document has the one without the other.
 *
 * @returns why it was not written, in words for the author; `undefined` where it stands, or stood already.
 */
export function seedText(doc: Y.Doc, key: string, value: string): string | undefined {
  const name = key.startsWith("text:") ? key : textName(key);
  const seeded = doc.getMap(LAYOUT.seeded);
  if (seeded.has(name)) return undefined;
  const names = [...doc.share.keys()].filter((other) => PREFIXES.some((prefix) => other.startsWith(prefix)));
  if (!doc.share.has(name) && names.length >= MAX_TOP_LEVEL_NAMES) {
    return `This room already holds ${MAX_TOP_LEVEL_NAMES} co-edited texts, which is the most it can, so "${key}" was not made. Is a key or label made from data that changes? Give the widget a key that stays the same.`;
  }
  doc.transact(() => {
    seeded.set(name, true);
    const text = doc.getText(name);
    if (text.length === 0 && value !== "") text.insert(0, value);
  }, ORIGIN.seed);
  return undefined;
}
