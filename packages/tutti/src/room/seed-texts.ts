import { coEditedType, isCoEdited, LAYOUT, MAX_TOP_LEVEL_NAMES, ORIGIN, textName, writeCoEdited, type JsonValue } from "@tutti/protocol";
import * as Y from "yjs";

const PREFIXES = ["text:", "rich:", "rows:"];

/**
 * Writes the default of a co-edited text, once: the flag that says so is in the same update, so that no copy of the
 * document has the one without the other.
 *
 * @returns why it was not written, in words for the author; `undefined` where it stands, or stood already.
 */
export function seedText(doc: Y.Doc, key: string, value: JsonValue): string | undefined {
  const name = isCoEdited(key) ? key : textName(key);
  if (doc.getMap(LAYOUT.seeded).has(name)) return undefined;
  const names = [...doc.share.keys()].filter((other) => PREFIXES.some((prefix) => other.startsWith(prefix)));
  if (!doc.share.has(name) && names.length >= MAX_TOP_LEVEL_NAMES) {
    return `This room already holds ${MAX_TOP_LEVEL_NAMES} co-edited texts, which is the most it can, so "${key}" was not made. Is a key or label made from data that changes? Give the widget a key that stays the same.`;
  }
  const client = clientOf(`${name}\u0000${typeof value === "string" ? value : JSON.stringify(value)}`);
  if (coEditedType(doc, name).length === 0 && Y.getState(doc.store, client) === 0) Y.applyUpdate(doc, fixedSeed(client, name, value), ORIGIN.seed);
  else doc.transact(() => write(doc, name, value), ORIGIN.seed);
  return undefined;
}

/**
 * A default as one fixed update: a server that dies after it was broadcast and before it was committed leaves it in the
 * pages, and the next one writes it again. Both are the same items, and so they are there once.
 *
 * This is why a Yjs client is chosen here, against the rule: whatever it writes, it writes the same in every life. Should two
 * texts ever meet in one number, the second is written in the ordinary way.
 */
function fixedSeed(client: number, name: string, value: JsonValue): Uint8Array {
  const scratch = new Y.Doc();
  scratch.clientID = client;
  scratch.transact(() => write(scratch, name, value));
  const update = Y.encodeStateAsUpdate(scratch);
  scratch.destroy();
  return update;
}

function write(doc: Y.Doc, name: string, value: JsonValue): void {
  doc.getMap(LAYOUT.seeded).set(name, true);
  if (coEditedType(doc, name).length === 0) writeCoEdited(doc, name, value);
}

/** 32 bits of FNV-1a, above the numbers that fixed updates of ours bear. */
function clientOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return Math.max(hash, 16);
}
