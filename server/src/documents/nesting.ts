import * as Y from "yjs";

/** How deep plain values may lie in each other: what a widget keeps has 64 levels at most, and a few lie around it. */
const DEEPEST_JSON = 100;
/** How deep types may: far more than the lists within lists of a text, and far fewer than end Yjs in a page, which goes through them by calls within calls. */
const DEEPEST_TYPES = 500;

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

/**
 * Whether an update holds, or makes, something that is nested so deep that reading it fails. It would fail in each page that
 * opens the document, and in the server that loads it, for ever.
 */
export function nestsTooDeep(document: Y.Doc, update: Uint8Array): boolean {
  const { structs } = Y.decodeUpdate(update);
  if (structs.some((struct) => struct instanceof Y.Item && plainIn(struct.content).some((value) => isDeeper(value, DEEPEST_JSON)))) return true;
  if (!structs.some(mayNest)) return false;
  const waiting = document.store.pendingStructs;
  const depths = new Depths(document, waiting ? [...structs, ...Y.decodeUpdateV2(waiting.update).structs] : structs);
  return structs.some((struct) => mayNest(struct) && depths.isTooDeep(struct));
}

/** A type that may lie in another one. */
const mayNest = (struct: Struct): struct is Y.Item => struct instanceof Y.Item && struct.content instanceof Y.ContentType && typeof struct.parent !== "string";

function plainIn(content: Y.Item["content"]): readonly unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentEmbed) return [content.embed];
  return content instanceof Y.ContentFormat ? [content.value] : [];
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

/** How deep items lie, of which some are in a document and some are only coming. */
class Depths {
  readonly #store: Y.Doc["store"];
  /** By client, in their order. */
  readonly #coming: ReadonlyMap<number, readonly Struct[]>;
  readonly #known = new Map<Struct, number>();

  constructor({ store }: Y.Doc, structs: readonly Struct[]) {
    this.#store = store;
    this.#coming = Map.groupBy(structs.toSorted((a, b) => a.id.clock - b.id.clock), ({ id }) => id.client);
  }

  isTooDeep(item: Y.Item): boolean {
    const way: { readonly struct: Struct; readonly adds: number }[] = [];
    let at: Struct | undefined = item;
    while (at && !this.#known.has(at)) {
      // Whoever says that something lies in itself gains nothing by it.
      this.#known.set(at, 0);
      const { over, adds } = this.#over(at);
      way.push({ struct: at, adds });
      at = over;
    }
    let depth = at ? (this.#known.get(at) ?? 0) : 0;
    for (const { struct, adds } of way.toReversed()) {
      depth += adds;
      this.#known.set(struct, depth);
    }
    return depth > DEEPEST_TYPES;
  }

  /** What an item lies in, or beside: it tells then what both lie in. */
  #over(struct: Struct): { readonly over: Struct | undefined; readonly adds: number } {
    if (!(struct instanceof Y.Item)) return { over: undefined, adds: 0 };
    const { parent } = struct;
    if (parent instanceof Y.ID) return { over: this.#find(parent), adds: 1 };
    if (parent instanceof Y.AbstractType) return { over: parent._item ?? undefined, adds: 1 };
    const beside = struct.origin ?? struct.rightOrigin;
    return { over: beside && typeof parent !== "string" ? this.#find(beside) : undefined, adds: 0 };
  }

  #find({ client, clock }: Y.ID): Struct | undefined {
    if (clock < Y.getState(this.#store, client)) return Y.getItem(this.#store, Y.createID(client, clock));
    const list = this.#coming.get(client) ?? [];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.id.clock ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return list[low - 1];
  }
}
