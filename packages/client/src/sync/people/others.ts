import { jsonEqual, parsePresence, PREVIEW_TIMEOUT, type JsonValue, type Person, type PersonId, type Presence } from "@tutti/protocol";
import type { Other } from "../types.ts";

/** When a client's preview was last heard of. */
interface Heard {
  readonly beat: number;
  readonly at: number;
}

/**
 * Makes of raw awareness states what a page may show: those of known people, read strictly, with previews that are still
 * held. What has not changed keeps its object.
 */
export class Others {
  #last = new Map<number, Other>();
  readonly #heard = new Map<number, Heard>();

  /**
   * @param states everybody's raw state by client.
   * @param own the client of this page, which is left out.
   * @param now ms since 1970.
   * @returns the others, and in how many ms a preview ends if nothing is heard of it.
   */
  read(
    states: ReadonlyMap<number, unknown>, own: number, known: ReadonlyMap<PersonId, Person>, now: number,
  ): { readonly others: readonly Other[]; readonly endsIn: number | undefined } {
    const next = new Map<number, Other>();
    let endsIn: number | undefined;
    for (const [client, raw] of states) {
      const parsed = client === own ? undefined : parsePresence(raw);
      const person = parsed && known.get(parsed.person);
      // Somebody the directory does not name: not here for this reader.
      if (!parsed || !person) continue;
      const left = this.#previewLeft(client, parsed, now);
      if (left > 0) endsIn = Math.min(endsIn ?? left, left);
      const presence = reduced(parsed, left > 0);
      const before = this.#last.get(client);
      next.set(client, before && before.person === person && same(before.presence, presence) ? before : { client, person, presence });
    }
    for (const client of this.#heard.keys()) if (!next.has(client)) this.#heard.delete(client);
    this.#last = next;
    return { others: [...next.values()], endsIn };
  }

  /** For how many ms more a preview holds, without another beat. */
  #previewLeft(client: number, { preview }: Presence, now: number): number {
    if (!preview) {
      this.#heard.delete(client);
      return 0;
    }
    const heard = this.#heard.get(client);
    if (heard?.beat !== preview.beat) {
      this.#heard.set(client, { beat: preview.beat, at: now });
      return PREVIEW_TIMEOUT;
    }
    return Math.max(0, heard.at + PREVIEW_TIMEOUT - now);
  }
}

const same = (a: Presence, b: Presence): boolean => jsonEqual(a as unknown as JsonValue, b as unknown as JsonValue);

function reduced(presence: Presence, previewed: boolean): Presence {
  const { preview, ...rest } = presence;
  return preview && previewed ? presence : rest;
}

/** The key of each widget that somebody holds, drags or has a caret in, with who does. */
export function byKey(others: readonly Other[]): Map<string, readonly Other[]> {
  const index = new Map<string, Other[]>();
  for (const other of others) {
    const { at, preview, caret } = other.presence;
    for (const key of new Set([at?.key, preview?.key, caret?.key])) {
      if (key !== undefined) index.set(key, [...(index.get(key) ?? []), other]);
    }
  }
  return index;
}
