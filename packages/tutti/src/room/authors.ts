import { parsePersonId, type PersonId } from "@tutti/protocol";
import type * as Y from "yjs";
import { isLocal } from "./origin.ts";

/**
 * Who wrote what: a Yjs client belongs, for good, to the person of the connection that first brought it. A name inside a
 * value proves nothing, and neither does the connection alone: after a crash any editor may bring back what others wrote.
 */
export interface Authors {
  of(client: number): PersonId | undefined;
  /** The person behind a transaction as a whole: of its new structs, else (deletions have no author) of its connection. */
  ofTransaction(transaction: Y.Transaction): PersonId | undefined;
  /** Binds the clients that a transaction brought first. */
  note(transaction: Y.Transaction): void;
}

/** The server's own clients are bound too, so that nobody becomes the author of a run's writes by bringing them back. */
const SERVER = parsePersonId("_server");

export function bindAuthors(options: {
  readonly recalled: ReadonlyMap<number, PersonId> | undefined;
  readonly personOf: (origin: unknown) => PersonId | undefined;
  readonly bind: (client: number, person: PersonId) => void;
}): Authors {
  const bound = new Map(options.recalled);
  const of = (client: number): PersonId | undefined => {
    const person = bound.get(client);
    return person === SERVER ? undefined : person;
  };
  return {
    of,
    ofTransaction(transaction) {
      if (isLocal(transaction.origin)) return undefined;
      return newClients(transaction).map(of).find((person) => person !== undefined) ?? options.personOf(transaction.origin);
    },
    note(transaction) {
      const person = isLocal(transaction.origin) ? SERVER : options.personOf(transaction.origin);
      if (!person) return;
      for (const client of newClients(transaction)) {
        if (bound.has(client)) continue;
        bound.set(client, person);
        options.bind(client, person);
      }
    },
  };
}

function newClients(transaction: Y.Transaction): number[] {
  const found: number[] = [];
  transaction.afterState.forEach((clock, client) => {
    if (clock > (transaction.beforeState.get(client) ?? 0)) found.push(client);
  });
  return found;
}
