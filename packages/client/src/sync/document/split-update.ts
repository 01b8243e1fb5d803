import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];
type Deleted = ReturnType<typeof Y.decodeUpdate>["ds"];
interface Run { readonly structs: readonly Struct[]; next: number }

/**
 * Divides an update into several, each about as long as the limit, that can be applied one after the other: what something was
 * written beside, or in, comes before it, and what was deleted goes with what it was deleted of. Where that cannot be (the update has
 * gaps) it stays one.
 */
export function splitUpdate(update: Uint8Array, limit: number): Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const runs = new Map<number, Run>();
  for (const [client, own] of Map.groupBy(structs, ({ id }) => id.client)) runs.set(client, { structs: own, next: 0 });
  const order = structs.some((struct) => struct instanceof Y.Skip) ? undefined : inOrder(runs);
  if (!order) return [update];
  /** How far each client's structs have been given out. What was there before goes with the first piece. */
  const reached = new Map<number, number>();
  const pieces: Uint8Array[] = [];
  let piece: Written[] = [];
  let length = 0;
  const end = (last: boolean): void => {
    const from = new Map(reached);
    for (const { struct } of piece) reached.set(struct.id.client, struct.id.clock + struct.length);
    const upTo = (client: number): number => (last || !runs.has(client) ? Infinity : (reached.get(client) ?? runs.get(client)?.structs[0]?.id.clock ?? 0));
    const after = (client: number): number => (pieces.length === 0 ? 0 : !runs.has(client) ? Infinity : (from.get(client) ?? runs.get(client)?.structs[0]?.id.clock ?? 0));
    pieces.push(encode(piece, ds, after, upTo));
    piece = [];
    length = 0;
  };
  for (const [n, struct] of order.entries()) {
    const bytes = written(struct);
    piece.push({ struct, bytes });
    length += bytes.length;
    if (length >= limit && n < order.length - 1) end(false);
  }
  end(true);
  return pieces;
}

/** All structs, each after those that it names; `undefined` where they name each other in a ring, which no document does. */
function inOrder(runs: ReadonlyMap<number, Run>): Struct[] | undefined {
  const order: Struct[] = [];
  /** The client whose struct has to come before this one. */
  const awaited = (struct: Struct): number | undefined => namedBy(struct).find(({ client, clock }) => {
    const run = runs.get(client);
    const next = run?.structs[run.next];
    return client !== struct.id.client && next !== undefined && clock >= next.id.clock;
  })?.client;
  for (const client of runs.keys()) {
    const stack = [client];
    while (stack.length > 0) {
      const run = runs.get(stack.at(-1) ?? client);
      const struct = run?.structs[run.next];
      const other = struct && awaited(struct);
      if (!run || !struct) stack.pop();
      else if (other === undefined) {
        order.push(struct);
        run.next += 1;
        // Whoever waited for this client may go on.
        if (stack.length > 1) stack.pop();
      } else if (stack.includes(other)) return undefined;
      else stack.push(other);
    }
  }
  return order;
}

/** What a struct was written beside and in. */
const namedBy = (struct: Struct): Y.ID[] =>
  struct instanceof Y.Item ? [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID) : [];

interface Written { readonly struct: Struct; readonly bytes: Uint8Array }

function written(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  // As a whole: a struct that cannot be read again in part.
  (struct as { write(encoder: Y.UpdateEncoderV1, offset: number): void }).write(encoder, 0);
  return encoder.toUint8Array();
}

/** Yjs' first format: the structs client by client, then the deletions. */
function encode(piece: readonly Written[], ds: Deleted, after: (client: number) => number, upTo: (client: number) => number): Uint8Array {
  const to = encoding.createEncoder();
  const clients = [...Map.groupBy(piece, ({ struct }) => struct.id.client)].sort(([a], [b]) => b - a);
  encoding.writeVarUint(to, clients.length);
  for (const [client, own] of clients) {
    encoding.writeVarUint(to, own.length);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, own[0]?.struct.id.clock ?? 0);
    for (const { bytes } of own) encoding.writeUint8Array(to, bytes);
  }
  const deleted = [...ds.clients].map(([client, items]) => [client, items.map(({ clock, len }) => {
    const from = Math.max(clock, after(client));
    return [from, Math.min(clock + len, upTo(client)) - from] as const;
  }).filter(([, count]) => count > 0)] as const).filter(([, items]) => items.length > 0);
  encoding.writeVarUint(to, deleted.length);
  for (const [client, items] of deleted) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, items.length);
    for (const [clock, count] of items) {
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, count);
    }
  }
  return encoding.toUint8Array(to);
}
