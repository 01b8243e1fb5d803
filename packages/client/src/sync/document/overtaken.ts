import { currentValues, jsonEqual, LAYOUT, parseEntry, readEntry, type JsonValue } from "@tutti/protocol";
import * as Y from "yjs";

/** A value of mine that the server never saw standing: somebody else's took its place when the copies met. */
export interface Overtaken {
  /** Name of the entry. */
  readonly entry: string;
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
  /** The Yjs client that wrote theirs. */
  readonly client: number;
}

/** A value of mine in whose place another has come, and which was not durable then. */
export interface Replaced {
  readonly id: Y.ID;
  readonly value: JsonValue;
  readonly revision: number;
}

/**
 * Of two values that were set apart, Yjs lets one stand by a number that means nothing to people. Where it is mine, and the older
 * one, the server puts theirs back and tells me. Where it is theirs, mine has never stood at the server, and nobody there can
 * know that I had set one: so this page looks, while its copy and the server's meet on a new line, and as long as changes of
 * its own are not durable: a network that was gone for a moment may give an old line back, which then goes on where it was.
 */
export class OvertakenValues {
  readonly #doc: Y.Doc;
  readonly #isServer: (origin: unknown) => boolean;
  readonly #durable: () => number;
  readonly #tell: (overtaken: readonly Overtaken[]) => void;
  /** What was here before the line: whatever it replaces later is none of ours. */
  readonly #before: ReadonlyMap<number, number>;
  readonly #replaced: Map<string, Replaced>;
  readonly #observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => this.#observe(events, transaction);
  #vector: ReadonlyMap<number, number> | undefined;
  #synced = false;
  /** Whether the copies have met: from then on the line brings what happens. */
  #met = false;
  #over = false;

  /**
   * @param isServer whether a transaction brought what the server sent on this line.
   * @param durable the clock of this page's own changes up to which the server has called them durable: what it has of the
   *   later ones may have come to it on a line that brought no answer any more.
   * @param replaced what was seen on the line before, and not settled on it, by the entry's name; added to.
   */
  constructor(doc: Y.Doc, isServer: (origin: unknown) => boolean, durable: () => number, replaced: Map<string, Replaced>, tell: (overtaken: readonly Overtaken[]) => void) {
    this.#replaced = replaced;
    this.#doc = doc;
    this.#isServer = isServer;
    this.#durable = durable;
    this.#tell = tell;
    this.#before = Y.decodeStateVector(Y.encodeStateVector(doc));
    doc.getMap(LAYOUT.values).observeDeep(this.#observer);
  }

  /** How far the server had come when everything of ours was sent to it. */
  uploaded(vector: Uint8Array): void {
    this.#vector = Y.decodeStateVector(vector);
    this.#look();
  }

  /** Everything that the server had is here. */
  synced(): void {
    this.#synced = true;
    this.#look();
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#doc.getMap(LAYOUT.values).unobserveDeep(this.#observer);
  }

  #observe(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    const values = currentValues(this.#doc);
    for (const event of events) {
      if (event.target !== values || !(event instanceof Y.YMapEvent)) continue;
      for (const [name, change] of event.changes.keys) {
        if (!this.#isServer(transaction.origin)) {
          // Set anew by its reader, who saw what stands.
          if (this.#met) this.#replaced.delete(name);
          continue;
        }
        const old = change.action === "update" ? parseEntry(change.oldValue) : undefined;
        const id = old && replacedBy(values, name, transaction);
        // The first one only: what replaces theirs a moment later is no business of mine.
        if (old && id && !this.#replaced.has(name) && (!this.#met || this.#isPending(id))) this.#replaced.set(name, { id, value: old.v, revision: old.r });
        if (this.#met) this.#lookAt(name);
      }
    }
  }

  /** Everything of this page's is durable: what gave way from now on had stood at the server. */
  settled(): void {
    if (this.#met) this.#replaced.clear();
  }

  /** Whether it is this page's own, and not durable yet. */
  #isPending(id: Y.ID): boolean {
    return id.client === this.#doc.clientID && id.clock >= this.#durable();
  }

  /** On a line that goes on: of two of one revision Yjs decides, as for everybody; an older one of mine has given way. */
  #lookAt(name: string): void {
    const replaced = this.#replaced.get(name);
    if (!replaced || (readEntry(this.#doc, name)?.r ?? 0) <= replaced.revision) return;
    this.#replaced.delete(name);
    const overtaken = this.#standsOver(name, replaced);
    if (overtaken) this.#tell([overtaken]);
  }

  /** What stands now in place of one of mine; nothing where that is the same, was set in the knowledge of it, or is mine again. */
  #standsOver(entry: string, { id, value }: Replaced): Overtaken | undefined {
    const theirs = readEntry(this.#doc, entry);
    const item = currentValues(this.#doc)?._map.get(entry);
    if (!theirs || !item || item.id.client === this.#doc.clientID || jsonEqual(theirs.v, value) || wroteAfter(item, id)) return undefined;
    return { entry, mine: value, theirs: theirs.v, client: item.id.client };
  }

  #look(): void {
    const vector = this.#vector;
    if (this.#over || this.#met || !vector || !this.#synced) return;
    this.#met = true;
    const overtaken = [...this.#replaced].flatMap(([entry, replaced]): Overtaken[] => {
      const { id } = replaced;
      const mine = id.client === this.#doc.clientID || id.clock < (this.#before.get(id.client) ?? 0);
      const known = id.clock < (id.client === this.#doc.clientID ? this.#durable() : (vector.get(id.client) ?? 0));
      const overtaken = mine && !known ? this.#standsOver(entry, replaced) : undefined;
      return overtaken ? [overtaken] : [];
    });
    this.#replaced.clear();
    if (overtaken.length > 0) this.#tell(overtaken);
  }
}

/** The item that stood under a name before a transaction: the one before all that the transaction has brought. */
function replacedBy(values: Y.Map<unknown>, name: string, transaction: Y.Transaction): Y.ID | undefined {
  let item: Y.Item | null = values._map.get(name) ?? null;
  while (item && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)) item = item.left;
  return item?.id;
}

/** Whether whoever wrote an item had seen another one stand there: it follows it in the chain of what each replaced. */
function wroteAfter(later: Y.Item, id: Y.ID): boolean {
  let item: Y.Item | null = later;
  while (item?.origin) {
    const { client, clock }: Y.ID = item.origin;
    if (client === id.client && clock >= id.clock) return true;
    // Old entries of one client may have been folded into one item.
    do item = item.left;
    while (item && !(item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length));
  }
  return false;
}
