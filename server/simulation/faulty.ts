import type { Journal } from "tutti/room";
import * as Y from "yjs";
import type { LogJournal } from "../src/journal/journal.ts";
import type { Fault } from "./faults.ts";

/** The journal as the room, the marks and the documents get it: the one that ships, unless a fault is put in between. */
export function faulty(real: LogJournal, fault: Fault | undefined): { journal: Journal; committed: () => Promise<void>; entering: LogJournal } {
  const atOnce = (): Promise<void> => Promise.resolve();
  const journal: Journal = {
    group: (write) => real.group(write),
    claim: (claim) => (fault === "no-claim" ? undefined : real.claim(claim)),
    settle: (event, person, room) => real.settle(event, person, room),
    change: (row) => real.change(row),
    bind: (document, client, person) => real.bind(document, client, person),
    meet: (room, person) => real.meet(room, person),
    committed: fault === "claim-not-awaited" ? atOnce : () => real.committed(),
    recall: (app, room) => real.recall(app, room),
  };
  const entering = fault === "deletions-not-logged" ? withoutDeletions(real) : real;
  return { journal, committed: fault === "saved-too-early" ? atOnce : () => real.committed(), entering };
}

function withoutDeletions(real: LogJournal): LogJournal {
  return new Proxy(real, {
    get: (target, name) => {
      if (name === "update") return (document: string, bytes: Uint8Array) => (Y.decodeUpdate(bytes).structs.length > 0 ? target.update(document, bytes) : undefined);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
