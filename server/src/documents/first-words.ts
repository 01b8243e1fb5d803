import type { PersonId } from "@tutti/protocol";
import * as Y from "yjs";
import type { LogJournal } from "../journal/journal.ts";

/** A store that does not answer keeps people waiting for this long (ms) and one that refuses not at all: a name that comes late harms less than silence. */
const AT_MOST = 2_000;

export interface FirstWordsPorts {
  readonly journal: Pick<LogJournal, "bind">;
  /** Resolves once what was entered is on the disk, or the store has refused it. */
  readonly tried: () => Promise<void>;
  readonly after: (ms: number, fn: () => void) => () => void;
}

/**
 * Before the first words of a Yjs client are let into a document, whose they are is on the disk. Otherwise a server could die
 * between their broadcast and their commit, and the next one would take them for those of whoever brings them back first:
 * what their author writes from then on in their own name would be refused.
 *
 * @returns once they may be let in; `undefined` where there is nothing to wait for.
 */
export function noteFirstWords(document: Y.Doc & { readonly name: string }, update: Uint8Array, person: PersonId, ports: FirstWordsPorts): Promise<void> | undefined {
  const clients = [...Y.parseUpdateMeta(update).to.keys()].filter((client) => !document.store.clients.has(client));
  if (clients.length === 0) return undefined;
  // Of somebody who is bound already, in an earlier life of this server, the store keeps the first.
  for (const client of clients) ports.journal.bind(document.name, client, person);
  return new Promise((resolve) => {
    const cancel = ports.after(AT_MOST, resolve);
    const go = (): void => {
      cancel();
      resolve();
    };
    ports.tried().then(go, go);
  });
}
